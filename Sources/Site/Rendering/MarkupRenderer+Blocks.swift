internal import Assessment
internal import Markdown
internal import Words

/// Paragraphs, headings, lists, code.
extension MarkupRenderer {
  func isTight(_ index: Markup.Index) -> Bool {
    guard let item = markup.parent(of: index), let list = markup.parent(of: item) else { return false }
    return markup.nodes[item].kind == .item && markup.nodes[list].flags.contains(.tight)
  }

  mutating func openParagraph(_ index: Markup.Index) -> Bool {
    if let picture = markup.firstChild(of: index), markup.next(after: picture) == nil, markup.nodes[picture].kind == .image,
      !markup.titleBytes(of: picture).isEmpty
    {
      figure(picture)
      wasEntered = false
      return false
    }
    if !isTight(index) {
      out.raw("<p")
      language(index)
      out.raw(">")
    }
    return true
  }

  /// Says of an English paragraph or heading in a Thai report that it is English; single words stay as they are.
  private mutating func language(_ index: Markup.Index) {
    if context.language == .thai, isEnglish(index) { out.raw(" lang=\"en\"") }
  }

  /// Two words or more, all of them Latin; the names that bare references show are mostly Thai.
  private func isEnglish(_ root: Markup.Index) -> Bool {
    var isLatin = true
    var words = 0
    markup.walk(root, enter: { index in
      switch markup.nodes[index].kind {
      case .text:
        isLatin = isLatin && !markup.bytes(of: index).contains(0xE0)
        if isLatin { words += markup.bytes(of: index).split(separator: 32).count { $0.count { (97...122).contains($0 | 32) } > 1 } }
      case .link: isLatin = isLatin && link(index)?.isAutolink != true
      default: break
      }
      return isLatin ? .into : .over
    }, leave: { _ in })
    return isLatin && words > 1
  }

  mutating func openHeading(_ index: Markup.Index) {
    headingLevel = min(6, max(topLevel, min(Int(markup.nodes[index].number), headingLevel + 1)))
    out.raw("<h")
    out.number(headingLevel)
    if let id = document?.anchors.ids[index] { out.attribute("id", context.viewpoint.prefix + id) }
    language(index)
    out.raw(">")
  }

  mutating func closeHeading() {
    out.raw("</h")
    out.number(headingLevel)
    out.raw(">\n")
  }

  mutating func openContainer(_ index: Markup.Index) {
    let node = markup.nodes[index]
    switch node.kind {
    case .bulletList: out.raw("<ul>\n")
    case .orderedList:
      out.raw("<ol")
      if node.number != 1 { out.attribute("start", String(node.number)) }
      out.raw(">\n")
    default:
      depth += 1
      guard depth <= MarkdownChecks.deepest else { return }
      if node.kind == .blockQuote { out.raw("<blockquote>\n") } else { openItem(node) }
    }
  }

  mutating func openItem(_ node: Markup.Node) {
    guard node.flags.contains(.task) else { return out.raw("<li>") }
    let isDone = node.flags.contains(.checked)
    out.raw("<li class=\"task\"><span class=\"box\" role=\"img\"")
    out.attribute("aria-label", context.words[isDone ? .taskDone : .taskOpen])
    out.raw(isDone ? ">☑</span> " : ">☐</span> ")
  }

  mutating func closeContainer(_ tag: StaticString) {
    if depth <= MarkdownChecks.deepest { out.raw(tag) }
    depth -= 1
  }

  mutating func htmlBlock(_ index: Markup.Index) {
    if RawHTML.isOnlyBreaks(markup.text(of: index)) {
      if markup.bytes(of: index).contains(UInt8(ascii: "<")), markup.text(of: index).lowercased().contains("<br") { out.raw("<br>\n") }
      return
    }
    let text = RawHTML.withoutComments(markup.text(of: index)).text.trimmedSpaces
    guard !text.isEmpty else { return }
    wrap("<pre class=\"shown-html\">", "</pre>\n", Array(text.utf8)[...])
  }

  /// Unique among the texts that share a page.
  private func chartID(_ index: Markup.Index) -> String { "chart." + (document?.subject.canonical ?? "") + ".\(index)" }

  mutating func codeBlock(_ index: Markup.Index) {
    switch document?.blocks[index] {
    case .table(let table): csvTable(table, caption(for: index))
    case .chart(let id): out.append(ResultFigure.html(id, chart: chartID(index), context))
    case .results(let target): out.append(ResultTables.summary(target, context))
    case nil:
      out.raw("<pre tabindex=\"0\"><code>")
      out.text(markup.bytes(of: index))
      out.raw("</code></pre>\n")
    }
  }
}
