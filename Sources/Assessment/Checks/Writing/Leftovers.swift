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

  /// Bytes of an order in brackets.
  private static let longestOrder = 120

  /// `(ระบุชื่อ)` and `[ใส่ข้อมูล]`: what an author is to put there. Round brackets may hold any other words of the text.
  static func orders(_ passage: inout WritingPassage, _ index: Int) {
    let isRound = passage[index] == UInt8(ascii: "(")
    guard let order = passage.word(.asks, at: index + 1), !isForm(passage, index) else { return }
    var end = passage.spaceEnd(order.upperBound)
    while let asked = passage.word(.asked, at: end) { end = passage.spaceEnd(asked.upperBound) }
    if !isRound, end > order.upperBound { while end < min(passage.end, index + longestOrder), passage[end] != UInt8(ascii: "]"), passage[end] != 0 { end += 1 } }
    // The words of a link stand before a destination, which is left out here.
    guard passage[end] == UInt8(ascii: isRound ? ")" : "]"), end + 1 >= passage.end || passage[end + 1] != 0 else { return }
    report(&passage, index..<end + 1)
  }

  /// What is told of a form, not of the report: `อื่น ๆ (ระบุ)`, `ปุ่ม [กรอกข้อมูล]`.
  private static func isForm(_ passage: WritingPassage, _ index: Int) -> Bool {
    passage.word(.others, before: passage.spaceStart(index)) != nil || passage.word(.fields, in: max(passage.start, index - longestOrder)..<index) != nil
  }

  /// `...`, `xxx`, `25xx` and `____`.
  static func blanks(_ passage: inout WritingPassage, _ index: Int) {
    let range = run(passage, index)
    guard !range.isEmpty else { return }
    if passage[index] == UInt8(ascii: "_") { line(&passage, range) } else if WritingPassage.isLatin(passage[index]) { crosses(&passage, range) } else { dots(&passage, range) }
  }

  /// A line to write on. Fewer marks at a word are emphasis.
  private static func line(_ passage: inout WritingPassage, _ range: Range<Int>) {
    func isFree(_ byte: UInt8) -> Bool { byte == 0 || WritingPassage.isSpace(byte) }
    guard range.count > 3 || (range.count == 3 && isFree(passage[range.lowerBound - 1]) && isFree(passage[range.upperBound])) else { return }
    report(&passage, range)
  }

  /// The run of one letter that begins at `index`; empty where it began earlier.
  private static func run(_ passage: WritingPassage, _ index: Int) -> Range<Int> {
    let (byte, width) = (passage[index] | 0x20, passage[index] < 0x80 ? 1 : 3)
    let isDot = !WritingPassage.isLatin(passage[index]) && passage[index] != UInt8(ascii: "_")
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
    var end = range.upperBound
    if passage[end] == UInt8(ascii: "."), passage[end + 1] | 0x20 == UInt8(ascii: "x") {
      end += 1
      while passage[end] | 0x20 == UInt8(ascii: "x") { end += 1 }
    }
    let digits = range.lowerBound - start
    // The session XX, XXX.
    if passage[start] == UInt8(ascii: "X"), passage.word(.ordinals, before: passage.spaceStart(start)) != nil { return }
    let isYear = end == range.upperBound && digits + range.count == 4 && (digits == 2 || digits == 3) && passage[start] == UInt8(ascii: "2")
    let isFigure = digits == 0 && (end - start >= 3 || (range.count == 2 && isWanted(passage, start, end)))
    guard isYear || isFigure, isOpen(passage[start - 1]) || passage.thai(before: start) != nil, isOpen(passage[end]) || passage.thai(end) != nil else { return }
    report(&passage, start..<end)
  }

  /// Dots to be filled in: many of them, alone in a block, or beside a word that wants a figure.
  private static func dots(_ passage: inout WritingPassage, _ range: Range<Int>) {
    let text = passage.text(range)
    let count = text.unicodeScalars.reduce(0) { $0 + ($1 == "." ? 1 : 3) }
    let (before, after) = (passage.spaceStart(range.lowerBound), passage.spaceEnd(range.upperBound))
    let isAlone = before <= passage.start && after >= passage.end
    guard count >= 3, isAlone || isBlank(passage, before, after, count) || (text == "..." && isBetweenWords(passage, before, after)) else { return }
    report(&passage, range)
  }

  private static func isBlank(_ passage: WritingPassage, _ before: Int, _ after: Int, _ count: Int) -> Bool {
    // Leaders of a table of contents.
    !WritingPassage.isDigit(passage[after]) && (count > 3 || isWanted(passage, before, after))
  }

  /// Between two words of running text, where nothing is quoted and nothing was left out of brackets.
  private static func isBetweenWords(_ passage: WritingPassage, _ before: Int, _ after: Int) -> Bool {
    guard WritingPassage.isSpace(passage[before]), WritingPassage.isSpace(passage[after - 1]), passage.thai(before: before) != nil, passage.thai(after) != nil,
      let kind = passage.document?.body.markup.nodes[passage.block.top].kind, kind != .table, kind != .blockQuote
    else { return false }
    return !isEnclosed(passage, before) && !isListing(passage, before, after)
  }

  /// Bytes before dots in which a word tells that they stand for more of a list.
  private static let listing = 150

  private static func isListing(_ passage: WritingPassage, _ before: Int, _ after: Int) -> Bool {
    passage.word(.listings, in: max(passage.start, before - listing)..<before) != nil || passage.word(.listings, at: after) != nil
  }

  /// Beside a word that wants a figure.
  private static func isWanted(_ passage: WritingPassage, _ start: Int, _ end: Int) -> Bool {
    passage.word(.blanksBefore, before: passage.spaceStart(start)) != nil || passage.word(.blanksBehind, at: passage.spaceEnd(end)) != nil
  }

  /// In quotes or brackets dots stand for what was left out.
  private static func isEnclosed(_ passage: WritingPassage, _ place: Int) -> Bool {
    if passage.quote != nil { return true }
    var index = place - 1
    while index >= max(passage.start, place - listing) {
      let byte = passage[index]
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { return true }
      if byte == UInt8(ascii: ")") { return false }
      if passage[index - 2] == 0xE2, passage[index - 1] == 0x80 {
        if byte == 0x9C || byte == 0x98 { return true }
        if byte == 0x9D || byte == 0x99 { return false }
      }
      index -= 1
    }
    return false
  }

  private static func isOpen(_ byte: UInt8) -> Bool {
    byte == 0 || (byte < 0x80 && !WritingPassage.isLatin(byte) && !WritingPassage.isDigit(byte) && !"-/.".utf8.contains(byte))
  }

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
    guard !WritingPassage.isLatin(before), !WritingPassage.isDigit(before), !"/.@-".utf8.contains(before),
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

  private static func isPart(_ byte: UInt8) -> Bool { byte > 32 && byte < 0x7F && !"<>()[]|\"".utf8.contains(byte) }
}
