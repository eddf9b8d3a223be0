internal import Assessment
internal import Markdown
internal import ThaiText
internal import Words

/// How wide a column of texts must be, lest its lines hold a word each; the class of its head.
enum ColumnRoom: String {
  case some = "some-text"
  case much = "much-text"

  /// `longest` is its longest text, in letters.
  init?(longest: Int) {
    if longest < 16 { return nil }
    self = longest < 36 ? .some : .much
  }
}

/// Tables, of Markdown and of CSV.
extension MarkupRenderer {
  mutating func caption(for index: Markup.Index) -> String {
    guard let block = captions[index] else { return "" }
    let text = markup.plainText(of: block)
    return String(text.dropFirst(Self.captionStart(text)?.count ?? 0)).trimmedSpaces
  }

  mutating func openTableBox(_ caption: String) {
    // Only tables with a caption are numbered: a number that nobody sees would leave a hole.
    if !caption.isEmpty { counters.tables += 1 }
    out.raw("<div class=\"table-box\" tabindex=\"0\" role=\"group\"")
    let label = "\(context.words[.tableNumber]) \(context.digits(counters.prefix + String(counters.tables)))"
    out.attribute("aria-label", caption.isEmpty ? context.words[.table] : label + " " + caption)
    out.raw("><table>")
    if !caption.isEmpty {
      out.raw("<caption><span class=\"label\">")
      out.text(label)
      out.raw("</span> ")
      out.text(caption)
      out.raw("</caption>")
    }
  }

  mutating func openTable(_ index: Markup.Index) {
    openTableBox(caption(for: index))
    let rows = markup.children(of: index).map { Array(markup.children(of: $0)) }
    for (column, head) in (rows.first ?? []).enumerated() {
      room[head] = ColumnRoom(longest: rows.map { column < $0.count ? TerminalWidth.cells(markup.plainText(of: $0[column])) : 0 }.max() ?? 0)
    }
  }

  mutating func openRow(_ index: Markup.Index) { out.raw(markup.nodes[index].flags.contains(.header) ? "\n<thead><tr>" : "<tr>") }

  func isHeaderCell(_ index: Markup.Index) -> Bool { markup.parent(of: index).map { markup.nodes[$0].flags.contains(.header) } ?? false }

  mutating func openCell(_ index: Markup.Index) {
    let flags = markup.nodes[index].flags
    out.raw(isHeaderCell(index) ? "<th scope=\"col\"" : "<td")
    let classes = [flags.contains(.right) ? "right" : flags.contains(.centre) ? "centre" : nil, room[index]?.rawValue].compactMap(\.self)
    if !classes.isEmpty { out.attribute("class", classes.joined(separator: " ")) }
    out.raw(">")
  }

  mutating func csvTable(_ resolved: ResolvedTable, _ caption: String) {
    let table = resolved.table
    openTableBox(caption.isEmpty ? table.caption : caption)
    var longest = table.numeric.map { _ in 0 }
    for (column, cell) in table.rows.joined() where cell.columns == 1 { longest[column] = max(longest[column], TerminalWidth.cells(cell.text)) }
    out.raw("\n<thead>")
    for (row, cells) in table.rows.enumerated() {
      if row == table.headRows { out.raw("</thead>\n<tbody>") }
      out.raw("<tr>")
      for (index, (column, cell)) in cells.enumerated() {
        out.raw(cell.isHead ? "<th" : "<td")
        if cell.isHead { out.attribute("scope", cell.columns > 1 ? "colgroup" : "col") }
        if cell.rows > 1 { out.attribute("rowspan", String(cell.rows)) }
        if cell.columns > 1 { out.attribute("colspan", String(cell.columns)) }
        let room = cell.isHead && cell.columns == 1 ? ColumnRoom(longest: longest[column])?.rawValue : nil
        let classes = [table.numeric[column] ? "right" : nil, room].compactMap(\.self)
        if !classes.isEmpty { out.attribute("class", classes.joined(separator: " ")) }
        out.raw(">")
        out.append(MarkupRenderer.inline(resolved.cells[row][index], of: subject, context))
        out.raw(cell.isHead ? "</th>" : "</td>")
      }
      out.raw("</tr>\n")
    }
    if table.rows.count <= table.headRows { out.raw("</thead>\n<tbody>") }
    out.raw("</tbody></table></div>\n")
  }
}
