internal import Diagnostics

/// What an indicator with figures needs so that they can be judged.
enum IndicatorChecks {
  static func years(_ report: Report) -> [Diagnostic] {
    findings(.fewYears, report) { indicator, document in
      let run = run(indicator)
      let wanted = report.framework.years
      guard run > 0, run < wanted, farYears(indicator, report).isEmpty, let year = indicator.verdict.latestYear else { return nil }
      // Years count to the fiscal year: without it, it is missing too.
      let missing = (report.settings.fiscalYear - wanted + 1...report.settings.fiscalYear).filter { indicator.figures(of: $0)?.actual == nil }
      return (document.idPlace, "", ["id": indicator.id.text, "count": String(run), "wanted": String(wanted),
        "missing": missing.map(String.init).joined(separator: ", "), "year": String(year)])
    }
  }

  /// An indicator that is judged and has no result of the report's own year, unless a note says why. While years are too few, that says it.
  static func results(_ report: Report) -> [Diagnostic] {
    let year = report.settings.fiscalYear
    let judged = report.judgedIndicators.filter { !report.documents[$0.document].isDraft && $0.verdict.latestYear != nil && farYears($0, report).isEmpty }
    let late = judged.filter { $0.figures(of: year).map { $0.actual == nil && $0.note == nil } ?? true }
    if late.count >= manyIndicators, late.count == judged.count {
      return [Diagnostic(.missingResult, at: report.settings.file.place(report.settings.fiscalYearRange), variant: "all",
        ["year": String(year), "count": String(late.count)])]
    }
    return late.filter { run($0) >= report.framework.years }.compactMap { indicator in
      guard let last = indicator.series.last(where: { $0.year == year }) ?? indicator.series.last else { return nil }
      return Diagnostic(.missingResult, at: last.place, ["id": indicator.id.text, "year": String(year), "last": String(indicator.verdict.latestYear ?? 0)],
        suggestions: last.year > year && last.actual != nil ? [Suggestion(String(year))] : [])
    }
  }

  /// From so many on what all indicators lack is told once.
  private static let manyIndicators = 3

  /// With every figure in years to come, nothing is judged: the fiscal year is more likely to be the slip.
  static func fiscalYear(_ report: Report) -> [Diagnostic] {
    let years = report.indicators.flatMap(\.series).filter { $0.actual != nil }.map(\.year)
    let settings = report.settings
    guard let first = years.min(), let last = years.max() else { return [] }
    guard first > settings.fiscalYear else { return farYears(report) }
    return [Diagnostic(.figuresAfterYear, at: settings.file.place(settings.fiscalYearRange),
      ["year": String(settings.fiscalYear), "first": String(first), "last": String(last)], suggestions: [Suggestion(String(last))])]
  }

  /// A result of a year long after the report's, such as 2657 for 2567: it is a slip. Data of later years may be there already.
  private static func farYears(_ report: Report) -> [Diagnostic] {
    report.indicators.flatMap { indicator in
      farYears(indicator, report).map { far in
        Diagnostic(.figuresAfterYear, at: far.place, variant: "indicator",
          ["id": indicator.id.text, "last": String(far.year), "year": String(report.settings.fiscalYear)],
          suggestions: meant(far.year, indicator, report).map { [Suggestion(String($0))] } ?? [])
      }
    }
  }

  private static func farYears(_ indicator: Indicator, _ report: Report) -> [Indicator.YearFigures] {
    indicator.series.filter { $0.actual != nil && $0.year > report.settings.fiscalYear + 5 }
  }

  /// The year of the last ones that is one slip from the written one and has no result; nil when several are.
  private static func meant(_ far: Int, _ indicator: Indicator, _ report: Report) -> Int? {
    let free = (report.settings.fiscalYear - 9...report.settings.fiscalYear).filter { year in !indicator.series.contains { $0.year == year } }
    let near = NearMiss.Candidates(free.map(String.init)).near(to: String(far)).filter { $0.distance == 1 }
    return near.count == 1 ? near.first.flatMap { Int($0.word) } : nil
  }

  /// Consecutive years with an actual value that end at the latest.
  private static func run(_ indicator: Indicator) -> Int {
    guard var year = indicator.verdict.latestYear else { return 0 }
    var count = 0
    while indicator.figures(of: year)?.actual != nil { (count, year) = (count + 1, year - 1) }
    return count
  }

  static func units(_ report: Report) -> [Diagnostic] {
    findings(.missingUnit, report) { indicator, document in
      indicator.fields.unit.isEmpty ? (document.idPlace, "", ["id": indicator.id.text]) : nil
    }
  }

