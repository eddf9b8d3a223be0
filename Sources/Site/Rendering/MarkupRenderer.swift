internal import Assessment
internal import Diagnostics
internal import Markdown
internal import Words

/// Figures and tables are numbered through a whole page; its footnotes come after each text.
struct PageCounters {
  var figures = 0
  var tables = 0
  /// Texts rendered so far: keeps the footnotes of several texts on one page apart.
  var texts = 0
  /// `1.1-` on the page of item 1.1: numbers stay unique in the printed report.
  let prefix: String

  init(prefix: String = "") { self.prefix = prefix }
}

/// Markdown as HTML.
struct MarkupRenderer {
  let context: RenderContext
  let names: Names
  let rich: RichText
  let document: ResolvedDocument?
  let markup: Markup
  /// Whose references these are; nil where their anchors stand elsewhere.
  var subject: Target?
  let htmlKinds: [Markup.Index: RawHTML.Kind]
  /// Headings of the text are at least this deep; deeper ones follow without a step left out.
  let topLevel: Int
  var out = HTMLOutput()
  var counters: PageCounters
  var headingLevel: Int
  var depth = 0
  var captions: [Markup.Index: Markup.Index] = [:]
  /// Of the head cells of tables with long texts.
  var room: [Markup.Index: ColumnRoom] = [:]
  var footnoteIDs: [String: Int] = [:]

  /// A whole content file, or chosen top-level blocks of it.
  static func blocks(_ document: ResolvedDocument, only blocks: [Markup.Index]? = nil, headingsFrom level: Int = 2, _ context: RenderContext,
    _ counters: inout PageCounters)
    -> [UInt8]
  {
    var renderer = MarkupRenderer(document.body, document, context, counters, level)
    let markup = document.body.markup
    let all = blocks ?? markup.children(of: 0).filter { $0 != document.titleNode && markup.nodes[$0].kind != .footnoteDefinition }
    renderer.findCaptions(all)
    for block in all {
      renderer.render(block)
      if context.showsSources, block != all.first, markup.nodes[block].kind == .heading { renderer.source(of: block, in: document) }
    }
    counters = renderer.counters
    guard context.showsSources, !renderer.out.bytes.isEmpty, let first = all.first else { return renderer.out.bytes }
    let bytes = renderer.out.bytes
    renderer.out = HTMLOutput()
    renderer.source(of: first, in: document)
    return renderer.out.bytes + bytes
  }

  /// Where a section stands in its file, for the writer.
  private mutating func source(of block: Markup.Index, in document: ResolvedDocument) {
    out.raw("<p class=\"in-file\"><code>")
    out.text("\(document.source.file.path):\(markup.nodes[block].firstLine + 1)")
    out.raw("</code></p>\n")
  }

  /// The footnotes of a content file, after its last block.
  static func footnotes(_ document: ResolvedDocument, _ context: RenderContext) -> [UInt8] {
    let markup = document.body.markup
    let definitions = markup.children(of: 0).filter { markup.nodes[$0].kind == .footnoteDefinition }
    guard !definitions.isEmpty else { return [] }
    var renderer = MarkupRenderer(document.body, document, context, PageCounters(), 6)
    renderer.footnotes(definitions)
    return renderer.out.bytes
  }

  /// Inline Markdown: a reason, a note, a cell. Its references get anchors only where it stands on the page of `subject`.
  static func inline(_ rich: RichText, of subject: Target?, _ context: RenderContext) -> [UInt8] {
    var renderer = MarkupRenderer(rich, nil, context, PageCounters(), 6)
    renderer.subject = subject
    for block in rich.markup.children(of: 0) {
      for child in rich.markup.children(of: block) { renderer.render(child) }
    }
    return renderer.out.bytes
  }

  private init(_ rich: RichText, _ document: ResolvedDocument?, _ context: RenderContext, _ counters: PageCounters, _ level: Int) {
    self.rich = rich
    self.document = document
    self.context = context
    self.counters = counters
    names = Names(context)
    markup = rich.markup
    htmlKinds = markup.nodes.contains { $0.kind == .html } ? RawHTML.kinds(in: markup) : [:]
    topLevel = level
    headingLevel = level - 1
    subject = document?.subject
  }

