internal import CCmarkGFM
package import Diagnostics
internal import Glibc
internal import Synchronization

/// Markdown (GFM: tables, strikethrough, task lists, footnotes) by libcmark-gfm. All of cmark is in this file.
package enum MarkdownParser {
  /// cmark-gfm keeps the characters of its extensions in one global table, switched on and off around each document. Only
  /// strikethrough has one (`~`), so texts with a tilde take turns and all others run side by side without it.
  private static let tilde = Mutex(())

  private struct Extensions: @unchecked Sendable {
    // Registered once, never changed and never freed: safe to share.
    let table: OpaquePointer?
    let tasks: OpaquePointer?
    let strikethrough: OpaquePointer?

    init() {
      cmark_gfm_core_extensions_ensure_registered()
      table = cmark_find_syntax_extension("table")
      tasks = cmark_find_syntax_extension("tasklist")
      strikethrough = cmark_find_syntax_extension("strikethrough")
    }
  }

  private static let extensions = Extensions()

  /// A text with a longer row is read without tables: cmark's table code is quadratic in columns.
  package static let mostColumns = 200

  /// Parses the bytes of `range`; lines of the nodes are lines of `file`.
  package static func parse(_ file: SourceFile, range: Range<Int>, diagnostics: inout [Diagnostic]) -> Markup {
    let wide = firstTooWideLine(file, range)
    if let wide { diagnostics.append(Diagnostic(.tooManyColumns, at: file.place(line: wide), ["limit": String(mostColumns)])) }
    let firstLine = file.line(at: range.lowerBound)
    var markup = file.bytes.withUnsafeBufferPointer { buffer in
      convert(UnsafeBufferPointer(rebasing: buffer[range]), firstLine: firstLine, tables: wide == nil)
    }
    markup.locateLinks(in: file)
    return markup
  }

  /// Parses inline Markdown that stands on one line of another file: a table cell, a reason, a note.
  package static func parseInline(_ text: String, line: Int, of file: SourceFile) -> Markup {
    // Most cells are a number or a few words.
    if text.utf8.allSatisfy({ !inlineMarks.contains($0) }) { return Markup(plainText: text, line: line) }
    // What stands in a heading is inline, whatever it begins with ("-" or "1." would begin a list). A closing "#" would vanish.
    var bytes = Array("# ".utf8)
    for byte in text.utf8 {
      switch byte {
      case 10: bytes.append(contentsOf: "<br>".utf8)
      case 13: break
      default: bytes.append(byte)
      }
    }
    if bytes.last == UInt8(ascii: "#") { bytes.insert(UInt8(ascii: "\\"), at: bytes.count - 1) }
    var markup = bytes.withUnsafeBufferPointer { convert($0, firstLine: line, tables: false) }
    // A quoted cell may go over several lines of its file.
    let lines = Int32(text.utf8.count { $0 == 10 })
    if lines > 0, markup.nodes.count > 1 { markup.nodes[1].lastLine += lines }
    markup.locateLinks(in: file)
    return markup
  }

  /// Bytes that may mean something in inline Markdown.
  private static let inlineMarks = Set("\\`*_[]<>&!~#\n\r".utf8)

  private static func convert(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, tables: Bool) -> Markup {
    guard bytes.contains(0x7E) else { return convert(bytes, firstLine: firstLine, tables: tables, strikethrough: false) }
    return tilde.withLock { _ in convert(bytes, firstLine: firstLine, tables: tables, strikethrough: true) }
  }

  private static func convert(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, tables: Bool, strikethrough: Bool) -> Markup {
    guard let base = bytes.baseAddress, let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return .empty }
    defer { cmark_parser_free(parser) }
    if tables { cmark_parser_attach_syntax_extension(parser, extensions.table) }
    cmark_parser_attach_syntax_extension(parser, extensions.tasks)
    if strikethrough { cmark_parser_attach_syntax_extension(parser, extensions.strikethrough) }
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { cmark_parser_feed(parser, $0, bytes.count) }
    guard let root = cmark_parser_finish(parser) else { return .empty }
    defer { cmark_node_free(root) }
    var builder = MarkupBuilder(firstLine: firstLine, sizeHint: bytes.count)
    builder.build(root)
    return builder.markup
  }

  private static func firstTooWideLine(_ file: SourceFile, _ range: Range<Int>) -> Int? {
    file.bytes.withUnsafeBufferPointer { buffer in
      var bars = 0
      for offset in range {
        let byte = buffer[offset]
        if byte == 0x7C {
          bars += 1
          if bars > mostColumns { return file.line(at: offset) }
        } else if byte == 10 || byte == 13 {
          bars = 0
        }
      }
      return nil
    }
  }
}

/// Copies cmark's tree into a `Markup`.
private struct MarkupBuilder {
  var markup = Markup()
  let firstLine: Int

