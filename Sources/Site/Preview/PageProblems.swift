internal import Assessment
internal import Diagnostics
internal import Words

/// The errors and warnings that concern each page, so that its writer sees them beside the text.
struct PageProblems {
  private(set) var byPage: [String: [Finding]] = [:]

  init(_ report: Report, _ words: Words) {
    let addresses = Addresses(report)
    var pages: [String: [String]] = [:]
    func add(_ path: String, _ page: String) { if pages[path]?.contains(page) != true { pages[path, default: []].append(page) } }
    for document in report.documents { add(document.source.file.path, addresses.page(document.subject)) }
    for term in report.terms { add(term.place.path, Addresses.glossary) }
    for row in report.evidence { add(row.place.path, Addresses.evidence) }
    for path in [Settings.fileName, ""] { add(path, Addresses.home) }
    let indicators = Dictionary(report.indicators.map { ($0.id.text, addresses.page(.indicator($0.id))) }, uniquingKeysWith: { first, _ in first })
    let models = Finding.byFile(report, words, isPreview: true).flatMap(\.findings)
    for (diagnostic, finding) in zip(report.diagnostics, models) where diagnostic.severity != .note {
      let place = diagnostic.place
      // A row of results belongs to the indicator whose id is in it.
      let row = place.path.hasSuffix(".csv") ? Self.cells(place).compactMap { indicators[$0] }.prefix(1) : []
      for page in (pages[place.path] ?? []) + row { byPage[page, default: []].append(finding) }
    }
    // Errors first, each kind in the order of the text.
    byPage = byPage.mapValues { findings in findings.filter { $0.severity == .error } + findings.filter { $0.severity != .error } }
  }

  private static func cells(_ place: Place) -> [String] {
    (place.before + place.marked + place.after).split { ",;\t\"".contains($0) }.map { String($0).trimmedSpaces }
  }
}
