internal import Files

extension Fingerprint {
  /// Enough to tell the versions of one file apart.
  var short: String { String(sha256.prefix(16)) }
}

/// What tells the versions of a bundle's files apart, by their addresses as pages write them.
struct FileVersions: Sendable {
  private let versions: [String: String]

  init(_ files: [Bundle.File]) async {
    let others = files.filter { !$0.path.hasSuffix(".html") }
    let pairs = await Parallel.map(others) { file in
      switch file.content {
      case .bytes(let bytes): (PercentEncoding.path(file.path), Fingerprint(of: bytes).short)
      case .copy(let source): (PercentEncoding.path(file.path), Disk.version(source.path))
      }
    }
    versions = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The versions of all that a page shows or leads to besides pages.
  func shown(on page: [UInt8]) -> [UInt8] {
    var text = ""
    page.withUnsafeBufferPointer { bytes in
      var index = 4
      while index + 1 < bytes.count {
        defer { index += 1 }
        guard bytes[index] == UInt8(ascii: "="), bytes[index + 1] == UInt8(ascii: "\"") else { continue }
        guard bytes[(index - 3)..<index].elementsEqual("src".utf8) || bytes[(index - 4)..<index].elementsEqual("href".utf8) else { continue }
        let value = bytes[(index + 2)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        var address = String(decoding: value, as: UTF8.self)[...]
        while address.hasPrefix("../") { address = address.dropFirst(3) }
        if let version = versions[String(address)] { text += version + "\n" }
      }
    }
    return Array(text.utf8)
  }
}
