/// Names that every file system, web server and archive takes: ASCII letters, digits, dot, hyphen and underscore.
package enum PortableName {
  private static let reserved: Set<String> = ["con", "prn", "aux", "nul"]

  package static func isPortable(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 60, name.utf8.last != UInt8(ascii: ".") else { return false }
    return name.utf8.allSatisfy(isPortableByte)
  }

  private static func isPortableByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46 || byte == 95
  }

  /// A stable name made from any text: its ASCII letters and a short hash of the whole.
  package static func made(from text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    let tail = String(repeating: "0", count: 8 - digits.count) + digits
    var head = ""
    for byte in text.utf8 where head.utf8.count < 30 {
      if isPortableByte(byte), byte != 46 { head.unicodeScalars.append(Unicode.Scalar(byte)) } else if byte == 32, !head.hasSuffix("-") { head += "-" }
    }
    head = head.trimmed(of: "-_.")
    return head.isEmpty ? "x" + tail : head + "-" + tail
  }

  /// A name safe as one part of an address: made where it is not portable, with `_` in front where Windows reserves it.
  package static func part(_ name: String) -> String {
    let safe = isPortable(name) ? name : made(from: name)
    return isReserved(safe) ? "_" + safe : safe
  }

  /// A file name that keeps its extension: `แผน 1.pdf` → `1-6b2f….pdf`.
  package static func file(_ name: String) -> String {
    if isPortable(name) { return isReserved(name) ? "_" + name : name }
    guard let dot = name.lastIndex(of: "."), isPortable("x" + name[dot...]), name[dot...].utf8.count <= 10 else { return part(name) }
    return part(made(from: name)) + name[dot...]
  }

  private static func isReserved(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    guard !reserved.contains(stem) else { return true }
    return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.last.map { "123456789".contains($0) } == true
  }
}
