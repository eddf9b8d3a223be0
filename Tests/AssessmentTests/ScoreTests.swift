import Diagnostics
import Testing

@testable import Assessment

/// Means, distances and what-if of the self-assessment. Items are written `1.1 level/score`, `-` for what is not given.
@Suite struct ScoreTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let items: String
    let weights: String
    let expected: String
    init(_ items: String, weights: String = "", _ expected: String) { (self.items, self.weights, self.expected) = (items, weights, expected) }
    var testDescription: String { items + " " + weights }
  }

  /// Two categories: 1.1, 1.2, 1.3 and 2.1. Levels low 0–49 (value 10), mid 50–79 (value 60), high 80–100 (value 90).
  /// Expected: means of category 1, category 2, all; scored items; level and distance to the next.
  static let means = [
    Case("", "- - - 0/4"),
    Case("1.1 -/50", "50.00 - 50.00 1/4"),
    Case("1.1 low/-", "10.00 - 10.00 1/4"),
    Case("1.1 low/44 1.2 -/50", "47.00 - 47.00 2/4"),
    Case("1.1 -/50 1.2 -/50 1.3 -/51 2.1 -/100", "50.33 100.00 62.75 4/4 mid high:17.25"),
    // The mean of all items, not of the categories.
    Case("1.1 -/0 1.2 -/0 1.3 -/0 2.1 -/100", "0.00 100.00 25.00 4/4 low mid:25.00"),
    // A band begins exactly at its lowest score.
    Case("1.1 -/80 1.2 -/80 1.3 -/80 2.1 -/79", "80.00 79.00 79.75 4/4 mid high:0.25"),
    Case("1.1 -/80 1.2 -/80 1.3 -/80 2.1 -/80", "80.00 80.00 80.00 4/4 high"),
    // What does not fit together is told elsewhere and stops nothing.
    Case("1.1 low/100000 1.2 -/0 1.3 high/0 2.1 nosuch/-", "33333.33 - 33333.33 3/4"),
    Case("1.1 -/60 1.2 -/60 1.3 -/60 2.1 -/60", weights: "{\"1.1\": 2, \"2.1\": 3}", "60.00 60.00 60.00 4/4 mid high:20.00"),
    Case("1.1 -/100 1.2 -/0 1.3 -/0 2.1 -/50", weights: "{\"1.1\": 2, \"2.1\": 3}", "50.00 50.00 50.00 4/4 mid high:30.00"),
    Case("1.1 -/100 1.2 -/0", weights: "{\"1.1\": 2, \"2.1\": 3}", "66.67 - 66.67 2/4"),
    // An item without weight counts nowhere.
    Case("2.1 -/90", weights: "{\"2.1\": 0}", "- - - 1/4"),
  ]

  @Test(arguments: means) func mean(_ test: Case) throws {
    let scores = try Self.scores(test)
    func text(_ mean: Scores.Mean) -> String { mean.value?.plain ?? "-" }
    var words = scores.categories.map { text($0.mean) } + [text(scores.overall), "\(scores.overall.scored)/\(scores.overall.all)"]
    if let level = scores.level(of: scores.overall) { words.append(level.id.text) }
    if let next = scores.next(after: scores.overall) { words.append("\(next.level.id.text):\(next.distance.plain)") }
    #expect(words.joined(separator: " ") == test.expected)
  }

  /// Expected for 1.1: next level, its score, gain, total then, change.
  static let steps = [
    Case("", "none"),
    Case("1.1 -/50 1.2 -/50 1.3 -/50 2.1 -/50", "high 90 40 60.00 10.00"),
    Case("1.1 low/- 1.2 -/50 1.3 -/50 2.1 -/50", "mid 60 50 52.50 12.50"),
    Case("1.1 -/79 1.2 -/0 1.3 -/0", "high 90 11 30.00 3.67"),
    // At the last level there is none, though its round number is higher.
    Case("1.1 high/85 1.2 -/50", "none"),
    // A score beyond the round number of the next level leads to the one after it.
    Case("1.1 low/70", "high 90 20 90.00 20.00"),
    Case("1.1 high/10", "none"),
    Case("1.1 -/50 2.1 -/50", weights: "{\"1.1\": 3}", "high 90 40 80.00 30.00"),
    Case("1.1 -/50 2.1 -/50", weights: "{\"1.1\": 0}", "high 90 40 50.00 0.00"),
  ]

  @Test(arguments: steps) func step(_ test: Case) throws {
    let scores = try Self.scores(test)
    let item = try #require(scores.items.first)
    let step = scores.step(of: item)
    let text = step.map { "\($0.level) \($0.score) \($0.gain) \($0.total.value?.plain ?? "-") \($0.change.plain)" } ?? "none"
    #expect(text == test.expected)
  }

  @Test func levelAndScoreStandInForEachOther() throws {
    let scores = try Self.scores(Case("1.1 mid/- 1.2 -/85 1.3 low/85 2.1 -/101", ""))
    #expect(scores.items.map { $0.level?.text ?? "-" } == ["mid", "high", "low", "-"])
    #expect(scores.items.map(\.score) == [60, 85, 85, 101])
    #expect(scores.items.map(\.isFromLevel) == [true, false, false, false])
    #expect(try !Self.scores(Case("", "")).isWeighted)
    #expect(try Self.scores(Case("", weights: "{\"1.1\": 2}", "")).isWeighted)
  }

  /// The exact fraction, and rounding half away from zero.
  @Test(arguments: [(1, 8, "0.13"), (-1, 8, "-0.13"), (1, -8, "-0.13"), (2, 3, "0.67"), (7635, 18, "424.17"), (0, 5, "0.00")])
  func ratio(_ numerator: Int, _ denominator: Int, _ expected: String) {
    #expect(ExactDecimal.ratio(Int128(numerator), Int128(denominator), decimals: 2).plain == expected)
  }

  @Test func tally() {
    func verdict(_ figures: [(Int, String, String, String)]) -> Verdict {
      func value(_ text: String) -> ExactDecimal? { if case .value(let value) = WrittenNumber(text) { value } else { nil } }
      let series = figures.map { year, actual, target, comparator in
        Indicator.YearFigures(year: year, actual: value(actual), target: value(target), comparator: value(comparator), note: nil, place: Place(file: "content/k.md"))
      }
      return Verdict(series: series, direction: 1, fiscalYear: 2567)
    }
    let tally = ResultTally([
      verdict([(2565, "1", "", ""), (2566, "2", "", ""), (2567, "3", "3", "2")]), verdict([(2565, "3", "", ""), (2566, "2", "", ""), (2567, "1", "3", "2")]),
      verdict([(2567, "5", "", "5")]), verdict([]),
    ])
    #expect(tally.reached == .init(done: 1, all: 2))
    #expect(tally.improving == .init(done: 1, all: 2))
    #expect(tally.better == .init(done: 1, all: 3))
    #expect(ResultTally([]).reached.all == 0)
  }

  private static func scores(_ test: Case) throws -> Scores {
    var given: [ItemID: Scores.Given] = [:]
    let words = test.items.split(separator: " ").map(String.init)
    for index in stride(from: 0, to: words.count, by: 2) {
      let parts = words[index + 1].split(separator: "/").map(String.init)
      given[ItemID(words[index])] = Scores.Given(level: parts[0] == "-" ? nil : LevelID(parts[0]), score: Int(parts[1]))
    }
    var findings: [Diagnostic] = []
    let text = criteria + "scoring: {rule: mean, scale: {min: 0, max: 100}" + (test.weights.isEmpty ? "}\n" : ", weights: \(test.weights)}\n")
    let framework = try #require(FrameworkReader.read(SourceFile(path: "criteria.yaml", text: text), diagnostics: &findings))
    #expect(findings == [])
    return Scores(framework) { given[$0] ?? Scores.Given() }
  }

  private static func item(_ id: String) -> String {
    "      - {id: \"\(id)\", name: ก, levels: {low: {requirement: ก}, mid: {requirement: ก}, high: {requirement: ก}}}\n"
  }

  private static let criteria = """
    format: 1
    id: small
    edition: "2567"
    title: เกณฑ์
    levels:
      - {id: low, name: ต่ำ, names: [ต่ำ], score: {min: 0, max: 49}, value: 10}
      - {id: mid, name: กลาง, names: [กลาง], score: {min: 50, max: 79}, value: 60}
      - {id: high, name: สูง, names: [สูง], score: {min: 80, max: 100}, value: 90}
    facets:
      - {id: approach, name: แนวทาง, names: [แนวทาง]}
    summary: {name: สรุป, names: [สรุป]}
    profile:
      name: ลักษณะสำคัญ
      short: OP
      questions:
        - {id: "1", name: พันธกิจ}
    categories:
      - id: "1"
        name: การนำ
        items:

    """ + item("1.1") + item("1.2") + item("1.3") + """
      - id: "2"
        name: แผน
        items:

    """ + item("2.1") + """
    results:
      id: "7"
      name: ผล
      dimensions:
        - id: "7.1"
          name: พันธกิจ
          groups:
            - {id: 7.1.1, name: บริการ}

    """
}
