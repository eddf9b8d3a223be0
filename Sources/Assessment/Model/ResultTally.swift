/// How many indicators reach their target, improve and beat their comparator, each out of those of which that can be said.
package struct ResultTally: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package let done: Int
    package let judged: Int
  }

  package let indicators: Int
  package let reached: Part
  package let improving: Part
  package let better: Part

  package init(_ indicators: [Indicator]) {
    func part(_ isJudged: (Verdict) -> Bool, _ isDone: (Verdict) -> Bool) -> Part {
      Part(done: indicators.filter { isDone($0.verdict) }.count, judged: indicators.filter { isJudged($0.verdict) }.count)
    }
    self.indicators = indicators.count
    reached = part({ $0.level != .noTarget }, { $0.level == .reached })
    improving = part({ $0.trend != .insufficient }, { $0.trend == .improving })
    better = part({ $0.comparison != .noComparator }, { $0.comparison == .better })
  }
}

extension Report {
  /// Whether a star is meant for this agency: stars for a kind of agency need a report that tells its kind.
  package func isStarredHere(_ group: Framework.Group) -> Bool {
    group.starred && (group.agencyKind.isEmpty || group.agencyKind == settings.agencyKind?.text)
  }
}
