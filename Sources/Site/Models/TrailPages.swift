internal import Assessment
internal import Templates
internal import Words

/// An item on one sheet, as an assessor reads: the facts it rests on, what is done, what came of it, what proves it.
struct TrailPages: Sendable {
  let base: PageBase
  let criteria: CriteriaPages
  private let traceability: Traceability

  init(base: PageBase, criteria: CriteriaPages) {
    self.base = base
    self.criteria = criteria
    traceability = Traceability(base.report)
  }

  /// Letters of an excerpt: of an answer to the profile, and of a section of the item.
  private static let factLength = 100
  private static let sectionLength = 220

  func all() -> [PageMaker] {
    let items = base.report.framework.items
    return items.indices.map { index -> PageMaker in
      { page(items[index], previous: index > 0 ? items[index - 1] : nil, next: index + 1 < items.count ? items[index + 1] : nil) }
    }
  }

  private func page(_ item: Framework.Item, previous: Framework.Item?, next: Framework.Item?) -> Page {
    let target = Target.item(item.id)
    let path = base.addresses.trail(item.id)
    let context = base.context(path)
    let names = Names(context)
    var own = model(item, context)
    func neighbour(_ item: Framework.Item?) -> Value {
      .model(item.map { base.chip(.item($0.id), context).replacing(.href, .text(context.viewpoint.href(page: base.addresses.trail($0.id), anchor: ""))) })
    }
    own.set(.previous, neighbour(previous))
    own.set(.next, neighbour(next))
    var trail: [(label: String, page: String)] = []
    if let category = base.report.framework.category(of: item.id) {
      trail.append((names.full(.category(category.id)), base.addresses.page(.category(category.id))))
    }
    trail.append((names.full(target), base.addresses.page(target)))
    let title = "\(base.words[.trail]): \(item.name.text(context.language))"
    return base.page(.trail, path, code: context.digits(item.id.text), title: title, trail: trail, own)
  }

  private func model(_ item: Framework.Item, _ context: RenderContext) -> Model {
    let target = Target.item(item.id)
    let document = base.report.document(target)
    let questions = linked(traceability.questions, item)
    let indicators = linked(traceability.indicators, item).filter { if case .indicator = $0 { true } else { false } }
    let evidence = base.linked(from: target) { if case .evidence = $0 { true } else { false } }
    let missing = missing(item, hasQuestions: !questions.isEmpty, hasEvidence: !evidence.isEmpty, context)
      + unfinished(item, questions + indicators + evidence, context)
    let expected = expected(item)
    return ([
      .name: .text(item.name.text(context.language)), .goal: .optional(item.goal.text(context.language)), .itemHref: .text(context.href(target)),
      .missing: .texts(missing), .hasMissing: .flag(!missing.isEmpty),
      .expected: base.chips(expected, context), .hasExpected: .flag(!expected.isEmpty),
      .questions: .models(questions.map { fact($0, context) }), .hasQuestions: .flag(!questions.isEmpty),
      .levels: .models(criteria.trailLevels(item, length: Self.sectionLength, context)),
      .indicators: .models(indicators.compactMap { indicator($0, context) }), .hasIndicators: .flag(!indicators.isEmpty),
      .evidence: .models(evidence.compactMap { row($0, context) }), .hasEvidence: .flag(!evidence.isEmpty),
    ] as Model).merging(criteria.assessment(document?.answer, context)).merging(base.people(document, context))
  }

  /// The columns that the item refers to, in the order of the criteria.
  private func linked(_ matrix: Traceability.Matrix, _ item: Framework.Item) -> [Target] {
    zip(matrix.columns, matrix.row(.item(item.id))).filter { $1.state.isPresent }.map { $0.0 }
  }

  /// Questions of the profile that the criteria expect and the item does not refer to.
  private func expected(_ item: Framework.Item) -> [Target] {
    zip(traceability.questions.columns, traceability.questions.row(.item(item.id))).filter { $1.state == .expected }.map { $0.0 }
  }

