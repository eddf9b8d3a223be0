internal import Assessment
internal import CSV
internal import Markdown

/// Figures to download: one row for each indicator and year. The columns are those of the report's own tables, so that a download can
/// be put back as a source, with what a reader of the numbers needs beside them.
struct ResultCSV {
  let report: Report

  /// The downloads of the bundle by their address: each indicator, each dimension, all.
  func files(_ addresses: Addresses) -> [(path: String, bytes: [UInt8])] {
    let indicators = report.indicators.map { (addresses.csv(.indicator($0.id)), Self.bytes([$0])) }
    let dimensions = report.framework.results.dimensions.map { (addresses.csv(.dimension($0.id)), Self.bytes(report.indicators(in: $0.id))) }
    return indicators + dimensions + [(addresses.csv(.category(report.framework.results.id)), Self.bytes(report.indicators))]
  }

  static func bytes(_ indicators: [Indicator]) -> [UInt8] {
    let head = ["kpi", "title", "unit", "direction", "year", "actual", "target", "comparator", "note"].map(CSVCell.text)
    return CSVWriter.bytes([head] + indicators.flatMap { indicator in indicator.series.map { row(indicator, $0) } })
  }

  private static func row(_ indicator: Indicator, _ figures: Indicator.YearFigures) -> [CSVCell] {
    func number(_ value: ExactDecimal?) -> CSVCell { value.map { .number($0.simplified.plain) } ?? .empty }
    return [
      .text(indicator.id.text), .text(indicator.title), .text(indicator.fields.unit), .text(indicator.fields.direction < 0 ? "down" : "up"),
      .number(String(figures.year)), number(figures.actual), number(figures.target), number(figures.comparator),
      figures.note.map { .text($0.markup.plainText(of: 0)) } ?? .empty,
    ]
  }
}
