/// Turns libyaml's marks (0-based line and code point) into byte offsets of the file.
///
/// libyaml's own running index counts CRLF once inside multi-line scalars and twice elsewhere, so only its line and
/// column can be trusted. One pass makes the table; after it every mark costs the same, however long its line.
struct MarkTable {
  private let base: Int
  /// Byte offset, from `base`, of each code point and of the end.
  private var offsets: [UInt32] = []
  /// Index into `offsets` of the first code point of each line, by YAML's idea of a line.
  private var lines: [Int] = [0]

  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int) {
    self.base = base
    offsets.reserveCapacity(bytes.count + 1)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte & 0xC0 == 0x80 { continue }
      offsets.append(UInt32(index))
      if Self.isBreak(bytes, at: index, byte) { lines.append(offsets.count) }
    }
    offsets.append(UInt32(bytes.count))
  }

  /// The byte offset of a mark in the file.
  func offset(_ mark: Mark) -> Int {
    // libyaml puts the end of a text without a last line end on a line of its own.
    guard mark.line < lines.count else { return base + Int(offsets[offsets.count - 1]) }
    return base + Int(offsets[min(lines[mark.line] + mark.column, offsets.count - 1)])
  }

  func range(_ start: Mark, _ end: Mark) -> Range<Int> {
    let lower = offset(start)
    return lower..<max(lower, offset(end))
  }

  /// Besides LF, CR and CRLF, YAML 1.1 breaks lines at U+0085, U+2028 and U+2029.
  private static func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ byte: UInt8) -> Bool {
    func next(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
    return switch byte {
    case 0x0A: true
    case 0x0D: next(1) != 0x0A
    case 0xC2: next(1) == 0x85
    case 0xE2: next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9)
    default: false
    }
  }
}