  /// What an assessor would ask for first. Nothing is said of what the criteria do not define.
  private func missing(_ item: Framework.Item, hasQuestions: Bool, hasEvidence: Bool, _ context: RenderContext) -> [String] {
    let names = Names(context)
    var sentences: [String] = []
    if !hasQuestions, !base.report.framework.profile.questions.isEmpty {
      sentences.append(base.words.text(.missingFacts, ["profile": base.report.framework.profile.name.text(context.language)]))
    }
    let unproved = zip(traceability.indicators.columns, traceability.indicators.row(.item(item.id))).filter { $1.state == .expected }.map { $0.0 }
    sentences += unproved.map { base.words.text(.missingIndicator, ["dimension": names.full($0)]) }
    if !hasEvidence { sentences.append(base.words[.missingEvidence]) }
    return sentences
  }

  /// What is there but not done: it proves nothing yet.
  private func unfinished(_ item: Framework.Item, _ targets: [Target], _ context: RenderContext) -> [String] {
    let names = Names(context)
    func list(_ word: Word, where isOpen: (Target) -> Bool) -> [String] {
      let open = targets.filter(isOpen)
      return open.isEmpty ? [] : [base.words.text(word, ["list": open.map { names.code($0) }.joined(separator: ", ")])]
    }
    let holes = base.report.states(of: item.id).flatMap(\.facets).count { $0 == .hole }
    return (holes == 0 ? [] : [base.words.text(.missingSections, ["count": context.digits(holes)])])
      + list(.missingAnswers) { if case .question(let id) = $0 { !base.report.isAnswered(id) } else { false } }
      + list(.missingFigures) { if case .indicator(let id) = $0 { base.report.indicator(id)?.verdict.latestYear == nil } else { false } }
      + list(.missingFiles) { if case .evidence(let id) = $0 { base.report.evidence(id).map(base.report.lacksFile) ?? false } else { false } }
  }

  private func fact(_ target: Target, _ context: RenderContext) -> Model {
    guard case .question(let id) = target else { return base.chip(target, context) }
    let isAnswered = base.report.isAnswered(id)
    return base.chip(target, context).merging([
      .isAnswered: .flag(isAnswered), .stateWord: .text(base.words[isAnswered ? .answered : .notWritten]),
      .text: .optional(Excerpt.of(base.report.answerText(id), limit: Self.factLength)),
    ])
  }

  private func indicator(_ target: Target, _ context: RenderContext) -> Model? {
    guard case .indicator(let id) = target, let indicator = base.report.indicator(id) else { return nil }
    let latest = indicator.series.first { $0.year == indicator.verdict.latestYear }
    let figures: [(Word, ExactDecimal?)] = [(.actual, latest?.actual), (.target, latest?.target), (.comparator, latest?.comparator)]
    return base.chip(target, context).merging([
      .unit: .optional(indicator.fields.unit), .latest: latest.map { .text(context.digits($0.year)) } ?? .none, .hasSeries: .flag(!indicator.series.isEmpty),
      .facts: .models(figures.compactMap { word, value in
        value.map { [.label: .text(base.words[word]), .text: .text(context.number($0, decimals: indicator.decimals))] }
      }),
      .verdict: .models(VerdictMark.all(indicator, context).map(\.model)),
      .chart: .html(SeriesChart.svg(indicator, id: "chart." + id.text, size: .small, context)),
    ])
  }

  /// Of a confidential row not even the date.
  private func row(_ target: Target, _ context: RenderContext) -> Model? {
    guard case .evidence(let id) = target, let row = base.report.evidence(id) else { return nil }
    return base.chip(target, context).merging([
      .classWord: .text(base.words[row.classWord]), .isConfidential: .flag(row.isConfidential),
      .date: row.isConfidential ? .none : .optional(ReportDate(iso: row.date).map { context.date($0) } ?? row.date),
    ])
  }
}

extension EvidenceRow {
  var classWord: Word {
    switch classification {
    case .public: .public
    case .internal: .internal
    case .confidential: .confidential
    }
  }
}
