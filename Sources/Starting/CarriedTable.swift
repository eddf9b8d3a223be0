internal import Assessment
internal import CSV
internal import Diagnostics

/// A table of results with a row for the new year below those of each indicator.
enum CarriedTable {
  /// `skipping` are indicators whose figures of the year are elsewhere. nil where nothing is added.
  static func results(_ data: Project.DataFile, year: Int, skipping: Set<String>) -> [UInt8]? {
    guard Registers.isResults(data.table), let header = data.table.rows.first else { return nil }
    let columns = header.fields.map { $0.text.trimmedSpaces.lowercased() }
    guard let idColumn = columns.firstIndex(of: "kpi"), let yearColumn = columns.firstIndex(of: "year") else { return nil }
    var series: [(id: String, rows: [(year: Int, row: CSVRow)])] = []
    var places: [String: Int] = [:]
    for row in data.table.rows.dropFirst() where row.fields.count > max(idColumn, yearColumn) {
      guard case .valid(let written) = BuddhistYear(row.fields[yearColumn].text) else { continue }
      let id = plainID(row.fields[idColumn].text)
      if id.isEmpty { continue }
      if let place = places[id] {
        series[place].rows.append((written, row))
      } else {
        places[id] = series.count
        series.append((id, [(written, row)]))
      }
    }
    var edits = TextEdits(data.file)
    for (id, rows) in series where !skipping.contains(id) && !rows.contains(where: { $0.year == year }) {
      guard let latest = rows.max(by: { $0.year < $1.year })?.row else { continue }
      let cells = columns.indices.map { column in
        column == idColumn ? data.file.text(latest.fields[idColumn].range) : column == yearColumn ? String(year) : ""
      }
      let line = cells.joined(separator: String(UnicodeScalar(data.table.separator)))
      // Some write the newest year first.
      let isFirst = rows.count > 1 && rows[0].row.range == latest.range
      if isFirst { edits.insert(lines: [line], above: latest.range.lowerBound) } else { edits.insert(lines: [line], below: latest.range.upperBound - 1) }
    }
    // Excel knows Thai in a table only by this mark.
    return edits.bytes.map { [0xEF, 0xBB, 0xBF] + $0 }
  }

  static func plainID(_ text: String) -> String {
    let text = text.trimmedSpaces
    return text.hasPrefix("kpi:") ? String(text.dropFirst(4)) : text
  }
}
