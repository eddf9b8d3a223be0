/// What one responsible office has in hand: everything whose `owner:` names it.
package struct Office: Sendable {
  /// As written; empty for what nobody has been named for.
  package let name: String
  package var items: [ItemID] = []
  package var questions: [QuestionID] = []
  package var indicators: [IndicatorID] = []
  /// Introductions of categories, dimensions and groups, and plain pages.
  package var others: [Target] = []

  /// Whether it answers for anything that the framework asks for.
  package var hasAnswers: Bool { !items.isEmpty || !questions.isEmpty || !indicators.isEmpty }
  package var all: [Target] { items.map(Target.item) + questions.map(Target.question) + indicators.map(Target.indicator) + others }
}

/// What is still to be done, thing by thing.
package struct OpenWork: Sendable {
  package struct Section: Sendable {
    package let item: ItemID
    package let section: SectionID
    /// Why it is not answered; nil for a hole.
    package let reason: RichText?
  }

  package var holes: [Section] = []
  /// Not answered for a reason: told, and not counted as work.
  package var gaps: [Section] = []
  package var unscored: [ItemID] = []
  package var unanswered: [QuestionID] = []
  /// Written, and said to be a draft or in review.
  package var drafts: [Target] = []
  /// Indicators without a figure of the report's fiscal year.
  package var withoutFigure: [IndicatorID] = []

  package var count: Int { holes.count + unscored.count + unanswered.count + drafts.count + withoutFigure.count }
}

extension Report {
  /// The offices in the order in which the report names them, and what has no owner.
  package var offices: (named: [Office], unowned: Office) {
    var named: [Office] = []
    var index: [String: Int] = [:]
    var unowned = Office(name: "")
    func add(_ target: Target, _ put: (inout Office) -> Void) {
      let name = document(target)?.source.front.owner.trimmedSpaces ?? ""
      guard !name.isEmpty else { return put(&unowned) }
      if index[name] == nil {
        index[name] = named.count
        named.append(Office(name: name))
      }
      if let place = index[name] { put(&named[place]) }
    }
    for item in framework.items { add(.item(item.id)) { $0.items.append(item.id) } }
    for question in framework.profile.questions { add(.question(question.id)) { $0.questions.append(question.id) } }
    for indicator in indicators { add(.indicator(indicator.id)) { $0.indicators.append(indicator.id) } }
    for document in documents where document.isIntroduction { add(document.subject) { $0.others.append(document.subject) } }
    return (named, unowned)
  }

  package func status(of target: Target) -> FrontMatter.Status? { document(target)?.source.front.status }

  package func openWork(of office: Office) -> OpenWork {
    var work = OpenWork()
    let scores = Dictionary(uniqueKeysWithValues: scores.items.map { ($0.id, $0.score) })
    for item in office.items {
      addSections(of: item, to: &work)
      if document(.item(item)) != nil, scores[item] == .some(nil) { work.unscored.append(item) }
    }
    work.unanswered = office.questions.filter { !isAnswered($0) }
    work.drafts = office.all.filter { status(of: $0) == .draft || status(of: $0) == .review }
    work.withoutFigure = office.indicators.filter { indicator($0)?.verdict.latestYear != settings.fiscalYear }
    return work
  }

  /// A level of which nothing is written is one piece of work, not one for each facet, unless each has its own reason.
  private func addSections(of item: ItemID, to work: inout OpenWork) {
    let answer = document(.item(item))?.answer
    for (index, (level, states)) in zip(framework.levels, states(of: item)).enumerated() {
      let part = answer?.levels[index]
      func add(_ state: SectionState, _ facet: FacetID?, _ reason: RichText?) {
        let section = OpenWork.Section(item: item, section: SectionID(level: level.id, facet: facet), reason: reason)
        if state == .hole { work.holes.append(section) }
        if state == .gap { work.gaps.append(section) }
      }
      let isUniform = states.facets.allSatisfy { $0 == states.whole } && (states.whole != .gap || part?.whole.reason != nil)
      if isUniform { add(states.whole, nil, part?.whole.reason) }
      for (facet, state) in zip(framework.facets.indices, states.facets) where !isUniform {
        add(state, framework.facets[facet].id, part?.facets[facet].reason)
      }
    }
  }
}

extension ResolvedDocument {
  fileprivate var isIntroduction: Bool {
    switch subject {
    case .category, .dimension, .group, .page: true
    default: false
    }
  }
}
