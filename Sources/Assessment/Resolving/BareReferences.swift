internal import Diagnostics

/// `op:7` in running text, without the `< >` that make it a link. Only what there is: a manual may speak of others.
enum BareReferences {
  /// Words whose ids cannot be taken for something else: they hold a digit.
  private static let words: Set<ReferenceWord> = [.op, .item, .kpi, .ev]

  static func mayStand(in text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { text[$0] == UInt8(ascii: ":") && $0 > text.startIndex && isLetter(text[$0 - 1]) }
  }

  static func scan(_ text: String, _ line: Int, _ file: SourceFile, _ catalogue: Catalogue, _ diagnostics: inout [Diagnostic]) {
    let bytes = Array(text.utf8)
    var place = file.lineRange(line)
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
      guard let (range, word) = reference(around: colon, bytes), !isMarked(range.lowerBound, bytes) else { continue }
      let id = String(decoding: bytes[(colon + 1)..<range.upperBound], as: UTF8.self)
      guard catalogue.has(word, id) else { continue }
      // What is not written as it is read, with entities or escapes, is not looked for again and again.
      guard let found = find(bytes[range], file, place) else { return }
      let (written, right) = (String(decoding: bytes[range], as: UTF8.self), "<\(word.rawValue):\(id)>")
      place = found.upperBound..<place.upperBound
      diagnostics.append(Diagnostic(.brokenLink, at: file.place(found), variant: "bare", ["written": written, "right": right], suggestions: [Suggestion(right)]))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func reference(around colon: Int, _ bytes: [UInt8]) -> (Range<Int>, ReferenceWord)? {
    var (start, end) = (colon, colon + 1)
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "-") { end += 1 }
    while end > colon + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
    guard let word = ReferenceWord(rawValue: String(decoding: bytes[start..<colon], as: UTF8.self).lowercased()), words.contains(word),
      bytes[(colon + 1)..<end].contains(where: isDigit), start == 0 || !isDigit(bytes[start - 1])
    else { return nil }
    return (start..<end, word)
  }

  /// Other looks tell of what stands in brackets as a link would.
  private static func isMarked(_ start: Int, _ bytes: [UInt8]) -> Bool {
    guard start > 0 else { return false }
    let before = bytes[start - 1]
    if before == UInt8(ascii: "(") { return bytes[..<(start - 1)].last { $0 != 32 } == UInt8(ascii: "]") }
    return before == UInt8(ascii: "<") || before == UInt8(ascii: "[") || before == UInt8(ascii: "/")
  }

  /// The first place that is no link's destination, not escaped and not in code.
  private static func find(_ written: ArraySlice<UInt8>, _ file: SourceFile, _ line: Range<Int>) -> Range<Int>? {
    guard written.count <= line.count else { return nil }
    for start in line.lowerBound...(line.upperBound - written.count) where file.bytes[start..<(start + written.count)].elementsEqual(written) {
      let before = start > line.lowerBound ? file.bytes[start - 1] : 32
      guard before != UInt8(ascii: "<"), before != UInt8(ascii: "`"), before != UInt8(ascii: "\\") else { continue }
      if before == UInt8(ascii: "("), start > line.lowerBound + 1, file.bytes[start - 2] == UInt8(ascii: "]") { continue }
      return start..<(start + written.count)
    }
    return nil
  }
}
