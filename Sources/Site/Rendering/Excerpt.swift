internal import Assessment
internal import Markdown
internal import ThaiText

/// The beginning of a text, cut between words.
enum Excerpt {
  static func of(_ text: String, limit: Int) -> String {
    let head = WordBreaks.head(text, limit: limit)
    return head.utf8.count < text.utf8.count ? head + "…" : head
  }

  /// The beginning of a section of an answer: its running text, or whatever else it holds where it has none.
  static func of(_ part: Answer.Part?, in document: ResolvedDocument?, limit: Int, _ report: Report) -> String {
    guard let part, let document else { return "" }
    let markup = document.body.markup
    let running = part.blocks.filter { [.paragraph, .bulletList, .orderedList, .blockQuote].contains(markup.nodes[$0].kind) }
    let texts = running.map { report.plainText(document.body, $0) }.filter { !$0.isEmpty && MarkupRenderer.captionStart($0) == nil }
    return of(texts.isEmpty ? report.text(of: part, in: document) : texts.joined(separator: " "), limit: limit)
  }
}
