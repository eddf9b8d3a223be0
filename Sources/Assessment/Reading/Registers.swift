package import CSV
package import Diagnostics
package import Markdown

/// A row of the evidence register (§7).
package struct EvidenceRow: Sendable {
  package enum Class: String, Sendable, CaseIterable { case `public`, `internal`, confidential }

  package let id: EvidenceID
  package let title: String
  /// Name in `evidence/`, or empty.
  package let fileName: String
  package let fileRange: Range<Int>
  package let url: String
  package let date: String
  package let owner: String
  package let classification: Class
  /// Nobody understands the class that is written there.
  let isClassUnknown: Bool
  package let place: Place

  package var isConfidential: Bool { classification == .confidential }
}

/// A glossary entry (§8); the definition is inline Markdown.
package struct TermRow: Sendable {
  package let id: TermID
  package let full: String
  package let definition: Markup
  package let place: Place
}

/// A row of results: an indicator's figures of one year.
package struct ResultRow: Sendable {
  package let indicator: Written
  package let entry: YearEntry
}

/// The cells of a row by the names of their columns.
struct TableRow {
  let values: [String: Written]
  /// What stands beyond the last column.
  let extra: [Written]

  subscript(_ column: String) -> Written? { values[column] }
}

/// Reads the CSV files whose columns have a meaning.
package enum Registers {
  package static let evidencePath = "data/evidence.csv"
  package static let glossaryPath = "data/glossary.csv"
  /// Any table may hold results; this is what `init` makes.
  package static let resultsPath = "data/results.csv"

  /// A CSV file of results is told by its columns.
  package static func isResults(_ table: CSVTable) -> Bool {
    let names = Set(header(table).map { $0.text })
    return ["kpi", "year", "actual"].allSatisfy(names.contains)
  }

  private static func header(_ table: CSVTable) -> [Written] {
    (table.rows.first?.fields ?? []).map { Written($0.text.trimmedSpaces.lowercased(), $0.range) }
  }

  package static func evidence(_ table: CSVTable, _ file: SourceFile, diagnostics: inout [Diagnostic]) -> [EvidenceRow] {
    let rows = rows(table, file, columns: ["id", "title", "file", "url", "date", "owner", "class"], required: ["id"], &diagnostics)
    return rows.compactMap { written in
      let row = unquoted(written, file, &diagnostics)
      // Without an id too, a row may name a file that must stay secret.
      let id = identified(row, "id", file, &diagnostics) ?? Written("", row["file"]?.range ?? 0..<0)
      checkAddress(row["url"], file, &diagnostics)
      checkDate(row["date"], file, &diagnostics)
      let word = row["class"]?.text.lowercased() ?? ""
      let classification = word.isEmpty ? .internal : EvidenceRow.Class(rawValue: word)
      if classification == nil, let written = row["class"] {
        let choices = EvidenceRow.Class.allCases.map(\.rawValue)
        diagnostics.append(Diagnostic(.invalidValue, at: file.place(written.range), variant: "choice",
          ["key": "class", "value": written.text, "choices": choices.joined(separator: ", ")],
          suggestions: NearMiss.nearest(to: written.text, in: choices).map { Suggestion($0) }))
      }
      // A class that nobody understands may have been meant to protect: it does.
      return EvidenceRow(id: EvidenceID(id.text), title: row["title"]?.text ?? "", fileName: row["file"]?.text ?? "",
        fileRange: row["file"]?.range ?? id.range, url: row["url"]?.text ?? "", date: row["date"]?.text ?? "", owner: row["owner"]?.text ?? "",
        classification: classification ?? .confidential, isClassUnknown: classification == nil, place: file.place(id.range))
    }
  }

  /// A row whose title or owner an unquoted comma cut, put together again where everything else then stands in its column; it is told at the cut cell alone.
  private static func unquoted(_ row: TableRow, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> TableRow {
    guard let extra = row.extra.first(where: { !$0.text.isEmpty }) else { return row }
    let names = row.values.keys.sorted { (row[$0]?.range.lowerBound ?? 0) < (row[$1]?.range.lowerBound ?? 0) }
    let cells = names.compactMap { row[$0] } + row.extra
    for column in ["title", "owner"] {
      guard let index = names.firstIndex(of: column), case let last = index + row.extra.count, last < cells.count else { continue }
      let range = cells[index].range.lowerBound..<cells[last].range.upperBound
      let whole = Written(file.text(range), range)
      let joined = TableRow(values: Dictionary(uniqueKeysWithValues: zip(names, cells[..<index] + [whole] + cells[(last + 1)...])), extra: [])
      guard !whole.text.contains("\""), isInOrder(joined) else { continue }
      let line = file.place(extra.range).line
      diagnostics.removeAll { $0.code == .raggedRow && $0.place.line == line && $0.place.path == file.path }
      diagnostics.append(Diagnostic(.raggedRow, at: file.place(range), variant: "quotes", ["column": column], suggestions: [Suggestion("\"\(whole.text)\"")]))
      return joined
    }
    return row
  }

  private static func isInOrder(_ row: TableRow) -> Bool {
    func text(_ column: String) -> String { row[column]?.text ?? "" }
    return (text("class").isEmpty || EvidenceRow.Class(rawValue: text("class").lowercased()) != nil) && (text("url").isEmpty || WebAddress.isSafe(text("url")))
      && (text("file").isEmpty || text("file").contains(".")) && (text("date").isEmpty || text("date").contains { $0.isNumber })
  }

  package static func glossary(_ table: CSVTable, _ file: SourceFile, diagnostics: inout [Diagnostic]) -> [TermRow] {
    let rows = rows(table, file, columns: ["term", "full", "definition"], required: ["term"], &diagnostics)
    return rows.compactMap { row in
      guard let term = identified(row, "term", file, &diagnostics) else { return nil }
      let definition = row["definition"] ?? term
      let text = row["definition"]?.text ?? ""
      return TermRow(id: TermID(term.text), full: row["full"]?.text ?? "",
        definition: MarkdownParser.parseInline(text, line: file.line(at: definition.range.lowerBound), of: file), place: file.place(term.range))
    }
  }

  package static func results(_ table: CSVTable, _ file: SourceFile, diagnostics: inout [Diagnostic]) -> [ResultRow] {
    var surplus: [Diagnostic] = []
    let rows = rows(table, file, columns: ["kpi", "year", "actual", "target", "comparator", "note"], required: ["kpi", "year"], &surplus)
    let splitNumbers = SplitNumbers(rows, file)
    var split = Set<Int>()
    defer { diagnostics += surplus.filter { $0.code != .raggedRow || !split.contains($0.place.line) } }
    return rows.compactMap { row in
      guard let named = row["kpi"], let written = row["year"] else { return nil }
      let prefix = ReferenceWord.kpi.rawValue + ":"
      let indicator = named.text.hasPrefix(prefix) ? Written(String(named.text.dropFirst(prefix.count)), named.range) : named
      guard let year = year(written, of: indicator, file, &diagnostics) else { return nil }
      let found = splitNumbers.find(in: row)
      if let found {
        // The cells too many are those of the number.
        split.insert(file.line(at: written.range.lowerBound) + 1)
        diagnostics.append(Diagnostic(.splitNumber, at: file.place(found.range), ["key": found.column, "number": found.number, "id": indicator.text],
          suggestions: [Suggestion("\"\(found.number)\"")]))
      }
      let isSplit = found != nil
      func number(_ column: String) -> ExactDecimal? {
        guard !isSplit, let field = row[column] else { return nil }
        switch WrittenNumber(field.text) {
        case .value(let value): return value
        case .none: return nil
        case .invalid:
          let loose = LooseNumber(field.text)
          diagnostics.append(Diagnostic(.invalidNumber, at: file.place(field.range), variant: loose.variant,
            ["value": field.text, "column": column, "id": indicator.text], suggestions: loose.suggestions.map { Suggestion($0) }))
          return nil
        }
      }
      let note = isSplit ? nil : row["note"].flatMap { $0.text.isEmpty ? nil : $0 }
      let entry = YearEntry(year: year, actual: number("actual"), target: number("target"), comparator: number("comparator"), note: note,
        noteMarkup: note.map { MarkdownParser.parseInline($0.text, line: file.line(at: $0.range.lowerBound), of: file) },
        isBlank: note == nil && YearEntry.figures.allSatisfy { row[$0].map { WrittenNumber($0.text) == .none } ?? true },
        place: file.place(written.range), file: file, range: written.range)
      return ResultRow(indicator: indicator, entry: entry)
    }
  }

  /// A row without an id cannot be linked to: it is reported, not dropped in silence.
  private static func identified(_ row: TableRow, _ column: String, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Written? {
    // A column that is missing altogether is one finding, not one for each row.
    guard let id = row[column] else { return nil }
    if !id.text.isEmpty { return id }
    let first = row.values.values.min { $0.range.lowerBound < $1.range.lowerBound }
    let place = first.map { file.place(line: file.line(at: $0.range.lowerBound)) } ?? Place(file: file.path)
    diagnostics.append(Diagnostic(.invalidValue, at: place, variant: "row-id", ["key": column, "value": ""]))
    return nil
  }

  private static func checkAddress(_ address: Written?, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    guard let address, !address.text.isEmpty, !WebAddress.isSafe(address.text) else { return }
    let scheme = LinkResolver.scheme(of: address.text)
    let isBare = scheme == nil
    diagnostics.append(Diagnostic(.refusedAddress, at: file.place(address.range), variant: isBare ? "no-scheme" : "",
      ["address": address.text, "scheme": scheme?.lowercased() ?? ""],
      suggestions: isBare ? [Suggestion("https://" + address.text.trimmed(of: "/"))] : []))
  }

  /// Dates are free text; a Christian year in `2024-01-31` is a slip.
  private static func checkDate(_ date: Written?, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    guard let date, let year = date.text.split(separator: "-").first, date.text.split(separator: "-").count == 3 else { return }
    guard case .christian(let right) = BuddhistYear(String(year)) else { return }
    let fixed = String(right) + date.text.dropFirst(year.count)
    diagnostics.append(Diagnostic(.invalidValue, at: file.place(date.range), variant: "christian-date", ["key": "date", "value": date.text, "right": fixed],
      suggestions: [Suggestion(fixed)]))
  }

  private static func year(_ written: Written, of indicator: Written, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Int? {
    func report(_ right: Int?, _ variant: String) {
      diagnostics.append(Diagnostic(.invalidYear, at: file.place(written.range), variant: variant,
        ["year": written.text, "right": right.map(String.init) ?? "", "id": indicator.text], suggestions: right.map { [Suggestion(String($0))] } ?? []))
    }
    switch BuddhistYear(written.text) {
    case .valid(let year): return year
    case .christian(let right): report(right, "christian")
    case .short(let right): report(right, "short")
    case .invalid: report(BuddhistYear.inside(written.text), "")
    }
    return nil
  }

  /// The rows below the header by column name; reports unknown, missing and repeated columns and cells beyond the header.
  private static func rows(_ table: CSVTable, _ file: SourceFile, columns: [String], required: [String], _ diagnostics: inout [Diagnostic])
    -> [TableRow]
  {
    let header = header(table)
    for (index, name) in header.enumerated() {
      let isRepeated = header[..<index].contains { $0.text == name.text }
      guard !columns.contains(name.text) || isRepeated else { continue }
      diagnostics.append(Diagnostic(.csvColumn, at: file.place(name.range), variant: name.text.isEmpty ? "unnamed" : isRepeated ? "repeated" : "",
        ["column": name.text, "known": columns.joined(separator: ", ")],
        suggestions: isRepeated ? [] : NearMiss.nearest(to: name.text, in: columns).map { Suggestion($0) }))
    }
    for name in required where !header.contains(where: { $0.text == name }) {
      diagnostics.append(Diagnostic(.csvColumn, at: file.place(line: 0), variant: "missing", ["column": name, "known": columns.joined(separator: ", ")]))
    }
    // Excel leaves rows of empty cells behind.
    return table.rows.dropFirst().filter { row in row.fields.contains { !$0.text.trimmedSpaces.isEmpty } }.map { row in
      if row.fields.count > header.count, let extra = row.fields.dropFirst(header.count).first {
        diagnostics.append(Diagnostic(.raggedRow, at: file.place(extra.range.lowerBound..<row.range.upperBound), variant: "long",
          ["row": String(row.line + 1), "cells": String(row.fields.count), "columns": String(header.count)]))
      }
      var values: [String: Written] = [:]
      for (name, field) in zip(header, row.fields) where values[name.text] == nil {
        values[name.text] = Written(field.text.trimmedSpaces, field.range)
      }
      return TableRow(values: values, extra: row.fields.dropFirst(header.count).map { Written($0.text.trimmedSpaces, $0.range) })
    }
  }
}
