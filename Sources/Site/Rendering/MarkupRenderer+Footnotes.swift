internal import Assessment
internal import Markdown
internal import Words

/// Footnotes.
extension MarkupRenderer {
  mutating func footnoteReference(_ index: Markup.Index) {
    let number = markup.text(of: index)
    let count = footnoteIDs[number, default: 0] + 1
    footnoteIDs[number] = count
    out.raw("<sup class=\"footnote-ref\"><a")
    if count == 1 { out.attribute("id", context.viewpoint.prefix + "fnref.\(footnoteScope)\(number)") }
    out.attribute("href", "#" + context.viewpoint.prefix + "fn.\(footnoteScope)\(number)")
    out.raw(">")
    out.text(context.digits(number))
    out.raw("</a></sup>")
  }

  /// The introductions of a dimension and its groups share a page.
  var footnoteScope: String { Self.footnoteScope(of: document) }

  private static func footnoteScope(of document: ResolvedDocument?) -> String {
    if case .group(let id)? = document?.subject { return id.text + "-" }
    return ""
  }

  static func footnoteAnchor(_ number: Int, of document: ResolvedDocument) -> String { "fn.\(footnoteScope(of: document))\(number)" }

  mutating func footnotes(_ definitions: [Markup.Index]) {
    out.raw("<section class=\"footnotes\"><h2>")
    out.text(context.words[.footnotes])
    // The browser counts them, in the digits of their marks in the text.
    out.raw(context.report.settings.thaiDigits ? "</h2><ol class=\"thai-digits\">\n" : "</h2><ol>\n")
    for (offset, definition) in definitions.enumerated() {
      out.raw("<li")
      out.attribute("id", context.viewpoint.prefix + "fn.\(footnoteScope)\(offset + 1)")
      out.raw(">")
      for block in markup.children(of: definition) { render(block) }
      out.raw("<a class=\"footnote-back\"")
      out.attribute("href", "#" + context.viewpoint.prefix + "fnref.\(footnoteScope)\(offset + 1)")
      out.attribute("aria-label", context.words[.backToText])
      out.raw(">↩</a></li>\n")
    }
    out.raw("</ol></section>\n")
  }
}
