/// The one place where text becomes HTML: `&`, `<`, `>`, `"` and `'` as entities, everything else unchanged.
package enum HTMLEscape {
  package static func append(_ utf8: some Sequence<UInt8>, to output: inout [UInt8]) {
    if utf8.withContiguousStorageIfAvailable({ append($0, to: &output) }) == nil {
      Array(utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }
  }

  /// Copies the runs between special characters as a whole.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in 0..<bytes.count where isSpecial(bytes[index]) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      output += entity(bytes[index]).utf8
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// All five lie between `"` and `>`, so that most letters fail the first comparison; a bit for each of that range does the rest.
  @inline(__always) private static func isSpecial(_ byte: UInt8) -> Bool {
    let distance = byte &- UInt8(ascii: "\"")
    return distance < 29 && (0b1_0100_0000_0000_0000_0000_0011_0001 as UInt32) &>> UInt32(distance) & 1 == 1
  }

  private static func entity(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}
