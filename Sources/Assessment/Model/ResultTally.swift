/// How many indicators do well, each time of those whose figures allow the question.
package struct ResultTally: Hashable, Sendable {
  /// Reached their target, of those that have one.
  package let reached: Report.Count
  /// Improve, of those with enough years for a trend.
  package let improving: Report.Count
  /// Better than their comparator, of those that have one.
  package let better: Report.Count

  package init(_ verdicts: [Verdict]) {
    reached = Report.Count(done: verdicts.count { $0.level == .reached }, all: verdicts.count { $0.level != .noTarget })
    improving = Report.Count(done: verdicts.count { $0.trend == .improving }, all: verdicts.count { $0.trend != .insufficient })
    better = Report.Count(done: verdicts.count { $0.comparison == .better }, all: verdicts.count { $0.comparison != .noComparator })
  }
}

extension Report {
  package func resultTally(_ indicators: [Indicator]) -> ResultTally { ResultTally(indicators.map(\.verdict)) }
}
