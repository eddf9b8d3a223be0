internal import CThai
internal import Synchronization

/// Where Thai text may be cut between words, by libthai. Its dictionary is a file of the system; where that is missing, text is cut between
/// letters with their marks.
package enum WordBreaks {
  private struct Breaker: @unchecked Sendable {
    // Used only inside the lock, never freed.
    let pointer: OpaquePointer?
  }

  private static let breaker = Mutex(Breaker(pointer: nil))
  private static let isLoaded: Bool = breaker.withLock {
    $0 = Breaker(pointer: th_brk_new(nil))
    return $0.pointer != nil
  }

  /// A beginning of `text` of about `limit` letters that ends between words.
  package static func head(_ text: String, limit: Int) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let letters = Letters(bytes)
      // A little more than the limit is better whole.
      guard let far = letters.forward(limit * 3 / 2), let aim = letters.forward(limit) else { return String(decoding: bytes, as: UTF8.self) }
      let near = letters.forward(limit * 2 / 5) ?? 0
      let cut = bytes[near..<aim].lastIndex(of: 32) ?? bytes[aim..<far].firstIndex(of: 32) ?? dictionaryBreaks(bytes, letters, near..<aim).last ?? aim
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[..<cut]), as: UTF8.self)
    }
  }

  /// An end of `text` of about `limit` letters that begins between words.
  package static func tail(_ text: String, limit: Int) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let letters = Letters(bytes)
      guard let far = letters.backward(limit * 3 / 2), let aim = letters.backward(limit) else { return String(decoding: bytes, as: UTF8.self) }
      let near = letters.backward(limit * 2 / 5) ?? bytes.count
      let space = bytes[aim..<near].firstIndex(of: 32) ?? bytes[far..<aim].lastIndex(of: 32)
      let cut = space.map { $0 + 1 } ?? dictionaryBreaks(bytes, letters, aim..<near).first ?? aim
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[cut...]), as: UTF8.self)
    }
  }

  /// Word breaks inside `range`.
  private static func dictionaryBreaks(_ bytes: UnsafeBufferPointer<UInt8>, _ letters: Letters, _ range: Range<Int>) -> [Int] {
    guard isLoaded else { return [] }
    var text: [UInt8] = []
    var offsets: [Int] = []
    // Some text on both sides, so that the words at the edges are told.
    var offset = letters.start(max(0, range.lowerBound - 120))
    let end = min(bytes.count, range.upperBound + 120)
    while offset < end {
      let (scalar, length) = letters.scalar(offset)
      text.append(tis620(scalar))
      offsets.append(offset)
      offset += length
    }
    text.append(0)
    var positions = [Int32](repeating: 0, count: text.count)
    let count = breaker.withLock { th_brk_find_breaks($0.pointer, text, &positions, positions.count) }
    return positions.prefix(Int(max(0, count))).compactMap { position in
      guard Int(position) < offsets.count else { return nil }
      let found = offsets[Int(position)]
      return range.contains(found) && found > range.lowerBound && !letters.isMark(found) ? found : nil
    }
  }

  private static func tis620(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x20...0x7E: UInt8(scalar)
    case 0xE01...0xE5B: UInt8(scalar - 0xE00 + 0xA0)
    default: UInt8(ascii: "x")
    }
  }
}

/// Counts letters in UTF-8: a mark above or below belongs to the letter before it.
private struct Letters {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The offset after `count` letters; nil when there are fewer.
  func forward(_ count: Int) -> Int? {
    var seen = 0
    var offset = 0
    while offset < bytes.count {
      if !isMark(offset) {
        if seen == count { return offset }
        seen += 1
      }
      offset += scalar(offset).length
    }
    return nil
  }

  /// The offset before the last `count` letters; nil when there are fewer.
  func backward(_ count: Int) -> Int? {
    var seen = 0
    var offset = bytes.count
    while offset > 0, seen < count {
      offset = start(offset - 1)
      if !isMark(offset) { seen += 1 }
    }
    return seen == count ? offset : nil
  }

  /// The first byte of the scalar that a byte belongs to.
  func start(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  func scalar(_ offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    func next(_ index: Int) -> UInt32 { offset + index < bytes.count ? UInt32(bytes[offset + index] & 0x3F) : 0 }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// Thai vowels and tones above and below, sara am, and combining accents.
  func isMark(_ offset: Int) -> Bool {
    guard bytes[offset] >= 0xCC else { return false }
    switch scalar(offset).value {
    case 0x300...0x36F, 0xE31, 0xE33...0xE3A, 0xE47...0xE4E, 0x200D: return true
    default: return false
    }
  }
}
