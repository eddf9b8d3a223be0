internal import Glibc

/// The names under which a server may be asked. Any other is a page of another site that had its name lead here (DNS rebinding).
struct HostNames: Sendable {
  private let host: String

  init(_ host: String) { self.host = host.lowercased() }

  static func isLoopback(_ host: String) -> Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") && isAddress(host) }

  /// `field` is what the client sent, with or without a port.
  func accept(_ field: String) -> Bool {
    guard let name = Self.name(field.lowercased()) else { return false }
    if Self.isLoopback(name) || name == host { return true }
    guard !Self.isLoopback(host) else { return false }
    // An address as such leads nowhere else; names do.
    return Self.isAddress(name) || name == Self.machine
  }

  /// `[::1]:8080` → `::1`.
  private static func name(_ field: String) -> String? {
    let isBracketed = field.hasPrefix("[")
    guard let end = isBracketed ? field.firstIndex(of: "]") : field.firstIndex(of: ":") ?? field.endIndex else { return nil }
    let name = field[..<end].drop { $0 == "[" }
    let rest = field[end...].drop { isBracketed && $0 == "]" }
    let isPort = rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    return isPort && !name.isEmpty ? String(name) : nil
  }

  private static func isAddress(_ name: String) -> Bool {
    var bytes = in6_addr()
    return inet_pton(AF_INET, name, &bytes) == 1 || inet_pton(AF_INET6, name, &bytes) == 1
  }

  private static let machine: String = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).lowercased()
  }()
}
