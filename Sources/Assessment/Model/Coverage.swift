package import Markdown

/// What is written and what is not.
extension Report {
  /// The words of a profile question's answer.
  package func answerText(_ id: QuestionID) -> String {
    guard let document = document(.question(id)) else { return "" }
    let markup = document.body.markup
    return markup.children(of: 0).filter { $0 != document.titleNode && markup.nodes[$0].kind != .heading && markup.nodes[$0].kind != .footnoteDefinition }
      .map { plainText(document.body, $0) }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The words of a section, a line for each block.
  package func text(of part: Answer.Part, in document: ResolvedDocument) -> String {
    part.blocks.map { plainText(document.body, $0) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The words of a text, with the names of what its autolinks lead to.
  package func plainText(_ text: RichText, _ root: Markup.Index = 0) -> String { text.plainText(of: root, name: name) }

  package func isAnswered(_ id: QuestionID) -> Bool { document(.question(id))?.isAnswered ?? false }

  /// How many of something are done.
  package struct Count: Hashable, Sendable {
    package let done: Int
    package let gaps: Int
    package let all: Int

    package init(done: Int, gaps: Int = 0, all: Int) {
      self.done = done
      self.gaps = gaps
      self.all = all
    }

    init(_ states: [SectionState]) {
      self.init(done: states.count { $0 == .answered }, gaps: states.count { $0 == .gap }, all: states.count)
    }

    package var holes: Int { all - done - gaps }

    /// Rounded, but all of them only when it is all, and none only when it is none.
    package var percent: Int {
      if done == 0 || all == 0 { return 0 }
      return done == all ? 100 : min(99, max(1, (done * 200 + all) / (all * 2)))
    }
  }

  /// How far one level of an item is answered, and each of its facets.
  package struct LevelStates: Hashable, Sendable {
    package let whole: SectionState
    package let facets: [SectionState]
  }

  /// In the order of the framework's levels; all holes while nobody has written the item.
  package func states(of item: ItemID) -> [LevelStates] {
    guard let answer = document(.item(item))?.answer else {
      return framework.levels.map { _ in LevelStates(whole: .hole, facets: framework.facets.map { _ in .hole }) }
    }
    return answer.levels.map { LevelStates(whole: $0.whole.state, facets: $0.facets.map(\.state)) }
  }

  /// Item × level, of some items, at one level or all.
  package func levelCoverage(of items: [ItemID], level: Int? = nil) -> Count {
    Count(items.flatMap { Self.chosen(level, of: states(of: $0)).map(\.whole) })
  }

  /// Item × level × facet, of some items, at one level or all, of one facet or all.
  package func facetCoverage(of items: [ItemID], level: Int? = nil, facet: Int? = nil) -> Count {
    Count(items.flatMap { Self.chosen(level, of: states(of: $0)).flatMap { Self.chosen(facet, of: $0.facets) } })
  }

  private static func chosen<Element>(_ index: Int?, of list: [Element]) -> [Element] { index.map { [list[$0]] } ?? list }

  package var levelCoverage: Count { levelCoverage(of: framework.items.map(\.id)) }
  package var facetCoverage: Count { facetCoverage(of: framework.items.map(\.id)) }

  package var questionCoverage: Count {
    Count(done: framework.profile.questions.count { isAnswered($0.id) }, all: framework.profile.questions.count)
  }

  package var groupCoverage: Count { groupCoverage(of: framework.groups) }

  /// Whether anybody has begun an indicator: a name, a figure or a text.
  package func isWritten(_ indicator: Indicator) -> Bool {
    indicator.isNamed || indicator.series.contains { $0.actual != nil || $0.target != nil || $0.comparator != nil } || documents[indicator.document].isAnswered
  }

  package func writtenIndicators(in group: GroupID) -> [Indicator] { indicators(in: group).filter(isWritten) }
  package func writtenIndicators(in dimension: DimensionID) -> [Indicator] { indicators(in: dimension).filter(isWritten) }

  /// Groups that have an indicator.
  package func groupCoverage(of groups: [Framework.Group]) -> Count {
    let filled = Set(indicators.filter(isWritten).compactMap(\.group))
    return Count(done: groups.count { filled.contains($0.id) }, all: groups.count)
  }
}
