/// Text as secrets are looked for in it: without case, and with percent-encoding decoded. It remembers where each byte stood.
package struct FoldedText {
  package private(set) var bytes: [UInt8] = []
  private var places: [Range<Int32>] = []
  private let decodes: Bool
  /// Most texts hold no secret: their places are not kept.
  private let keepsPlaces: Bool

  init(decodes: Bool, keepsPlaces: Bool) {
    self.decodes = decodes
    self.keepsPlaces = keepsPlaces
  }

  /// The next byte, and where it is written: `&amp;` is one byte at five.
  package mutating func append(_ byte: UInt8, at start: Int, _ end: Int) {
    bytes.append(Self.lowered(byte))
    if keepsPlaces { places.append(Int32(start)..<Int32(end)) }
    if decodes { decodeEnd() }
    lowerEnd()
  }

  /// A run of bytes that are all text. Most texts hold no secret: only those are gone through slowly.
  package mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    guard !keepsPlaces, !decodes else {
      for index in range { append(source[index], at: index, index + 1) }
      return
    }
    let start = bytes.count
    bytes += source[range]
    let end = bytes.count
    bytes.withUnsafeMutableBufferPointer { buffer in
      for index in start..<end {
        buffer[index] = Self.lowered(buffer[index])
        if index > start, buffer[index] & 0xC0 == 0x80, (0xC3...0xD5).contains(buffer[index - 1]) { Self.lower(&buffer, index) }
      }
    }
  }

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// What stands on both sides belongs to different texts.
  package mutating func separate(at place: Int) { append(0, at: place, place) }

  /// Where a part is written, in pieces where there is something between.
  func pieces(of part: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for place in places[part] {
      if let last = pieces.last, last.upperBound == Int(place.lowerBound) {
        pieces[pieces.count - 1] = last.lowerBound..<Int(place.upperBound)
      } else {
        pieces.append(Int(place.lowerBound)..<Int(place.upperBound))
      }
    }
    return pieces
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }

  /// `%e0` at the end becomes the byte it stands for.
  private mutating func decodeEnd() {
    let count = bytes.count
    guard count >= 3, bytes[count - 3] == UInt8(ascii: "%"), let high = Self.digit(bytes[count - 2]), let low = Self.digit(bytes[count - 1]) else { return }
    bytes.removeLast(2)
    bytes[count - 3] = Self.lowered(high * 16 + low)
    guard keepsPlaces else { return }
    let end = places[count - 1].upperBound
    places.removeLast(2)
    places[count - 3] = places[count - 3].lowerBound..<end
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }

  /// A letter of two bytes (Latin, Greek, Cyrillic); Thai has no case.
  private mutating func lowerEnd() {
    let last = bytes.count - 1
    guard bytes[last] & 0xC0 == 0x80, last >= 1, (0xC3...0xD5).contains(bytes[last - 1]) else { return }
    bytes.withUnsafeMutableBufferPointer { Self.lower(&$0, last) }
  }

  /// The letter that ends at `last`.
  private static func lower(_ bytes: inout UnsafeMutableBufferPointer<UInt8>, _ last: Int) {
    let letter = Unicode.Scalar(UInt32(bytes[last - 1] & 0x1F) << 6 | UInt32(bytes[last] & 0x3F))
    let lower = Array((letter?.properties.lowercaseMapping ?? "").utf8)
    guard lower.count == 2 else { return }
    bytes[last - 1] = lower[0]
    bytes[last] = lower[1]
  }
}

/// A word to look for in folded text, with how far to go on after each byte (Horspool's way: most bytes are never looked at).
struct Needle: Sendable {
  let bytes: [UInt8]
  private let steps: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var steps = [Int](repeating: bytes.count, count: 256)
    for (index, byte) in bytes.dropLast().enumerated() { steps[Int(byte)] = bytes.count - 1 - index }
    self.steps = steps
  }

  func ranges(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var end = bytes.count
    while end <= text.count {
      if text[end - 1] == bytes[bytes.count - 1], text[(end - bytes.count)..<end].elementsEqual(bytes) { found.append((end - bytes.count)..<end) }
      end += steps[Int(text[end - 1])]
    }
    return found
  }
}
