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

  /// The longest beginning of `text` that is at most `limit` characters and ends between words.
  package static func head(_ text: String, limit: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else { return text }
    return String(text[..<cut(text, near: end, limit, isHead: true)])
  }

  /// The longest end of `text` that is at most `limit` characters and begins between words.
  package static func tail(_ text: String, limit: Int) -> String {
    guard let start = text.index(text.endIndex, offsetBy: -limit, limitedBy: text.startIndex), start > text.startIndex else { return text }
    return String(text[cut(text, near: start, limit, isHead: false)...])
  }

  /// A break near `index`: before it for a head, after it for a tail. A space not too far away is surest, and spares the dictionary.
  private static func cut(_ text: String, near index: String.Index, _ limit: Int, isHead: Bool) -> String.Index {
    let reach = max(12, limit * 3 / 5)
    if isHead {
      let low = text.index(index, offsetBy: -reach, limitedBy: text.startIndex) ?? text.startIndex
      if let space = text[low...index].lastIndex(of: " ") { return space }
      return dictionaryBreaks(text, low..<index).last ?? index
    }
    let high = text.index(index, offsetBy: reach, limitedBy: text.endIndex) ?? text.endIndex
    let from = index > text.startIndex ? text.index(before: index) : index
    if let space = text[from..<high].firstIndex(of: " ") { return text.index(after: space) }
    return dictionaryBreaks(text, index..<high).first ?? index
  }

  /// Word breaks inside `range`, found in the run of text around it that has no space.
  private static func dictionaryBreaks(_ text: String, _ range: Range<String.Index>) -> [String.Index] {
    guard isLoaded else { return [] }
    let start = text[..<range.lowerBound].lastIndex(of: " ") ?? text.index(range.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
    let end = text[range.upperBound...].firstIndex(of: " ") ?? text.index(range.upperBound, offsetBy: 60, limitedBy: text.endIndex) ?? text.endIndex
    var bytes: [UInt8] = []
    var indices: [String.Index] = []
    var index = start
    while index < end {
      bytes.append(tis620(text.unicodeScalars[index]))
      indices.append(index)
      index = text.unicodeScalars.index(after: index)
    }
    bytes.append(0)
    var positions = [Int32](repeating: 0, count: bytes.count)
    let count = breaker.withLock { th_brk_find_breaks($0.pointer, bytes, &positions, positions.count) }
    return positions.prefix(Int(max(0, count))).compactMap { position in
      let found = indices[Int(position)]
      // Only between characters: never in front of a mark.
      return range.contains(found) && found > range.lowerBound && text.indices(contain: found) ? found : nil
    }
  }

  private static func tis620(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x20...0x7E: UInt8(scalar.value)
    case 0xE01...0xE5B: UInt8(scalar.value - 0xE00 + 0xA0)
    default: UInt8(ascii: "x")
    }
  }
}

extension String {
  /// Whether an index stands between two characters.
  fileprivate func indices(contain index: String.Index) -> Bool {
    self[...].index(before: index) < index && self.index(after: self.index(before: index)) == index
  }
}