  /// Where the criteria give the direction, `group-direction` says so.
  static func directions(_ report: Report) -> [Diagnostic] {
    findings(.missingDirection, report) { indicator, document in
      let isGiven = indicator.group.flatMap { report.framework.group($0)?.direction } != nil
      return indicator.fields.writtenDirection == nil && !isGiven ? (document.idPlace, "", ["id": indicator.id.text]) : nil
    }
  }

  static func targets(_ report: Report) -> [Diagnostic] {
    let tables = tablesWithoutTargets(report)
    return tables.sorted { $0.key < $1.key }.map { path, count in
      Diagnostic(.missingTarget, at: Place(file: path), variant: "table", ["count": String(count)])
    } + findings(.missingTarget, report) { indicator, document in
      guard let latest = indicator.latest, latest.target == nil, tables[latest.place.path] == nil else { return nil }
      return (place(of: latest.year, indicator, document), latest.comparator == nil ? "alone" : "", ["id": indicator.id.text, "year": String(latest.year)])
    }
  }

  /// Tables of several indicators in which no row has a target, with their number: the column is missing.
  private static func tablesWithoutTargets(_ report: Report) -> [String: Int] {
    var aimless: [String: Int] = [:]
    var aimed = Set<String>()
    for indicator in report.indicators {
      let paths = Set(indicator.series.map(\.place.path)).subtracting([report.documents[indicator.document].source.file.path])
      for path in paths { aimless[path, default: 0] += 1 }
      aimed.formUnion(indicator.series.filter { $0.target != nil }.map(\.place.path))
    }
    return aimless.filter { $0.value >= manyIndicators && !aimed.contains($0.key) }
  }

  static func comparators(_ report: Report) -> [Diagnostic] {
    findings(.missingComparator, report) { indicator, document in
      guard let id = indicator.dimension, let dimension = report.framework.dimension(id), dimension.expectsComparator else { return nil }
      guard indicator.fields.noComparator == nil, !indicator.series.contains(where: { $0.comparator != nil }) else { return nil }
      return (document.idPlace, "", ["id": indicator.id.text, "dimension": id.text, "name": dimension.name.text(report.settings.language)])
    }
  }

  private typealias Finding = (place: Place, variant: String, arguments: [String: String])

  private static func findings(_ code: Code, _ report: Report, _ look: (Indicator, ResolvedDocument) -> Finding?) -> [Diagnostic] {
    report.judgedIndicators.compactMap { indicator in
      look(indicator, report.documents[indicator.document]).map { Diagnostic(code, at: $0.place, variant: $0.variant, $0.arguments) }
    }
  }

  /// A year of the front matter; figures from a table are told at the indicator that they belong to.
  static func place(of year: Int, _ indicator: Indicator, _ document: ResolvedDocument) -> Place {
    indicator.fields.results.first { $0.year == year }?.place ?? document.idPlace
  }
}

extension Report {
  /// Indicators with figures, without those of which one could not be read: what seems to be missing or wrong beside it is the same slip.
  var judgedIndicators: [Indicator] {
    let slips = FigureSlips(diagnostics)
    return indicators.filter { $0.hasFigures && !slips.concern($0.id, documents[$0.document].source.file.path) }
  }
}

/// What is wrong with figures as they are written, by the files and the indicators that it concerns.
struct FigureSlips {
  private static let codes: Set<Code> = [.splitNumber, .invalidNumber, .invalidYear, .duplicateResult]
  /// Wordings of `invalid-value` for figures that are not written as a mapping.
  private static let variants: Set<String> = ["year-values", "mapping"]
  private let paths: Set<String>
  private let ids: Set<String>

  init(_ diagnostics: [Diagnostic]) {
    let slips = diagnostics.filter { Self.codes.contains($0.code) || ($0.code == .invalidValue && Self.variants.contains($0.variant)) || Self.isYearTwice($0) }
    paths = Set(slips.map(\.place.path))
    ids = Set(slips.compactMap { $0.arguments["id"] })
  }

  func concern(_ id: IndicatorID, _ path: String) -> Bool { paths.contains(path) || ids.contains(id.text) }

  /// The same year twice in front matter: the other one is the year that seems to be missing.
  private static func isYearTwice(_ finding: Diagnostic) -> Bool {
    guard finding.code == .duplicateKey, case .valid = BuddhistYear(finding.arguments["key"] ?? "") else { return false }
    return true
  }
}