  /// A paragraph `ตาราง: …` directly above a table is its caption.
  mutating func findCaptions(_ blocks: [Markup.Index]) {
    for (block, next) in zip(blocks, blocks.dropFirst()) where markup.nodes[block].kind == .paragraph {
      let isTable = markup.nodes[next].kind == .table || document?.blocks[next].map { if case .table = $0 { true } else { false } } == true
      if isTable, Self.captionStart(markup.plainText(of: block)) != nil { captions[next] = block }
    }
  }

  static func captionStart(_ text: String) -> String? {
    ["ตาราง:", "Table:", "table:"].first { text.hasPrefix($0) }
  }

  mutating func render(_ root: Markup.Index) {
    if captions.values.contains(root) { return }
    // The walk needs two closures that change the same renderer.
    var stack: [Markup.Index] = []
    var next: Markup.Index? = root
    while let node = next {
      if enter(node), let child = markup.firstChild(of: node) {
        stack.append(node)
        next = child
        continue
      }
      if !isLeaf(node), wasEntered { leave(node) }
      next = following(node, root, &stack)
    }
  }

  /// Set by `enter`: whether the node's end is to be written.
  var wasEntered = true

  mutating func following(_ node: Markup.Index, _ root: Markup.Index, _ stack: inout [Markup.Index]) -> Markup.Index? {
    var node = node
    while node != root {
      if let sibling = markup.next(after: node) { return sibling }
      guard let above = stack.popLast() else { return nil }
      leave(above)
      node = above
    }
    return nil
  }

  func isLeaf(_ node: Markup.Index) -> Bool {
    switch markup.nodes[node].kind {
    case .text, .softBreak, .lineBreak, .code, .html, .htmlBlock, .codeBlock, .thematicBreak, .image, .footnoteReference, .footnoteDefinition: true
    default: false
    }
  }

  /// Writes the beginning of a node; false when its children are not to be visited.
  mutating func enter(_ index: Markup.Index) -> Bool {
    let node = markup.nodes[index]
    wasEntered = true
    switch node.kind {
    case .text: out.text(markup.bytes(of: index))
    case .softBreak: out.raw("\n")
    case .lineBreak: out.raw("<br>\n")
    case .code: wrap("<code>", "</code>", markup.bytes(of: index))
    case .html: html(index)
    case .htmlBlock: htmlBlock(index)
    case .codeBlock: codeBlock(index)
    case .thematicBreak: out.raw("<hr>\n")
    case .image: image(index)
    case .footnoteReference: footnoteReference(index)
    case .footnoteDefinition: return false
    case .emphasis: out.raw("<em>")
    case .strong: out.raw("<strong>")
    case .strikethrough: out.raw("<del>")
    case .link: return openLink(index)
    case .paragraph: return openParagraph(index)
    case .heading: openHeading(index)
    case .blockQuote, .item, .bulletList, .orderedList: openContainer(index)
    case .table: openTable(index)
    case .tableRow: openRow(index)
    case .tableCell: openCell(index)
    case .document: break
    }
    return !isLeaf(index)
  }

  mutating func wrap(_ open: StaticString, _ close: StaticString, _ text: ArraySlice<UInt8>) {
    out.raw(open)
    out.text(text)
    out.raw(close)
  }

  mutating func leave(_ index: Markup.Index) {
    switch markup.nodes[index].kind {
    case .emphasis: out.raw("</em>")
    case .strong: out.raw("</strong>")
    case .strikethrough: out.raw("</del>")
    case .link: closeLink(index)
    case .paragraph: if !isTight(index) { out.raw("</p>\n") }
    case .heading: closeHeading()
    case .blockQuote: closeContainer("</blockquote>\n")
    case .item: closeContainer("</li>\n")
    case .bulletList: out.raw("</ul>\n")
    case .orderedList: out.raw("</ol>\n")
    case .table: out.raw("</tbody></table></div>\n")
    case .tableRow: out.raw(markup.nodes[index].flags.contains(.header) ? "</tr></thead>\n<tbody>" : "</tr>\n")
    case .tableCell: out.raw(isHeaderCell(index) ? "</th>" : "</td>")
    default: break
    }
  }
}
