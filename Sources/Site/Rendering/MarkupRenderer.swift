internal import Assessment
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
  private let context: RenderContext
  private let names: Names
  private let rich: RichText
  private let document: ResolvedDocument?
  private let markup: Markup
  private let htmlKinds: [Markup.Index: RawHTML.Kind]
  /// Headings of the text are at least this deep; deeper ones follow without a step left out.
  private let topLevel: Int
  private var out = HTMLOutput()
  private var counters: PageCounters
  private var headingLevel: Int
  private var depth = 0
  private var captions: [Markup.Index: Markup.Index] = [:]
  private var footnoteIDs: [String: Int] = [:]

  /// A whole content file, or chosen top-level blocks of it.
  static func blocks(_ document: ResolvedDocument, only blocks: [Markup.Index]? = nil, headingsFrom level: Int = 2, _ context: RenderContext,
    _ counters: inout PageCounters)
    -> [UInt8]
  {
    var renderer = MarkupRenderer(document.body, document, context, counters, level)
    let markup = document.body.markup
    let all = blocks ?? markup.children(of: 0).filter { $0 != document.titleNode && markup.nodes[$0].kind != .footnoteDefinition }
    renderer.findCaptions(all)
    for block in all { renderer.render(block) }
    counters = renderer.counters
    return renderer.out.bytes
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

  /// Inline Markdown: a reason, a note, a cell.
  static func inline(_ rich: RichText, _ context: RenderContext) -> [UInt8] {
    var renderer = MarkupRenderer(rich, nil, context, PageCounters(), 6)
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
  }

  /// A paragraph `ตาราง: …` directly above a table is its caption.
  private mutating func findCaptions(_ blocks: [Markup.Index]) {
    for (block, next) in zip(blocks, blocks.dropFirst()) where markup.nodes[block].kind == .paragraph {
      let isTable = markup.nodes[next].kind == .table || document?.blocks[next].map { if case .table = $0 { true } else { false } } == true
      if isTable, Self.captionStart(markup.plainText(of: block)) != nil { captions[next] = block }
    }
  }

  private static func captionStart(_ text: String) -> String? {
    ["ตาราง:", "Table:"].first { text.lowercased().hasPrefix($0.lowercased()) }
  }

  private mutating func render(_ root: Markup.Index) {
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
  private var wasEntered = true

  private mutating func following(_ node: Markup.Index, _ root: Markup.Index, _ stack: inout [Markup.Index]) -> Markup.Index? {
    var node = node
    while node != root {
      if let sibling = markup.next(after: node) { return sibling }
      guard let above = stack.popLast() else { return nil }
      leave(above)
      node = above
    }
    return nil
  }

  private func isLeaf(_ node: Markup.Index) -> Bool {
    switch markup.nodes[node].kind {
    case .text, .softBreak, .lineBreak, .code, .html, .htmlBlock, .codeBlock, .thematicBreak, .image, .footnoteReference, .footnoteDefinition: true
    default: false
    }
  }

  /// Writes the beginning of a node; false when its children are not to be visited.
  private mutating func enter(_ index: Markup.Index) -> Bool {
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

  private mutating func wrap(_ open: StaticString, _ close: StaticString, _ text: ArraySlice<UInt8>) {
    out.raw(open)
    out.text(text)
    out.raw(close)
  }

  private mutating func leave(_ index: Markup.Index) {
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

  // MARK: - Blocks

  private func isTight(_ index: Markup.Index) -> Bool {
    guard let item = markup.parent(of: index), let list = markup.parent(of: item) else { return false }
    return markup.nodes[item].kind == .item && markup.nodes[list].flags.contains(.tight)
  }

  private mutating func openParagraph(_ index: Markup.Index) -> Bool {
    if let picture = markup.firstChild(of: index), markup.next(after: picture) == nil, markup.nodes[picture].kind == .image,
      !markup.titleBytes(of: picture).isEmpty
    {
      figure(picture)
      wasEntered = false
      return false
    }
    if !isTight(index) { out.raw("<p>") }
    return true
  }

  private mutating func openHeading(_ index: Markup.Index) {
    headingLevel = min(6, max(topLevel, min(Int(markup.nodes[index].number), headingLevel + 1)))
    out.raw("<h")
    out.number(headingLevel)
    if let id = document?.anchors.ids[index] { out.attribute("id", context.viewpoint.prefix + id) }
    out.raw(">")
  }

  private mutating func closeHeading() {
    out.raw("</h")
    out.number(headingLevel)
    out.raw(">\n")
  }

  private mutating func openContainer(_ index: Markup.Index) {
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

  private mutating func openItem(_ node: Markup.Node) {
    guard node.flags.contains(.task) else { return out.raw("<li>") }
    let isDone = node.flags.contains(.checked)
    out.raw("<li class=\"task\"><span class=\"box\" role=\"img\"")
    out.attribute("aria-label", context.words[isDone ? .taskDone : .taskOpen])
    out.raw(isDone ? ">☑</span> " : ">☐</span> ")
  }

  private mutating func closeContainer(_ tag: StaticString) {
    if depth <= MarkdownChecks.deepest { out.raw(tag) }
    depth -= 1
  }

  private mutating func htmlBlock(_ index: Markup.Index) {
    let text = RawHTML.withoutComments(markup.text(of: index)).text.trimmedSpaces
    guard !text.isEmpty else { return }
    wrap("<pre class=\"shown-html\">", "</pre>\n", Array(text.utf8)[...])
  }

  private mutating func codeBlock(_ index: Markup.Index) {
    switch document?.blocks[index] {
    case .table(let table): csvTable(table, caption(for: index))
    case .chart(let id): out.append(ResultTables.series(id, context))
    case .results(let target): out.append(ResultTables.summary(target, context))
    case nil:
      out.raw("<pre tabindex=\"0\"><code>")
      out.text(markup.bytes(of: index))
      out.raw("</code></pre>\n")
    }
  }

  // MARK: - Tables

  private mutating func caption(for index: Markup.Index) -> String {
    guard let block = captions[index] else { return "" }
    let text = markup.plainText(of: block)
    return String(text.dropFirst(Self.captionStart(text)?.count ?? 0)).trimmedSpaces
  }

  private mutating func openTableBox(_ caption: String) {
    counters.tables += 1
    out.raw("<div class=\"table-box\" tabindex=\"0\" role=\"group\"")
    let label = "\(context.words[.table]) \(context.digits(counters.prefix + String(counters.tables)))"
    out.attribute("aria-label", caption.isEmpty ? label : label + " " + caption)
    out.raw("><table>")
    if !caption.isEmpty {
      out.raw("<caption><span class=\"label\">")
      out.text(label)
      out.raw("</span> ")
      out.text(caption)
      out.raw("</caption>")
    }
  }

  private mutating func openTable(_ index: Markup.Index) { openTableBox(caption(for: index)) }

  private mutating func openRow(_ index: Markup.Index) { out.raw(markup.nodes[index].flags.contains(.header) ? "\n<thead><tr>" : "<tr>") }

  private func isHeaderCell(_ index: Markup.Index) -> Bool { markup.parent(of: index).map { markup.nodes[$0].flags.contains(.header) } ?? false }

  private mutating func openCell(_ index: Markup.Index) {
    let flags = markup.nodes[index].flags
    out.raw(isHeaderCell(index) ? "<th scope=\"col\"" : "<td")
    if flags.contains(.right) { out.raw(" class=\"right\"") }
    if flags.contains(.centre) { out.raw(" class=\"centre\"") }
    out.raw(">")
  }

  private mutating func csvTable(_ resolved: ResolvedTable, _ caption: String) {
    let table = resolved.table
    openTableBox(caption.isEmpty ? table.caption : caption)
    out.raw("\n<thead>")
    for (row, cells) in table.rows.enumerated() {
      if row == table.headRows { out.raw("</thead>\n<tbody>") }
      out.raw("<tr>")
      for (index, (column, cell)) in cells.enumerated() {
        out.raw(cell.isHead ? "<th" : "<td")
        if cell.isHead { out.attribute("scope", cell.columns > 1 ? "colgroup" : "col") }
        if cell.rows > 1 { out.attribute("rowspan", String(cell.rows)) }
        if cell.columns > 1 { out.attribute("colspan", String(cell.columns)) }
        if column < table.numeric.count, table.numeric[column] { out.raw(" class=\"right\"") }
        out.raw(">")
        out.append(MarkupRenderer.inline(resolved.cells[row][index], context))
        out.raw(cell.isHead ? "</th>" : "</td>")
      }
      out.raw("</tr>\n")
    }
    if table.rows.count <= table.headRows { out.raw("</thead>\n<tbody>") }
    out.raw("</tbody></table></div>\n")
  }

  // MARK: - Links and pictures

  private func link(_ index: Markup.Index) -> ResolvedLink? { rich.linkIndex[index].map { rich.links[$0] } }

  private mutating func openLink(_ index: Markup.Index) -> Bool {
    let link = link(index)
    switch link?.destination {
    case .target(let target):
      openReference(context.href(target), target, link)
      guard link?.isAutolink == true else { return true }
      autolinkName(target)
      out.raw("</a>")
      wasEntered = false
      return false
    case .heading(let target, let anchor):
      openReference(context.viewpoint.href(page: context.addresses.page(target), anchor: anchor), target, link)
    case .file(let path):
      out.raw("<a class=\"file\"")
      out.attribute("href", context.viewpoint.href(file: Addresses.attachment(path)))
      out.raw(">")
    case .external(let address):
      out.raw("<a class=\"external\" rel=\"noopener noreferrer\"")
      out.attribute("href", address)
      out.raw(">")
    case .broken, nil:
      out.raw("<span class=\"broken\"")
      out.attribute("title", context.words[.brokenHere])
      out.raw(">")
    }
    return true
  }

  private mutating func openReference(_ href: String, _ target: Target, _ link: ResolvedLink?) {
    out.raw("<a class=\"ref ref-")
    out.text(Names.kind(target))
    out.raw("\"")
    if let ordinal = link?.ordinal, ordinal > 0 { out.attribute("id", context.viewpoint.prefix + "r-\(ordinal)") }
    out.attribute("href", href)
    out.raw(">")
  }

  private mutating func autolinkName(_ target: Target) {
    let code = names.code(target)
    if !code.isEmpty {
      out.raw("<span class=\"code\">")
      out.text(code)
      out.raw("</span> ")
    }
    out.text(names.name(target))
  }

  private mutating func closeLink(_ index: Markup.Index) {
    switch link(index)?.destination {
    case .broken, nil: out.raw("</span>")
    default: out.raw("</a>")
    }
  }

  private mutating func image(_ index: Markup.Index) {
    guard case .file(let path) = link(index)?.destination else {
      out.raw("<span class=\"broken\">")
      out.text(markup.plainText(of: index))
      out.raw("</span>")
      return
    }
    out.raw("<img")
    out.attribute("src", context.viewpoint.href(file: Addresses.attachment(path)))
    out.attribute("alt", markup.plainText(of: index))
    out.raw(">")
  }

  private mutating func figure(_ index: Markup.Index) {
    counters.figures += 1
    out.raw("<figure>")
    image(index)
    out.raw("<figcaption><span class=\"label\">")
    out.text("\(context.words[.figure]) \(context.digits(counters.prefix + String(counters.figures)))")
    out.raw("</span> ")
    out.text(markup.title(of: index))
    out.raw("</figcaption></figure>\n")
  }

  private mutating func html(_ index: Markup.Index) {
    switch htmlKinds[index] {
    case .passes: out.append(Array(markup.text(of: index).lowercased().utf8))
    case .comment: break
    case .shown, nil:
      wrap("<code class=\"shown-html\">", "</code>", markup.bytes(of: index))
    }
  }

  // MARK: - Footnotes

  private mutating func footnoteReference(_ index: Markup.Index) {
    let number = markup.text(of: index)
    let count = footnoteIDs[number, default: 0] + 1
    footnoteIDs[number] = count
    out.raw("<sup class=\"footnote-ref\"><a")
    if count == 1 { out.attribute("id", context.viewpoint.prefix + "fnref-\(footnoteScope)\(number)") }
    out.attribute("href", "#" + context.viewpoint.prefix + "fn-\(footnoteScope)\(number)")
    out.raw(">")
    out.text(context.digits(number))
    out.raw("</a></sup>")
  }

  /// The introductions of a dimension and its groups share a page.
  private var footnoteScope: String {
    if case .group(let id)? = document?.subject { return id.text + "-" }
    return ""
  }

  private mutating func footnotes(_ definitions: [Markup.Index]) {
    out.raw("<section class=\"footnotes\"><h2>")
    out.text(context.words[.footnotes])
    out.raw("</h2><ol>\n")
    for (offset, definition) in definitions.enumerated() {
      out.raw("<li")
      out.attribute("id", context.viewpoint.prefix + "fn-\(footnoteScope)\(offset + 1)")
      out.raw(">")
      for block in markup.children(of: definition) { render(block) }
      out.raw("<a class=\"footnote-back\"")
      out.attribute("href", "#" + context.viewpoint.prefix + "fnref-\(footnoteScope)\(offset + 1)")
      out.attribute("aria-label", context.words[.backToText])
      out.raw(">↩</a></li>\n")
    }
    out.raw("</ol></section>\n")
  }
}
