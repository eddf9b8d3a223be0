internal import Diagnostics

/// Letters, marks and spaces: what looks right on the author's screen and is not.
enum Spelling {
  /// Nikhahit and sara aa typed for sara am, with or without a tone mark: the word is not found in a search then.
  static func saraAm(_ passage: inout WritingPassage, _ index: Int) {
    let tones: ClosedRange<UInt8> = 0x48...0x4B
    let before = passage.thai(before: index).flatMap { tones.contains($0) ? index - 3..<index : nil }
    let after = passage.thai(index + 3).flatMap { tones.contains($0) ? index + 3..<index + 6 : nil }
    let vowel = after?.upperBound ?? index + 3
    guard passage.thai(vowel) == 0x32 else { return }
    // With the consonant below them: a mark alone has no place of its own on the screen.
    let mark = before?.lowerBound ?? index
    let start = passage.thai(before: mark) == nil ? mark : mark - 3
    passage.report(.wrongThaiLetter, start..<vowel + 3, fix: passage.text(start..<mark) + passage.text(before ?? after ?? index..<index) + "\u{E33}")
  }

  /// Two sara e typed for sara ae.
  static func saraAe(_ passage: inout WritingPassage, _ index: Int) {
    guard passage.thai(index + 3) == 0x40, passage.thai(before: index) != 0x40 else { return }
    passage.report(.wrongThaiLetter, index..<index + 6, variant: "sara-ae", fix: "\u{E41}")
  }

  /// Mai yamok stands between spaces.
  static func repeatMark(_ passage: inout WritingPassage, _ index: Int) {
    let isGluedBefore = passage.thai(before: index).map(WritingPassage.isLetter) ?? false
    let isGluedAfter = passage.thai(index + 3).map(WritingPassage.isLetter) ?? false
    guard isGluedBefore || isGluedAfter else { return }
    let variant = isGluedBefore && isGluedAfter ? "both" : isGluedAfter ? "after" : ""
    passage.report(.repeatMarkSpacing, index..<index + 3, variant: variant, fix: (isGluedBefore ? " " : "") + "\u{E46}" + (isGluedAfter ? " " : ""))
  }

  /// Bytes between two quotes that belong together.
  private static let longestQuote = 600

  /// Typewriter quotes around Thai words.
  static func quotes(_ passage: inout WritingPassage, _ index: Int) {
    guard passage.block.kind != .value else { return }
    // Behind a number it is a measure in inches.
    guard let open = passage.quote else {
      if !WritingPassage.isDigit(passage[index - 1]) { passage.quote = index }
      return
    }
    passage.quote = nil
    let inner = open + 1..<index
    guard inner.count <= longestQuote, inner.contains(where: { passage.thai($0) != nil }) else { return }
    passage.report(.straightQuotes, open..<index + 1, fix: "“" + passage.text(inner) + "”")
  }

  /// Several spaces between two words of a line.
  static func spaces(_ passage: inout WritingPassage, _ index: Int) {
    guard passage[index + 1] == 32, passage[index - 1] != 32 else { return }
    var end = index + 2
    while passage[end] == 32 { end += 1 }
    let neighbours = [passage[index - 1], passage[end]]
    guard !neighbours.contains(where: { $0 == 0 || WritingPassage.isSpace($0) }) else { return }
    passage.report(.doubleSpace, index..<end, ["count": String(end - index)], fix: " ")
  }
}

/// Per cent said twice: before the number and behind it.
enum Percentages {
  static func look(_ passage: inout WritingPassage, _ number: WritingNumber) {
    guard let sign = passage.word(.percentBehind, at: passage.spaceEnd(number.range.upperBound)) else { return }
    var start = passage.spaceStart(number.range.lowerBound)
    // Of a span, what stands before the first number counts.
    if let dash = passage.word(.to, before: start) {
      var first = passage.spaceStart(dash.lowerBound)
      while WritingPassage.isDigit(passage[first - 1]) || passage[first - 1] == UInt8(ascii: ".") || passage[first - 1] == UInt8(ascii: ",") { first -= 1 }
      start = passage.spaceStart(first)
    }
    guard let word = passage.word(.percentBefore, before: start) else { return }
    let right = passage.text(word.lowerBound..<number.range.upperBound)
    passage.report(.percentTwice, word.lowerBound..<sign.upperBound, ["word": passage.text(word), "sign": passage.text(sign)], fix: right)
  }
}

/// Large numbers in words without what they count.
enum Quantities {
  /// Bytes in which the unit of a later number counts for this one too: "30 ล้านเป็น 45 ล้านบาท".
  private static let reach = 120

  static func look(_ passage: inout WritingPassage, _ number: WritingNumber) {
    guard passage.block.kind == .paragraph, let scale = passage.word(.scales, at: passage.spaceEnd(number.range.upperBound)) else { return }
    var place = scale.upperBound
    while let more = passage.word(.scales, at: place) ?? passage.word(.scaleTails, at: place) { place = more.upperBound }
    let next = passage.spaceEnd(place)
    guard passage.word(.units, at: next) == nil, isUnitless(passage, place, next), !hasUnitLater(passage, next) else { return }
    passage.report(.numberWithoutUnit, number.range.lowerBound..<scale.upperBound, ["number": passage.text(number.range.lowerBound..<scale.upperBound)])
  }

  /// Whether what follows can be no unit: the end, a mark, a word that joins. Any other word may be one.
  private static func isUnitless(_ passage: WritingPassage, _ place: Int, _ next: Int) -> Bool {
    if passage.word(.notUnits, at: next) != nil { return true }
    if passage.thai(next) != nil { return false }
    let byte = passage[next]
    if byte == 0 { return next >= passage.end }
    return byte < 0x80 && !WritingPassage.isLatin(byte) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "<")
  }

  private static func hasUnitLater(_ passage: WritingPassage, _ place: Int) -> Bool {
    var index = place
    while index < min(place + reach, passage.end) {
      guard let number = passage.number(at: index) else { index += 1; continue }
      index = number.range.upperBound
      guard let scale = passage.word(.scales, at: passage.spaceEnd(index)) else { continue }
      return passage.thai(scale.upperBound) != nil || passage.word(.units, at: passage.spaceEnd(scale.upperBound)) != nil
    }
    return false
  }
}
