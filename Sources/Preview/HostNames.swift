internal import Glibc

/// The names under which a server may be asked. Any other is a page of another site that had its name lead here (DNS rebinding).
struct HostNames: Sendable {
  /// How people are told to ask for it.
  let usual: String
  private let names: Set<String>
  private let isOpen: Bool

  /// `asked` is the host as the user gave it, which may stand for every address.
  init(_ usual: String, asked: String, isOpen: Bool) {
    self.usual = isOpen ? usual : "localhost"
    self.isOpen = isOpen
    names = Set([usual.lowercased(), asked.lowercased()]).union(isOpen ? Self.machine : [])
  }

  private static func isLoopback(_ name: String) -> Bool { name == "localhost" || name == "::1" || name.hasPrefix("127.") && isAddress(name) }

  /// `field` is what the client sent, with or without a port.
  func accept(_ field: String) -> Bool {
    guard let name = Self.name(field.lowercased()) else { return false }
    // An address as such leads nowhere else; names do.
    return Self.isLoopback(name) || names.contains(name) || isOpen && Self.isAddress(name)
  }

  /// `[::1]:8080` → `::1`.
  private static func name(_ field: String) -> String? {
    let isBracketed = field.hasPrefix("[")
    guard let end = isBracketed ? field.firstIndex(of: "]") : field.firstIndex(of: ":") ?? field.endIndex else { return nil }
    let name = field[..<end].drop { $0 == "[" }
    let rest = field[end...].drop { isBracketed && $0 == "]" }
    let isPort = rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    // `server.example.` is the whole name too.
    let whole = name.hasSuffix(".") ? name.dropLast() : name
    return isPort && !whole.isEmpty ? String(whole) : nil
  }

  private static func isAddress(_ name: String) -> Bool {
    var bytes = in6_addr()
    return inet_pton(AF_INET, name, &bytes) == 1 || inet_pton(AF_INET6, name, &bytes) == 1
  }

  /// What this machine calls itself, alone, in its domain, and where machines find each other without a server of names.
  private static var machine: Set<String> {
    var bytes = [CChar](repeating: 0, count: 256)
    gethostname(&bytes, bytes.count - 1)
    let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).lowercased()
    guard let label = name.split(separator: ".").first.map(String.init) else { return [] }
    var wish = addrinfo()
    wish.ai_flags = AI_CANONNAME
    var found: UnsafeMutablePointer<addrinfo>?
    defer { if let found { freeaddrinfo(found) } }
    let whole = getaddrinfo(name, nil, &wish, &found) == 0 ? found?.pointee.ai_canonname.map { String(cString: $0).lowercased() } : nil
    return [name, label, label + ".local", whole ?? name]
  }
}
