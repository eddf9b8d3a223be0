/// Lines of Thai text: none begins with ๆ or ฯ, which belong to the word before them.
enum ThaiLines {
  /// The space before them on a finished page becomes one that does not break. Sources, search and report.json keep theirs.
  static func joined(_ html: [UInt8]) -> [UInt8] {
    let places = html.withUnsafeBufferPointer { bytes in
      // What the last letter of the two is told by is rare; the space before it rarer still.
      bytes.indices.filter { (bytes[$0] == 0x86 || bytes[$0] == 0xAF) && isAfterSpace($0, bytes) }
    }
    guard !places.isEmpty else { return html }
    var joined: [UInt8] = []
    joined.reserveCapacity(html.count + places.count)
    var start = 0
    for place in places {
      joined += html[start..<place - 3]
      joined += [0xC2, 0xA0]
      start = place - 2
    }
    return joined + html[start...]
  }

  /// Whether ๆ (E0 B9 86) or ฯ (E0 B8 AF) ends here, behind a space or the end of a line within a text.
  private static func isAfterSpace(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard end >= 4, bytes[end - 2] == 0xE0, bytes[end - 1] == (bytes[end] == 0x86 ? 0xB9 : 0xB8) else { return false }
    let before = bytes[end - 4]
    return bytes[end - 3] == 0x20 ? before > 0x20 : bytes[end - 3] == 0x0A && before >= 0x80
  }
}
