internal import Assessment
internal import Markdown
internal import Words

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

  mutating func openTable(_ index: Markup.Index) { openTableBox(caption(for: index)) }

  mutating func openRow(_ index: Markup.Index) { out.raw(markup.nodes[index].flags.contains(.header) ? "\n<thead><tr>" : "<tr>") }

  func isHeaderCell(_ index: Markup.Index) -> Bool { markup.parent(of: index).map { markup.nodes[$0].flags.contains(.header) } ?? false }

  mutating func openCell(_ index: Markup.Index) {
    let flags = markup.nodes[index].flags
    out.raw(isHeaderCell(index) ? "<th scope=\"col\"" : "<td")
    if flags.contains(.right) { out.raw(" class=\"right\"") }
    if flags.contains(.centre) { out.raw(" class=\"centre\"") }
    out.raw(">")
  }

  mutating func csvTable(_ resolved: ResolvedTable, _ caption: String) {
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
        out.append(MarkupRenderer.inline(resolved.cells[row][index], of: subject, context))
        out.raw(cell.isHead ? "</th>" : "</td>")
      }
      out.raw("</tr>\n")
    }
    if table.rows.count <= table.headRows { out.raw("</thead>\n<tbody>") }
    out.raw("</tbody></table></div>\n")
  }
}