  init(firstLine: Int, sizeHint: Int) {
    self.firstLine = firstLine
    markup.pool.reserveCapacity(sizeHint)
    markup.nodes.reserveCapacity(sizeHint / 40 + 8)
  }

  mutating func build(_ root: OpaquePointer) {
    var source = root
    var index = append(root, parent: -1, previous: -1)
    while true {
      if let child = cmark_node_first_child(source) {
        source = child
        index = append(child, parent: index, previous: -1)
        continue
      }
      while true {
        if source == root { return }
        if let following = cmark_node_next(source) {
          source = following
          index = append(following, parent: Int(markup.nodes[index].parent), previous: index)
          break
        }
        guard let above = cmark_node_parent(source) else { return }
        source = above
        index = Int(markup.nodes[index].parent)
      }
    }
  }

  private mutating func append(_ source: OpaquePointer, parent: Int, previous: Int) -> Int {
    let type = cmark_node_get_type(source)
    var node = Markup.Node(kind: kind(of: type, source), parent: Int32(parent), firstLine: 0, lastLine: 0)
    let line = Int(cmark_node_get_start_line(source))
    // A soft break has no position of its own: it belongs to the line it ends.
    let inherited = previous >= 0 ? markup.nodes[previous].lastLine : parent >= 0 ? markup.nodes[parent].firstLine : Int32(firstLine)
    node.firstLine = line > 0 ? Int32(firstLine + line - 1) : inherited
    node.column = max(0, cmark_node_get_start_column(source) - 1)
    node.lastLine = max(node.firstLine, Int32(firstLine + Int(cmark_node_get_end_line(source)) - 1))
    fill(&node, source, parent: parent, previous: previous)
    let index = markup.nodes.count
    markup.nodes.append(node)
    if previous >= 0 { markup.nodes[previous].next = Int32(index) } else if parent >= 0 { markup.nodes[parent].firstChild = Int32(index) }
    return index
  }

  private mutating func fill(_ node: inout Markup.Node, _ source: OpaquePointer, parent: Int, previous: Int) {
    switch node.kind {
    case .text, .code, .html, .htmlBlock: node.text = add(cmark_node_get_literal(source))
    case .codeBlock:
      node.text = add(cmark_node_get_literal(source))
      node.title = add(cmark_node_get_fence_info(source))
    case .link, .image:
      node.text = add(cmark_node_get_url(source))
      node.title = add(cmark_node_get_title(source))
    case .heading: node.number = cmark_node_get_heading_level(source)
    case .orderedList, .bulletList:
      node.number = cmark_node_get_list_start(source)
      if cmark_node_get_list_tight(source) != 0 { node.flags.insert(.tight) }
    case .item:
      if let name = cmark_node_get_type_string(source), strcmp(name, "tasklist") == 0 {
        node.flags.insert(.task)
        if cmark_gfm_extensions_get_tasklist_item_checked(source) { node.flags.insert(.checked) }
      }
    case .tableRow: if cmark_gfm_extensions_get_table_row_is_header(source) != 0 { node.flags.insert(.header) }
    case .tableCell: node.flags = alignment(source, column: previous < 0 ? 0 : Int(markup.nodes[previous].number) + 1)
      node.number = previous < 0 ? 0 : markup.nodes[previous].number + 1
    case .footnoteReference, .footnoteDefinition:
      node.text = add(cmark_node_get_literal(source))
    default: break
    }
  }

  private func alignment(_ cell: OpaquePointer, column: Int) -> Markup.Flags {
    guard let row = cmark_node_parent(cell), let table = cmark_node_parent(row), let marks = cmark_gfm_extensions_get_table_alignments(table),
      column < Int(cmark_gfm_extensions_get_table_columns(table))
    else { return [] }
    switch marks[column] {
    case UInt8(ascii: "l"): return .left
    case UInt8(ascii: "c"): return .centre
    case UInt8(ascii: "r"): return .right
    default: return []
    }
  }

  private mutating func add(_ text: UnsafePointer<CChar>?) -> Markup.Slice {
    guard let text else { return .empty }
    let count = strlen(text)
    let slice = Markup.Slice(start: Int32(markup.pool.count), count: Int32(count))
    text.withMemoryRebound(to: UInt8.self, capacity: count) {
      markup.pool.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
    }
    return slice
  }

  private func kind(of type: cmark_node_type, _ source: OpaquePointer) -> Markup.Kind {
    switch type {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: cmark_node_get_list_type(source) == CMARK_ORDERED_LIST ? .orderedList : .bulletList
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: extensionKind(type)
    }
  }

  private func extensionKind(_ type: cmark_node_type) -> Markup.Kind {
    switch saraban_extension_kind(type) {
    case SARABAN_TABLE: .table
    case SARABAN_ROW: .tableRow
    case SARABAN_CELL: .tableCell
    case SARABAN_STRIKETHROUGH: .strikethrough
    default: .paragraph
    }
  }
}
