internal import Assessment
internal import Markdown
internal import ThaiText
internal import Words

/// The words of a content file as its page shows them, cut at its headings.
struct SearchText {
  let context: RenderContext
  let names: Names

  init(_ context: RenderContext) {
    self.context = context
    names = Names(context)
  }

  /// `sections` are names of headings that the program sets itself, by their anchors.
  func sections(of document: ResolvedDocument?, named sections: [String: String] = [:]) -> [SearchSection] {
    guard let document else { return [] }
    let markup = document.body.markup
    var found = [SearchSection(text: "")]
    var footnotes = SearchSection(heading: context.words[.footnotes], anchor: MarkupRenderer.footnoteAnchor(1, of: document), text: "")
    var part = ""
    for block in markup.children(of: 0) where block != document.titleNode {
      let text = text(of: block, in: document)
      switch markup.nodes[block].kind {
      case .heading:
        let anchor = document.anchors.ids[block] ?? ""
        if let name = sections[anchor] { part = name }
        let heading = sections[anchor] ?? (part.isEmpty ? text : part + " · " + text)
        found.append(SearchSection(heading: heading, anchor: anchor, text: ""))
      case .footnoteDefinition: Self.add(text, to: &footnotes.text)
      default: Self.add(text, to: &found[found.count - 1].text)
      }
    }
    return (found + [footnotes]).filter { !$0.text.isEmpty || (!$0.heading.isEmpty && $0.anchor != footnotes.anchor) }
  }

  /// Inline Markdown: a reason, a note, a definition.
  func text(of rich: RichText) -> String { text(of: 0, rich, blocks: [:]) }

  private func text(of block: Markup.Index, in document: ResolvedDocument) -> String { text(of: block, document.body, blocks: document.blocks) }

  private func text(of root: Markup.Index, _ rich: RichText, blocks: [Markup.Index: Block]) -> String {
    let markup = rich.markup
    var text = ""
    markup.walk(root, enter: { node in
      switch markup.nodes[node].kind {
      case .text, .code: text += markup.text(of: node)
      case .softBreak, .lineBreak: text += " "
      case .codeBlock: Self.add(blocks[node].map(self.text) ?? markup.text(of: node), to: &text)
      case .footnoteReference, .html, .htmlBlock: return .over
      case .link: return link(node, rich, &text)
      case .image: Self.add(markup.title(of: node), to: &text)
      default: if Markup.isBlock(markup.nodes[node].kind), !text.isEmpty, !text.hasSuffix(" ") { text += " " }
      }
      return .into
    }, leave: { _ in })
    return Self.cleaned(text)
  }

  /// A link without words of its own shows the name of what it leads to.
  private func link(_ node: Markup.Index, _ rich: RichText, _ text: inout String) -> Markup.Step {
    guard let link = rich.linkIndex[node].map({ rich.links[$0] }), case .target(let target) = link.destination,
      link.isAutolink || rich.markup.firstChild(of: node) == nil
    else { return .into }
    text += names.full(target)
    return .over
  }

  /// Of fenced blocks only tables have words of the author's.
  private func text(of block: Block) -> String {
    guard case .table(let resolved) = block else { return "" }
    let cells = resolved.cells.flatMap { $0.map { self.text(of: $0) } }
    return ([resolved.table.caption] + cells).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func add(_ more: String, to text: inout String) {
    if more.isEmpty { return }
    if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
    text += more
  }

  /// In composed form, with one space for any run of white space and nothing that is not seen.
  static func cleaned(_ text: String) -> String {
    let text = NFC.normalize(text)
    if isClean(text) { return text }
    var result = String.UnicodeScalarView()
    var isSpace = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}": break
      case " ", "\n", "\t", "\r", "\u{A0}":
        if !isSpace { result.append(" ") }
        isSpace = true
      default:
        result.append(scalar)
        isSpace = false
      }
    }
    if isSpace, !result.isEmpty { result.removeLast() }
    return String(result)
  }

  /// True where nothing is to be done, as in most texts: told by bytes, since it is asked of every word of a report.
  private static func isClean(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      let isSpace = byte == 0x20
      // C2, E2 and EF begin the letters that are not seen.
      if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || isSpace && wasSpace { return false }
      wasSpace = isSpace
    }
    return !wasSpace || text.isEmpty
  }
}
