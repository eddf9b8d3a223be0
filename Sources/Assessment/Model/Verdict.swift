/// What an indicator's figures say, exactly as §6 of the report format defines it.
package struct Verdict: Hashable, Sendable {
  package enum Level: String, Sendable { case reached, missed, noTarget = "no-target" }
  package enum Trend: String, Sendable { case insufficient, steady, improving, worsening, mixed }
  package enum Comparison: String, Sendable { case better, equal, worse, noComparator = "no-comparator" }

  /// The last year up to the fiscal year that has an actual value.
  package let latestYear: Int?
  package let level: Level
  package let trend: Trend
  package let comparison: Comparison

  /// A trend looks at no more years than this.
  package static let trendYears = 5

  package init(series: [Indicator.YearFigures], direction: Int, fiscalYear: Int) {
    let withActual = series.filter { $0.year <= fiscalYear && $0.actual != nil }
    guard let latest = withActual.last, let actual = latest.actual else {
      (latestYear, level, trend, comparison) = (nil, .noTarget, .insufficient, .noComparator)
      return
    }
    latestYear = latest.year
    level = latest.target.map { Self.gain(from: $0, to: actual, direction) >= .zero ? .reached : .missed } ?? .noTarget
    comparison = latest.comparator.map { comparator in
      let gain = Self.gain(from: comparator, to: actual, direction)
      return gain == .zero ? .equal : gain > .zero ? .better : .worse
    } ?? .noComparator
    trend = Self.trend(withActual.compactMap { figures in figures.actual.map { (figures.year, $0) } }, direction)
  }

  private static func gain(from a: ExactDecimal, to b: ExactDecimal, _ direction: Int) -> ExactDecimal { direction < 0 ? a - b : b - a }

  private static func trend(_ values: [(year: Int, actual: ExactDecimal)], _ direction: Int) -> Trend {
    var run: [ExactDecimal] = []
    var expected = values.last?.year
    for (year, actual) in values.reversed() where run.count < trendYears {
      guard year == expected else { break }
      run.insert(actual, at: 0)
      expected = year - 1
    }
    guard run.count >= 3 else { return .insufficient }
    let steps = zip(run, run.dropFirst()).map { gain(from: $0, to: $1, direction) }
    if steps.allSatisfy({ $0 == .zero }) { return .steady }
    if steps.allSatisfy({ $0 >= .zero }) { return .improving }
    return steps.allSatisfy { $0 <= .zero } ? .worsening : .mixed
  }
}
