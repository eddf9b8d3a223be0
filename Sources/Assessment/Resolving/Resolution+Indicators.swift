internal import Diagnostics
internal import Markdown

/// Indicators: their series from front matter and tables, their verdicts.
extension Resolution {
  mutating func resolveIndicators() -> [Indicator] {
    var rows: [IndicatorID: [YearEntry]] = [:]
    let copies = CopiedTables(resultRows)
    diagnostics += copies.findings
    copiedTables = copies.paths
    var known = Set<IndicatorID>()
    for case .indicator(let id) in subjects.subjects { known.insert(id) }
    var unknown = Set<String>()
    for row in resultRows where !copiedTables.contains(row.entry.file.path) {
      if let id = indicatorID(row.indicator.text, known) {
        rows[id, default: []].append(row.entry)
      } else if unknown.insert(row.entry.file.path + "\n" + row.indicator.text).inserted {
        reportUnknownRow(row, known)
      }
    }
    var indicators: [Indicator] = []
    for (index, subject) in subjects.subjects.enumerated() {
      guard case .indicator(let id) = subject else { continue }
      indicators.append(indicator(id, index, rows[id] ?? []))
    }
    return indicators.sorted { $0.id < $1.id }
  }

  func indicatorID(_ text: String, _ known: Set<IndicatorID>) -> IndicatorID? {
    if known.contains(IndicatorID(text)) { return IndicatorID(text) }
    if case .former(.indicator(let id)) = subjects.catalogue.find(.kpi, text) { return id }
    return nil
  }

  mutating func reportUnknownRow(_ row: ResultRow, _ known: Set<IndicatorID>) {
    let id = row.indicator.text
    let near = NearMiss.nearest(to: id, in: known.map(\.text).sorted(by: NaturalOrder.isLess))
    diagnostics.append(Diagnostic(.unknownIndicator, at: row.entry.file.place(row.indicator.range), variant: Self.isDate(id) ? "date" : "row", ["id": id, "target": "kpi:\(id)"],
      suggestions: near.map { Suggestion($0, name: subjects.catalogue.name(of: .indicator(IndicatorID($0))) ?? "") }))
  }

  /// What a spreadsheet makes of an id that looks like a date to it: `7-ม.ค.-02`, `7-Jan-02`, `07/01/2002`.
  static func isDate(_ id: String) -> Bool {
    let parts = id.split { $0 == "-" || $0 == "/" || $0 == " " }
    func isNumber(_ part: Substring) -> Bool { part.utf8.count <= 4 && part.allSatisfy { $0.isNumber } }
    guard (2...3).contains(parts.count) else { return false }
    let isNamed = parts.contains { $0.count <= 12 && $0.contains { $0.isLetter } && !$0.contains { $0.isNumber } }
    return isNamed ? parts.count(where: isNumber) == parts.count - 1 : parts.count == 3 && parts.allSatisfy(isNumber)
  }

  mutating func indicator(_ id: IndicatorID, _ index: Int, _ rows: [YearEntry]) -> Indicator {
    let document = project.documents[index]
    let fields = document.front.indicator
    var byYear: [Int: YearEntry] = [:]
    let entries = fields.results + rows
    for entry in entries.filter({ !$0.isBlank }) + entries.filter(\.isBlank) {
      if entry.isBlank, byYear[entry.year] != nil { continue }
      if let first = byYear[entry.year] {
        diagnostics.append(Diagnostic(.duplicateResult, at: entry.place, ["id": id.text, "year": String(entry.year), "first": first.place.path],
          related: [first.place]))
      } else {
        byYear[entry.year] = entry
      }
    }
    let series = byYear.values.sorted { $0.year < $1.year }.map { entry in
      let note = entry.noteMarkup.map { inline($0, entry.file, from: .indicator(id)) }
      return Indicator.YearFigures(year: entry.year, actual: entry.actual, target: entry.target, comparator: entry.comparator, note: note,
        place: entry.place)
    }
    let group = id.text.lastIndex(of: "-").flatMap { framework.group(GroupID(String(id.text[..<$0]))) }
    return Indicator(id: id, group: group?.id, dimension: group.flatMap { framework.dimension(of: $0.id)?.id },
      title: title(document, .indicator(id)), fields: fields, owner: document.front.owner, series: series,
      verdict: Verdict(series: series, direction: fields.direction, fiscalYear: project.settings.fiscalYear), document: index)
  }
}
