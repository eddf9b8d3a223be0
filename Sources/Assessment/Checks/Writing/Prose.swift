internal import CSV
internal import Diagnostics
internal import Markdown

/// The prose of one file as the checks of writing read it: the author's own bytes at their own places, with a zero in the place of everything that
/// is no prose (marks of blocks, code, destinations of links, comments, tags).
struct Prose: Sendable {
  enum Kind: Sendable {
    case paragraph, heading, cell
    /// A cell of a CSV file or a value of the front matter: quotes belong to the format there.
    case value
  }

  struct Block: Sendable {
    let kind: Kind
    let range: Range<Int>
    /// The node below the document that it belongs to; the document itself for what is not in the text.
    let top: Markup.Index
  }

  let file: SourceFile
  private(set) var bytes: [UInt8]
  private(set) var blocks: [Block] = []

  /// The text, front matter and drawn tables of a content file.
  init(_ document: ResolvedDocument) {
    file = document.source.file
    bytes = [UInt8](repeating: 0, count: file.bytes.count)
    addFrontMatter(document.source.front)
    let markup = document.body.markup
    var top = 0
    for (index, node) in markup.nodes.enumerated() {
      if markup.parent(of: index) == 0 { top = index }
      switch node.kind {
      case .paragraph: add(.paragraph, lines: node, top)
      case .heading: add(.heading, lines: node, top)
      case .tableRow: addRow(node, top)
      case .codeBlock: if case .table(let table) = document.blocks[index], table.table.file.path == file.path { addCells(table.table, top) }
      default: continue
      }
    }
  }

  /// The cells of a CSV file in the columns that hold words.
  init(_ table: CSVTable, _ file: SourceFile, skipping columns: Set<Int>) {
    self.file = file
    bytes = [UInt8](repeating: 0, count: file.bytes.count)
    for row in table.rows {
      for (column, field) in row.fields.enumerated() where !columns.contains(column) { add(.value, field.range, top: 0) }
    }
  }

  /// The cells of a table.
  init(_ cells: [Range<Int>], _ file: SourceFile) {
    self.file = file
    bytes = [UInt8](repeating: 0, count: file.bytes.count)
    for cell in cells { add(.value, cell, top: 0) }
  }

  private mutating func addFrontMatter(_ front: FrontMatter) {
    let values = [front.title, front.summary, front.indicator.statement, front.indicator.noComparator] + front.gaps.map(\.reason)
    for value in values.compactMap(\.self) { add(.value, value.range, top: 0) }
    for entry in front.indicator.results where entry.file.path == file.path {
      if let note = entry.note { add(.value, note.range, top: 0) }
    }
  }

  private mutating func addCells(_ table: SpanTable, _ top: Markup.Index) {
    for row in table.rows {
      for (_, cell) in row where !cell.text.isEmpty { add(.value, cell.range, top: top) }
    }
  }

  private mutating func addRow(_ node: Markup.Node, _ top: Markup.Index) {
    for cell in cells(of: node) { add(.cell, cell, top: top) }
  }

  /// The cells of a row of a table in Markdown.
  func cells(of row: Markup.Node) -> [Range<Int>] {
    let line = file.lineRange(Int(row.firstLine))
    return MarkdownChecks.splitRow(file.bytes, min(line.lowerBound + Int(row.column), line.upperBound)..<line.upperBound)
  }

  /// The lines of a paragraph or heading, without what quotes and lists put before them.
  private mutating func add(_ kind: Kind, lines node: Markup.Node, _ top: Markup.Index) {
    let (first, last) = (file.lineRange(Int(node.firstLine)), file.lineRange(Int(node.lastLine)))
    var start = min(first.lowerBound + Int(node.column), first.upperBound)
    if kind == .heading { while start < first.upperBound, file.bytes[start] == UInt8(ascii: "#") || file.bytes[start] == 32 { start += 1 } }
    guard start < last.upperBound else { return }
    add(kind, start..<last.upperBound, top: top)
    guard node.lastLine > node.firstLine else { return }
    for number in Int(node.firstLine) + 1...Int(node.lastLine) {
      let line = file.lineRange(number)
      let lead = file.bytes[line].prefix { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: ">") }
      for index in lead.indices where bytes[index] != 0 { bytes[index] = 0 }
    }
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>, top: Markup.Index) {
    guard !range.isEmpty else { return }
    InlineMask.copy(file.bytes, range, to: &bytes)
    blocks.append(Block(kind: kind, range: range, top: top))
  }
}
