/// The built-in style sheet and scripts as sites carry them: without indentation and comments, which readers would load for nothing.
/// Whole lines only, and in style sheets the spaces that mean nothing: our own files are written so that this is safe.
enum CompactText {
  static func of(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    if name.hasSuffix(".css") { return lines(bytes).flatMap(declarations) }
    if name.hasSuffix(".js") { return lines(bytes).flatMap { $0 + [10] } }
    return bytes
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 10).map { $0.drop { $0 == 32 } }.filter { !$0.isEmpty && !isComment($0) }
  }

  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "//".utf8) || line.starts(with: "/*".utf8) && line.suffix(2).elementsEqual("*/".utf8)
  }

  /// One line of a style sheet; a space says nothing behind or before these signs, unless it is quoted.
  private static func declarations(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var isQuoted = false
    for (index, byte) in zip(line.indices, line) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 32, !isQuoted, kept.last.map(isSeparator) == true || line[(index + 1)...].first.map(isBrace) == true { continue }
      kept.append(byte)
    }
    return kept
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { isBrace(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") }
  private static func isBrace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
}
