internal import Diagnostics
internal import Markdown
internal import ThaiText

/// Words that the criteria want to read in an answer (`expects:` of a framework).
enum MentionCheck {
  static func mentions(_ report: Report) -> [Diagnostic] {
    let questions = report.framework.profile.questions.flatMap { question -> [Diagnostic] in
      guard !question.expectations.isEmpty, let document = report.document(.question(question.id)), document.isAnswered, !document.isDraft else { return [] }
      let text = text(Array(document.body.markup.children(of: 0)), document)
      return question.expectations.compactMap { finding($0, in: text, at: document.idPlace, report) }
    }
    let items = WrittenItem.all(report).filter { !$0.document.isDraft && !$0.item.expectations.isEmpty }.flatMap { written in
      written.item.expectations.compactMap { expectation -> Diagnostic? in
        guard let level = expectation.level else {
          let whole = text(Array(written.document.body.markup.children(of: 0)), written.document)
          return written.isFinished ? finding(expectation, in: whole, at: written.document.idPlace, report) : nil
        }
        guard let part = written.answer.levels.first(where: { $0.whole.id.level == level }), WrittenItem.isFinished(part) else { return nil }
        let blocks = part.whole.blocks + part.facets.flatMap(\.blocks)
        return finding(expectation, in: text(blocks, written.document), at: written.place(of: blocks), report)
      }
    }
    return questions + items
  }

  private static func finding(_ expectation: Framework.Expectation, in text: String, at place: Place, _ report: Report) -> Diagnostic? {
    let missing = expectation.words.filter { group in !group.contains { text.holds(NFC.normalize($0).lowercased()) } }
    guard !missing.isEmpty else { return nil }
    return Diagnostic(.missingMention, at: place,
      ["name": expectation.name.text(report.settings.language), "words": missing.map { $0.joined(separator: "/") }.joined(separator: ", ")])
  }

  /// Headings, tables and drawn tables say things too.
  private static func text(_ blocks: [Markup.Index], _ document: ResolvedDocument) -> String {
    let markup = document.body.markup
    let texts = blocks.map { block -> String in
      guard case .table(let table) = document.blocks[block] else { return markup.plainText(of: block) }
      return table.cells.flatMap { $0.map { $0.markup.plainText(of: 0) } }.joined(separator: " ")
    }
    return NFC.normalize(texts.joined(separator: "\n")).lowercased()
  }
}
