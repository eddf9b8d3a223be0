import Diagnostics
import Testing

@testable import Assessment

/// The verdicts of §6 of the report format. Figures are written `year actual/target/comparator`, `-` for no value.
@Suite struct VerdictTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let figures: String
    var direction = 1
    let expected: String
    init(_ figures: String, down: Bool = false, _ expected: String) { (self.figures, direction, self.expected) = (figures, down ? -1 : 1, expected) }
    var testDescription: String { figures + (direction < 0 ? " ↓" : "") }
  }

  static let cases = [
    // Level: equal is reached; exact decimals, no rounding.
    Case("2567 90/90/-", "2567 reached insufficient no-comparator"),
    Case("2567 89.999/90/-", "2567 missed insufficient no-comparator"),
    Case("2567 90/90/-", down: true, "2567 reached insufficient no-comparator"),
    Case("2567 90.1/90/-", down: true, "2567 missed insufficient no-comparator"),
    Case("2567 0/-/-", "2567 no-target insufficient no-comparator"),
    Case("2567 0/0/0", "2567 reached insufficient equal"),
    Case("2567 -3/-2.5/-4", "2567 missed insufficient better"),
    Case("2567 0.3/0.30/0.300", "2567 reached insufficient equal"),
    // Comparison: the same year only.
    Case("2567 95/-/90", "2567 no-target insufficient better"),
    Case("2567 95/-/90", down: true, "2567 no-target insufficient worse"),
    Case("2567 95/-/95.0", down: true, "2567 no-target insufficient equal"),
    Case("2566 90/80/85 2567 95/-/-", "2567 no-target insufficient no-comparator"),
    Case("2566 90/80/85 2567 -/99/99", "2566 reached insufficient better"),
    // The latest year with an actual up to the fiscal year; later ones do not count.
    Case("2566 1/1/1 2568 2/1/1", "2566 reached insufficient equal"),
    Case("2568 2/1/1", "- no-target insufficient no-comparator"),
    Case("2567 -/90/90", "- no-target insufficient no-comparator"),
    Case("", "- no-target insufficient no-comparator"),
    // Trend: at least three consecutive years that end at the latest.
    Case("2566 1/-/- 2567 2/-/-", "2567 no-target insufficient no-comparator"),
    Case("2565 1/-/- 2566 2/-/- 2567 3/-/-", "2567 no-target improving no-comparator"),
    Case("2565 1/-/- 2566 2/-/- 2567 3/-/-", down: true, "2567 no-target worsening no-comparator"),
    Case("2565 3/-/- 2566 2/-/- 2567 1/-/-", down: true, "2567 no-target improving no-comparator"),
    Case("2565 2/-/- 2566 2/-/- 2567 2.0/-/-", "2567 no-target steady no-comparator"),
    Case("2565 2/-/- 2566 2/-/- 2567 3/-/-", "2567 no-target improving no-comparator"),
    Case("2565 3/-/- 2566 2/-/- 2567 2/-/-", "2567 no-target worsening no-comparator"),
    Case("2565 1/-/- 2566 3/-/- 2567 2/-/-", "2567 no-target mixed no-comparator"),
    // A missing year ends the run, whether it has no row or no actual.
    Case("2563 1/-/- 2564 2/-/- 2566 3/-/- 2567 4/-/-", "2567 no-target insufficient no-comparator"),
    Case("2564 9/-/- 2565 -/5/5 2566 3/-/- 2567 4/-/-", "2567 no-target insufficient no-comparator"),
    Case("2562 9/-/- 2564 1/-/- 2565 2/-/- 2566 3/-/-", "2566 no-target improving no-comparator"),
    // No more than five years: what was before them does not spoil the trend.
    Case("2562 9/-/- 2563 1/-/- 2564 2/-/- 2565 3/-/- 2566 4/-/- 2567 5/-/-", "2567 no-target improving no-comparator"),
    Case("2563 9/-/- 2564 2/-/- 2565 3/-/- 2566 4/-/- 2567 5/-/-", "2567 no-target mixed no-comparator"),
  ]

  @Test(arguments: cases) func verdict(_ test: Case) {
    let words = test.figures.split(separator: " ").map(String.init)
    let series = stride(from: 0, to: words.count, by: 2).map { index -> Indicator.YearFigures in
      let values = words[index + 1].split(separator: "/").map { number(String($0)) }
      return Indicator.YearFigures(year: Int(words[index]) ?? 0, actual: values[0], target: values[1], comparator: values[2], note: nil,
        place: Place(file: "content/k.md"))
    }
    let verdict = Verdict(series: series, direction: test.direction, fiscalYear: 2567)
    let year = verdict.latestYear.map(String.init) ?? "-"
    #expect("\(year) \(verdict.level.rawValue) \(verdict.trend.rawValue) \(verdict.comparison.rawValue)" == test.expected)
  }

  private func number(_ text: String) -> ExactDecimal? {
    if case .value(let value) = WrittenNumber(text) { value } else { nil }
  }
}
