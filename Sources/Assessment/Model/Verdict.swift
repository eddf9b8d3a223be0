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
  /// The consecutive years that the trend looks at; nil while they are too few.
  package let trendYears: ClosedRange<Int>?

  /// A trend looks at no more years than this.
  package static let mostTrendYears = 5
  package static let leastTrendYears = 3

  package init(series: [Indicator.YearFigures], direction: Int, fiscalYear: Int) {
    let withActual = series.filter { $0.year <= fiscalYear && $0.actual != nil }
    guard let latest = withActual.last, let actual = latest.actual else {
      (latestYear, level, trend, comparison, trendYears) = (nil, .noTarget, .insufficient, .noComparator, nil)
      return
    }
    latestYear = latest.year
    level = latest.target.map { Self.gain(from: $0, to: actual, direction) >= .zero ? .reached : .missed } ?? .noTarget
    comparison = latest.comparator.map { comparator in
      let gain = Self.gain(from: comparator, to: actual, direction)
      return gain == .zero ? .equal : gain > .zero ? .better : .worse
    } ?? .noComparator
    let run = Self.run(withActual)
    trend = Self.trend(run, direction)
    trendYears = trend == .insufficient ? nil : latest.year - run.count + 1...latest.year
  }

  private static func gain(from a: ExactDecimal, to b: ExactDecimal, _ direction: Int) -> ExactDecimal { direction < 0 ? a - b : b - a }

  /// The last consecutive years, no more than a trend looks at.
  private static func run(_ figures: [Indicator.YearFigures]) -> [ExactDecimal] {
    var run: [ExactDecimal] = []
    var expected = figures.last?.year
    for figures in figures.reversed() where run.count < mostTrendYears {
      guard figures.year == expected, let actual = figures.actual else { break }
      run.insert(actual, at: 0)
      expected = figures.year - 1
    }
    return run
  }

  private static func trend(_ run: [ExactDecimal], _ direction: Int) -> Trend {
    guard run.count >= leastTrendYears else { return .insufficient }
    let steps = zip(run, run.dropFirst()).map { gain(from: $0, to: $1, direction) }
    if steps.allSatisfy({ $0 == .zero }) { return .steady }
    if steps.allSatisfy({ $0 >= .zero }) { return .improving }
    return steps.allSatisfy { $0 <= .zero } ? .worsening : .mixed
  }
}
