/// How many indicators do well, each time of those whose figures allow the question.
package struct ResultTally: Hashable, Sendable {
  package let indicators: Int
  /// Reached their target, of those that have one.
  package let reached: Report.Count
  /// Improve, of those with enough years for a trend.
  package let improving: Report.Count
  /// Better than their comparator, of those that have one.
  package let better: Report.Count

  package init(_ verdicts: [Verdict]) {
    indicators = verdicts.count
    reached = Report.Count(done: verdicts.count { $0.level == .reached }, all: verdicts.count { $0.level != .noTarget })
    improving = Report.Count(done: verdicts.count { $0.trend == .improving }, all: verdicts.count { $0.trend != .insufficient })
    better = Report.Count(done: verdicts.count { $0.comparison == .better }, all: verdicts.count { $0.comparison != .noComparator })
  }
}

extension Report {
  /// Whether a star is meant for this agency: stars for a kind of agency need a report that tells its kind.
  package func isStarredHere(_ group: Framework.Group) -> Bool {
    group.starred && (group.agencyKind.isEmpty || group.agencyKind == settings.agencyKind?.text)
  }
}
