/// Windows code page 874, in which Thai Notepad and Excel save "ANSI" text. A table of our own instead of iconv: it is two
/// ranges and a few signs, and iconv looks for its tables on the disk of wherever the program runs.
enum Windows874 {
  /// UTF-8 text; nil when a byte has no meaning in 874 or no byte is a Thai letter, since then it is something else.
  static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(where: { (0xA1...0xFB).contains($0) }) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        guard let scalar = scalar(byte) else { return nil }
        text.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return text
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0xA1...0xDA, 0xDF...0xFB: Unicode.Scalar(0x0E00 + UInt32(byte - 0xA0))
    case 0x80: "\u{20AC}"
    case 0x85: "\u{2026}"
    case 0x91: "\u{2018}"
    case 0x92: "\u{2019}"
    case 0x93: "\u{201C}"
    case 0x94: "\u{201D}"
    case 0x95: "\u{2022}"
    case 0x96: "\u{2013}"
    case 0x97: "\u{2014}"
    case 0xA0: "\u{00A0}"
    default: nil
    }
  }
}
