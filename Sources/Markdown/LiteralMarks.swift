internal import Diagnostics

/// Emphasis that CommonMark left as literal marks.
///
/// Thai is written without spaces, so in `**100%**ของ` the closing `**` stands between punctuation and a letter and does not close. Such a
/// mark is told by a literal mark of the same kind before it, in the same paragraph, that hugs its words.
enum LiteralMarks {
  private struct Mark {
    let text: String
    let line: Int
    /// The characters before it on its line, to find it in the source.
    let before: [Character]
    let after: Character?
    var hugsLeft: Bool { before.last.map { !$0.isWhitespace } ?? false }
    var hugsRight: Bool { after.map { !$0.isWhitespace } ?? false }
  }

  private static let longestLine = 8192

  static func check(_ markup: Markup, _ block: Markup.Index, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    guard holdsMark(markup, block) else { return }
    var openers: [String: Mark] = [:]
    // Marks stand in the order of the text: each is looked for behind the last that was reported.
    var place = 0
    let marks = marks(markup, block)
    for mark in marks {
      // Two marks that both end words, as those of significance do, are no pair.
      if let opener = openers[mark.text], opener.hugsRight ? mark.hugsLeft || mark.text == "**" : mark.hugsLeft && !opener.hugsLeft {
        report(opener: opener, closer: mark, file, &place, &diagnostics)
        openers[mark.text] = nil
      } else if mark.hugsRight || mark.text == "**" {
        openers[mark.text] = mark
      }
    }
    // One alone that begins a word: nothing in the paragraph ends it.
    if let alone = openers["**"], marks.count(where: { $0.text == "**" }) == 1, alone.hugsRight, !alone.hugsLeft, alone.after?.isLetter == true,
      let range = find(alone, file, from: place) {
      diagnostics.append(Diagnostic(.emphasisNotClosed, at: file.place(range), variant: "never", ["mark": alone.text]))
    }
  }

  private static func holdsMark(_ markup: Markup, _ block: Markup.Index) -> Bool {
    var found = false
    markup.walk(block, enter: { index in
      if markup.nodes[index].kind == .text, !found { found = markup.bytes(of: index).contains { $0 == 0x2A || $0 == 0x7E } }
      return found ? .over : .into
    }, leave: { _ in })
    return found
  }

  /// The literal `*`, `**` and `~~` of a block in order; a longer run counts as its first two.
  private static func marks(_ markup: Markup, _ block: Markup.Index) -> [Mark] {
    var characters: [(character: Character, line: Int, isText: Bool)] = []
    markup.walk(block, enter: { index in
      let node = markup.nodes[index]
      switch node.kind {
      case .text: for character in markup.text(of: index) { characters.append((character, Int(node.firstLine), true)) }
      case .softBreak, .lineBreak: characters.append(("\n", Int(node.firstLine), false))
      case .code, .image, .html: characters.append(("x", Int(node.firstLine), false))
      default: break
      }
      return node.kind == .image ? .over : .into
    }, leave: { _ in })
    var marks: [Mark] = []
    var position = 0
    while position < characters.count {
      let here = characters[position]
      guard here.isText, here.character == "*" || here.character == "~" else { position += 1; continue }
      var end = position + 1
      while end < characters.count, characters[end].character == here.character, characters[end].isText { end += 1 }
      if here.character == "*" || end - position > 1 {
        let before = characters[max(0, position - 6)..<position].reversed().prefix { $0.isText }.reversed().map(\.character)
        marks.append(Mark(text: String(repeating: here.character, count: min(2, end - position)), line: here.line, before: before,
          after: end < characters.count ? characters[end].character : nil))
      }
      position = end
    }
    return marks
  }

  /// The culprit is the one with a space within, else the closing mark, unless the opening one is glued to a letter before and punctuation after.
  private static func report(opener: Mark, closer: Mark, _ file: SourceFile, _ start: inout Int, _ diagnostics: inout [Diagnostic]) {
    if let spaced = opener.hugsRight ? (closer.hugsLeft ? nil : closer) : opener {
      guard let range = find(spaced, file, from: start) else { return }
      start = range.upperBound
      diagnostics.append(Diagnostic(.emphasisNotClosed, at: file.place(range), variant: opener.hugsRight ? "space-before" : "space-after", ["mark": spaced.text]))
      return
    }
    let openerGlued = opener.hugsLeft && opener.before.last.map { !$0.isPunctuation } == true && opener.after?.isPunctuation == true
    let culprit = openerGlued ? opener : closer
    guard let range = find(culprit, file, from: start) else { return }
    start = range.upperBound
    let suggestion = openerGlued ? " \(culprit.text)" : "\(culprit.text) "
    diagnostics.append(Diagnostic(.emphasisNotClosed, at: file.place(range), variant: openerGlued ? "opening" : "closing", ["mark": culprit.text],
      suggestions: [Suggestion(suggestion)], fix: openerGlued ? nil : colonOutside(culprit, range, file)))
  }

  /// `**words:**more` → `**words**:more`, where what stands around it leaves no doubt which mark of the line it is.
  private static func colonOutside(_ mark: Mark, _ range: Range<Int>, _ file: SourceFile) -> Replacement? {
    guard mark.before.last == ":", mark.before.dropLast().last.map({ !$0.isWhitespace }) == true, let after = mark.after else { return nil }
    let line = file.bytes[file.lineRange(mark.line)]
    // All of the line is looked at for each mark: one as long as a book is left to its author.
    guard line.count <= longestLine else { return nil }
    let written = Array((":" + mark.text + String(after)).utf8)
    // In code, and behind a backslash, the same marks are meant as they stand.
    let isPlain = !line.contains(UInt8(ascii: "`")) && !line.contains(UInt8(ascii: "\\")) && !line.contains(UInt8(ascii: "<"))
    guard isPlain || line.indices.count(where: { line[$0...].starts(with: written) }) == 1, line[(range.lowerBound - 1)...].starts(with: written) else { return nil }
    return file.replacement(of: range.lowerBound - 1..<range.upperBound, with: mark.text + ":")
  }

  /// Where the mark stands in the source; nil when it was escaped there, which is what the author wanted.
  private static func find(_ mark: Mark, _ file: SourceFile, from start: Int) -> Range<Int>? {
    // The words before it may hold marks that did become emphasis: fewer of them are tried then.
    let after = mark.after.map { $0 == "\n" ? "" : String($0) } ?? ""
    for (count, behind) in stride(from: mark.before.count, through: min(1, mark.before.count), by: -1).flatMap({ [($0, after), ($0, "")] }) {
      if let range = find(String(mark.before.suffix(count)) + mark.text + behind, file, line: mark.line, from: start) {
        let end = range.upperBound - behind.utf8.count
        return (end - mark.text.utf8.count)..<end
      }
    }
    return nil
  }

  private static func find(_ text: String, _ file: SourceFile, line: Int, from first: Int) -> Range<Int>? {
    let whole = file.lineRange(line)
    let needle = Array(text.utf8)
    let first = max(first, whole.lowerBound)
    guard first + needle.count <= whole.upperBound else { return nil }
    for start in first...(whole.upperBound - needle.count) where file.bytes[start] == needle[0] {
      if file.bytes[start..<(start + needle.count)].elementsEqual(needle) { return start..<(start + needle.count) }
    }
    return nil
  }
}
