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
  }

  /// Item × level.
  package var levelCoverage: Count { count(framework.items.flatMap { states($0.id) { [$0.whole.state] } }) }
  /// Item × level × facet.
  package var facetCoverage: Count { count(framework.items.flatMap { states($0.id) { $0.facets.map(\.state) } }) }

  private func states(_ item: ItemID, _ of: (Answer.LevelPart) -> [SectionState]) -> [SectionState] {
    if let answer = document(.item(item))?.answer { return answer.levels.flatMap(of) }
    let blank = SectionState.hole
    let part = Answer.Part(id: SectionID(level: LevelID(""), facet: nil), state: blank, blocks: [], heading: "", reason: nil, inheritsReason: false)
    return framework.levels.flatMap { _ in of(Answer.LevelPart(whole: part, facets: framework.facets.map { _ in part })) }
  }

  private func count(_ states: [SectionState]) -> Count {
    Count(done: states.filter { $0 == .answered }.count, gaps: states.filter { $0 == .gap }.count, all: states.count)
  }

  package var questionCoverage: Count {
    Count(done: framework.profile.questions.filter { isAnswered($0.id) }.count, gaps: 0, all: framework.profile.questions.count)
  }

  package var groupCoverage: Count {
    let filled = Set(indicators.compactMap(\.group))
    return Count(done: framework.groups.filter { filled.contains($0.id) }.count, gaps: 0, all: framework.groups.count)
  }
}
