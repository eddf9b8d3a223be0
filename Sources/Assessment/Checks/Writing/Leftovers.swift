internal import Diagnostics
internal import Markdown

/// Text that waits for the right one, in parts that are written otherwise: a part of nothing but such text is not written yet.
enum Leftovers {
  /// What the words begin with.
  static let triggers: String = {
    let firsts = WritingWords.shared[.leftovers].compactMap { String(decoding: $0, as: UTF8.self).unicodeScalars.first }
    return Set(firsts.flatMap { [String($0), String($0).uppercased()] }).sorted().joined()
  }()

  static func words(_ passage: inout WritingPassage, _ index: Int) {
    guard let word = passage.word(.leftovers, at: index) else { return }
    let (before, after) = (passage[index - 1], passage[word.upperBound])
    let isBracketed = before == UInt8(ascii: "(") || before == UInt8(ascii: "[")
    guard isBracketed || (isOpen(before) && isOpen(after)) else { return }
    report(&passage, word)
  }

  /// `...`, `xxx` and `25xx`.
  static func blanks(_ passage: inout WritingPassage, _ index: Int) {
    let range = run(passage, index)
    guard !range.isEmpty else { return }
    WritingPassage.isLatin(passage[index]) ? crosses(&passage, range) : dots(&passage, range)
  }

  /// The run of one letter that begins at `index`; empty where it began earlier.
  private static func run(_ passage: WritingPassage, _ index: Int) -> Range<Int> {
    let (byte, width) = (passage[index] | 0x20, passage[index] < 0x80 ? 1 : 3)
    let isDot = !WritingPassage.isLatin(passage[index])
    func continues(_ place: Int) -> Int? {
      if isDot { return passage[place] == UInt8(ascii: ".") ? 1 : isEllipsis(passage, place) ? 3 : nil }
      return passage[place] | 0x20 == byte ? 1 : nil
    }
    if continues(index - 1) == 1 || (isDot && continues(index - 3) == 3) { return index..<index }
    var end = index + width
    while let more = continues(end) { end += more }
    return index..<end
  }

  private static func isEllipsis(_ passage: WritingPassage, _ index: Int) -> Bool { passage[index] == 0xE2 && passage[index + 1] == 0x80 && passage[index + 2] == 0xA6 }

  /// Crosses alone, or behind the first digits of a year. Masked numbers (`08x-xxx-xxxx`) are no leftovers.
  private static func crosses(_ passage: inout WritingPassage, _ range: Range<Int>) {
    var start = range.lowerBound
    while WritingPassage.isDigit(passage[start - 1]) { start -= 1 }
    let isYear = range.count == 2 && range.lowerBound - start == 2 && passage[start] == UInt8(ascii: "2")
    guard isYear || (range.count >= 3 && start == range.lowerBound), isOpen(passage[start - 1]) || passage.thai(before: start) != nil,
      isOpen(passage[range.upperBound]) || passage.thai(range.upperBound) != nil
    else { return }
    report(&passage, start..<range.upperBound)
  }

  /// Dots to be filled in: many of them, alone in a block, or beside a word that wants a figure.
  private static func dots(_ passage: inout WritingPassage, _ range: Range<Int>) {
    let text = passage.text(range)
    let count = text.unicodeScalars.reduce(0) { $0 + ($1 == "." ? 1 : 3) }
    let (before, after) = (passage.spaceStart(range.lowerBound), passage.spaceEnd(range.upperBound))
    let isAlone = before <= passage.start && after >= passage.end
    guard count >= 3, isAlone || isBlank(passage, before, after, count) else { return }
    report(&passage, range)
  }

  private static func isBlank(_ passage: WritingPassage, _ before: Int, _ after: Int, _ count: Int) -> Bool {
    // Leaders of a table of contents.
    if WritingPassage.isDigit(passage[after]) { return false }
    return count > 3 || passage.word(.blanksBefore, before: before) != nil || passage.word(.blanksBehind, at: after) != nil
  }

  private static func isOpen(_ byte: UInt8) -> Bool { byte == 0 || (byte < 0x80 && !WritingPassage.isLatin(byte) && !WritingPassage.isDigit(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ".")) }

  private static func report(_ passage: inout WritingPassage, _ range: Range<Int>) {
    if let document = passage.document, !isWritten(document, passage.block.top) { return }
    passage.report(.placeholderText, range, ["text": passage.text(range)])
  }

  /// Whether the part of the text around a block says something besides. Drafts are left alone.
  private static func isWritten(_ document: ResolvedDocument, _ top: Markup.Index) -> Bool {
    guard !document.isDraft else { return false }
    guard let answer = document.answer, top > 0 else { return document.isAnswered }
    let parts = answer.levels.flatMap { [$0.whole] + $0.facets }
    if let part = parts.last(where: { $0.blocks.contains(top) }) { return part.blocks.contains { AnsweredText.isAnswer($0, in: document.body.markup) } }
    return [answer.overview, answer.summary].first { $0.contains(top) }?.contains { AnsweredText.isAnswer($0, in: document.body.markup) } ?? document.isAnswered
  }
}

/// Web addresses that are text and no links.
enum BareAddresses {
  private static let schemes = ["https://", "http://", "www."].map { Array($0.utf8) }

  static func look(_ passage: inout WritingPassage, _ index: Int) {
    let before = passage[index - 1]
    guard !WritingPassage.isLatin(before), !WritingPassage.isDigit(before), before != UInt8(ascii: "/"), before != UInt8(ascii: "."), before != UInt8(ascii: "@"), before != UInt8(ascii: "-"),
      let scheme = schemes.first(where: { $0.enumerated().allSatisfy { passage[index + $0.offset] == $0.element } })
    else { return }
    var end = index + scheme.count
    while isPart(passage[end]) { end += 1 }
    while end > index, ".,;:!?*_'~".utf8.contains(passage[end - 1]) { end -= 1 }
    let range = index..<end
    guard passage.bytes[(index + scheme.count)..<max(end, index + scheme.count)].contains(UInt8(ascii: ".")), !passage.isLinked(range) else { return }
    let address = passage.text(range)
    passage.report(.bareURL, range, ["address": address], fix: scheme.count == 4 ? "<https://\(address)>" : "<\(address)>")
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte > 32 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "(") && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "|") }
}
