/// Where bytes stop being UTF-8, whether they were meant to be, and where the first control character is: all that decides
/// how a file is read, in one pass over it.
struct UTF8Check {
  /// The first byte that belongs to no sequence.
  private(set) var firstBroken: Int?
  /// The first byte that no text holds, such as zero.
  private(set) var firstControl: Int?
  private var inSequences = 0
  private var stray = 0

  /// Whether most bytes above ASCII stand in sound sequences: then it is UTF-8 with a fault. In a single-byte encoding
  /// such sequences come about by chance only (เนต in Windows-874 is one).
  var isMostlyUTF8: Bool { inSequences > stray }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if Self.isPlain(bytes, at: index) {
        index += 8
        continue
      }
      let length = Self.length(bytes, at: index)
      switch length {
      case 0:
        if firstBroken == nil { firstBroken = index }
        stray += 1
      case 1: if firstControl == nil, Self.isControl(bytes[index]) { firstControl = index }
      // Two letters of Windows-874 are often a sound sequence of two bytes (รถ is one).
      default: if length > 2 { inSequences += length }
      }
      index += max(length, 1)
    }
  }

  /// C0 without tab, LF and CR.
  static func isControl(_ byte: UInt8) -> Bool { byte < 32 && byte != 9 && byte != 10 && byte != 13 }

  /// Whether the next eight bytes are all ASCII from the space upwards.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 8 <= bytes.count else { return false }
    let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
    // Taking 32 from each byte sets its top bit when it is smaller.
    return (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
  }

  /// Bytes of the sound sequence at an index; 0 when there is none (RFC 3629: no surrogates, nothing overlong).
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func next(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
    func isTail(_ distance: Int) -> Bool { next(distance) & 0xC0 == 0x80 }
    let first = bytes[index]
    switch first {
    case 0x00...0x7F: return 1
    // Thai, by far the most common here; the general rule for this first byte follows below.
    case 0xE0 where next(1) == 0xB8 || next(1) == 0xB9: return isTail(2) ? 3 : 0
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return (0xA0...0xBF).contains(next(1)) && isTail(2) ? 3 : 0
    case 0xED: return (0x80...0x9F).contains(next(1)) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return (0x90...0xBF).contains(next(1)) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return (0x80...0x8F).contains(next(1)) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }
}
