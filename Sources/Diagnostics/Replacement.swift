/// New text for a part of one line: what `check --fix` writes.
package struct Replacement: Hashable, Sendable {
  /// Bytes of the file as it was read, without a byte-order mark.
  package let range: Range<Int>
  /// The same part as people find it: `marked` is the former text.
  package let place: Place
  package let text: String
}

extension SourceFile {
  /// nil where the part does not lie within a line, or is too long to be shown whole.
  package func replacement(of range: Range<Int>, with text: String) -> Replacement? {
    let place = place(range)
    guard place.marked.utf8.elementsEqual(bytes[range.clamped(to: bytes.indices)]), place.marked != text else { return nil }
    return Replacement(range: range, place: place, text: text)
  }

  /// Whether a part is still what it was when the replacement was made, with the words around it.
  package func stillHolds(_ replacement: Replacement) -> Bool {
    replacement.range.upperBound <= bytes.count && place(replacement.range) == replacement.place
  }
}

extension [Replacement] {
  /// In the order of their places. Of those that overlap the first is kept: the others are found again when it is done.
  package var compatible: [Replacement] {
    var kept: [Replacement] = []
    for next in sorted(by: { $0.range.lowerBound != $1.range.lowerBound ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound < $1.range.upperBound }) {
      // Two insertions at one place would be in no order.
      if let last = kept.last, next.range.lowerBound < last.range.upperBound || next.range.lowerBound == last.range.lowerBound { continue }
      kept.append(next)
    }
    return kept
  }

  /// A text with all replacements done; they are compatible.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for replacement in self {
      result += bytes[end..<replacement.range.lowerBound]
      result += replacement.text.utf8
      end = replacement.range.upperBound
    }
    return result + bytes[end...]
  }
}
