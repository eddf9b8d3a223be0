internal import Assessment
internal import Markdown
internal import Templates
internal import Words

/// Pages of categories and items.
struct CriteriaPages: Sendable {
  let base: PageBase

  func all() -> [PageMaker] {
    let framework = base.report.framework
    let items = framework.items
    let categories = framework.categories.map { category -> PageMaker in { self.category(category) } }
    return categories + items.indices.map { index -> PageMaker in
      { self.item(items[index], previous: index > 0 ? items[index - 1].id : nil, next: index + 1 < items.count ? items[index + 1].id : nil) }
    }
  }

  // MARK: - Category

  private func category(_ category: Framework.Category) -> Page {
    let target = Target.category(category.id)
    let path = base.addresses.page(target)
    let context = base.context(path)
    let own = categoryModel(category, context)
    return base.page(.category, path, code: Names(context).code(target), title: category.name.text(context.language), subject: target, own)
  }

  func categoryModel(_ category: Framework.Category, _ context: RenderContext) -> Model {
    let target = Target.category(category.id)
    let document = base.report.document(target)
    var counters = PageCounters()
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    return ([
      .intent: .optional(category.intent.text(context.language)), .body: .html(body), .hasBody: .flag(!body.isEmpty),
      .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .items: .models(category.items.map { itemRow($0, context) }),
      .dimensions: base.chips(category.dimensions.map(Target.dimension), context), .hasDimensions: .flag(!category.dimensions.isEmpty),
      .questions: base.chips(category.questions.map(Target.question), context), .hasQuestions: .flag(!category.questions.isEmpty),
    ] as Model).merging(base.people(document, context)).merging(base.backlinks([target], context))
  }

  /// An item in a list: its name, level, and how far it is answered.
  func itemRow(_ item: Framework.Item, _ context: RenderContext) -> Model {
    let target = Target.item(item.id)
    let answer = base.report.document(target)?.answer
    return base.chip(target, context).merging([
      .englishName: .optional(context.language == .thai ? item.name.en : ""), .goal: .optional(item.goal.text(context.language)),
      .level: .model(level(answer?.assessedLevel)), .score: answer?.score.map { .text(context.digits($0)) } ?? .none,
      .levels: .models(base.report.framework.levels.enumerated().map { index, level in
        let state = answer?.levels[index].whole.state ?? .hole
        return stateModel(state).merging([
          .name: .text(level.name.title),
          .href: .text(context.href(.section(item.id, SectionID(level: level.id, facet: nil)))),
        ])
      }),
    ]).merging(base.people(base.report.document(target), context))
  }

  private func level(_ id: LevelID?) -> Model? {
    guard let level = id.flatMap({ base.report.framework.level($0) }) else { return nil }
    return [.id: .text(level.id.text), .name: .text(level.name.title), .levelName: .optional(local(level.name))]
  }

  /// The name beside the English one; empty where it would only repeat it.
  private func local(_ name: Framework.LocalText) -> String { name.beside(base.report.settings.language) }

  func stateModel(_ state: SectionState) -> Model {
    let word: Word = state == .answered ? .answered : state == .gap ? .gap : .hole
    return [
      .state: .text(state.rawValue), .stateWord: .text(base.words[word]), .isAnswered: .flag(state == .answered), .isGap: .flag(state == .gap),
      .isHole: .flag(state == .hole),
    ]
  }

  // MARK: - Item

  private func item(_ item: Framework.Item, previous: ItemID?, next: ItemID?) -> Page {
    let target = Target.item(item.id)
    let path = base.addresses.page(target)
    let context = base.context(path)
    var own = itemModel(item, context)
    own.set(.previous, base.neighbour(previous.map(Target.item), context))
    own.set(.next, base.neighbour(next.map(Target.item), context))
    let trail = base.report.framework.category(of: item.id).map { category in
      [(label: Names(context).full(.category(category.id)), page: base.addresses.page(.category(category.id)))]
    }
    return base.page(.item, path, code: context.digits(item.id.text), title: item.name.text(context.language), trail: trail ?? [], subject: target, own)
  }

  func itemModel(_ item: Framework.Item, _ context: RenderContext) -> Model {
    let target = Target.item(item.id)
    let document = base.report.document(target)
    let answer = document?.answer
    var counters = PageCounters(prefix: item.id.text + "-")
    func html(_ blocks: [Markup.Index], _ level: Int) -> [UInt8] {
      guard let document, !blocks.isEmpty else { return [] }
      return MarkupRenderer.blocks(document, only: blocks.filter { $0 != document.titleNode }, headingsFrom: level, context, &counters)
    }
    let overview = html(answer?.overview ?? [], 3)
    let levels = base.report.framework.levels.enumerated().map { index, level in
      levelModel(level, item.id, item.requirements.first { $0.level == level.id }, answer?.levels[index], context, html)
    }
    let summary = html(answer?.summary ?? [], 3)
    let evidence = base.linked(from: target) { if case .evidence = $0 { true } else { false } }
    let questions = base.linked(from: target) { if case .question = $0 { true } else { false } }
    let indicators = base.linked(from: target) { if case .indicator = $0 { true } else { false } }
    return ([
      .englishName: .optional(context.language == .thai ? item.name.en : ""), .goal: .optional(item.goal.text(context.language)),
      .overview: .html(overview), .hasOverview: .flag(!overview.isEmpty), .levels: .models(levels),
      .summaryName: .text(summaryName), .body: .html(summary), .hasSummary: .flag(!summary.isEmpty), .anchor: .text(context.viewpoint.prefix + Answer.summaryAnchor),
      .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .questions: base.chips(questions, context), .hasQuestions: .flag(!questions.isEmpty),
      .indicators: base.chips(indicators, context), .hasIndicators: .flag(!indicators.isEmpty),
      .evidence: base.chips(evidence, context), .hasEvidence: .flag(!evidence.isEmpty),
      .dimensions: base.chips(item.dimensions.map(Target.dimension), context), .hasDimensions: .flag(!item.dimensions.isEmpty),
      .trailHref: .text(context.viewpoint.href(page: base.addresses.trail(item.id), anchor: "")),
    ] as Model).merging(assessment(answer, context)).merging(base.people(document, context)).merging(base.backlinks([target], context))
  }

  /// The level and score that an item states of itself.
  func assessment(_ answer: Answer?, _ context: RenderContext) -> Model {
    [.level: .model(level(answer?.assessedLevel)), .score: answer?.score.map { .text(context.digits($0)) } ?? .none]
  }

  private var summaryName: String {
    let name = base.report.framework.summary.name.text(base.report.settings.language)
    return name.isEmpty ? base.words[.summaryHeading] : name
  }

  private func levelModel(_ level: Framework.Level, _ item: ItemID, _ requirement: Framework.Requirement?, _ part: Answer.LevelPart?, _ context: RenderContext,
    _ html: ([Markup.Index], Int) -> [UInt8]
  ) -> Model {
    let state = part?.whole.state ?? .hole
    let intro = html(part?.whole.blocks ?? [], 3)
    let facets = base.report.framework.facets.enumerated().map { index, facet in
      let own = part?.facets[index]
      return stateModel(own?.state ?? .hole).merging([
        .id: .text(facet.id.text), .anchor: .text(context.viewpoint.prefix + SectionID(level: level.id, facet: facet.id).anchor), .letter: .text(facet.letter),
        .name: .optional(local(facet.name)), .englishName: .text(facet.name.title), .meaning: .optional(facet.meaning.text(context.language)),
        .body: .html(html(own?.blocks ?? [], 4)), .reason: reason(own?.reason, own?.inheritsReason == true ? nil : item, context),
      ])
    }
    let prompt = level.prompt.text(context.language)
    // Own criteria may have nothing more to say of a level than what it requires.
    let hasDetails = !prompt.isEmpty || requirement?.guidance.isEmpty == false || requirement?.evidence.isEmpty == false
    // A level answered without A-D-R, or with a reason of its own, shows no empty facets, but those with reasons of theirs.
    let hasOwn = part?.facets.contains { $0.state == .answered || ($0.reason != nil && !$0.inheritsReason) } ?? false
    let showsFacets = hasOwn || (state == .hole && part != nil)
    return stateModel(state).merging([
      .id: .text(level.id.text), .anchor: .text(context.viewpoint.prefix + level.id.text), .name: .text(level.name.title),
      .levelName: .optional(local(level.name)), .keyword: .optional(level.keyword),
      .scoreBand: .text(context.digits("\(level.score.lowerBound)–\(level.score.upperBound)")), .prompt: .optional(prompt), .hasDetails: .flag(hasDetails),
      .requirement: .optional(requirement?.text.text(context.language) ?? ""),
      .requirementEnglish: .optional(context.language == .thai ? requirement?.text.en ?? "" : ""),
      .guidance: .texts(requirement?.guidance ?? []), .hasGuidance: .flag(requirement?.guidance.isEmpty == false),
      .hints: .texts(requirement?.evidence ?? []), .hasHints: .flag(requirement?.evidence.isEmpty == false),
      .intro: .html(intro), .hasIntro: .flag(!intro.isEmpty), .facets: .models(facets), .showsFacets: .flag(showsFacets),
      .reason: reason(part?.whole.reason, item, context),
    ])
  }

  /// The sections of an item in excerpts that lead to the whole text.
  func trailLevels(_ item: Framework.Item, length: Int, _ context: RenderContext) -> [Model] {
    let document = base.report.document(.item(item.id))
    func excerpt(_ part: Answer.Part?) -> Value { .optional(Excerpt.of(part, in: document, limit: length, base.report)) }
    return base.report.framework.levels.enumerated().map { index, level in
      let part = document?.answer?.levels[index]
      let state = part?.whole.state ?? .hole
      let facets = base.report.framework.facets.enumerated().map { index, facet -> Model in
        let own = part?.facets[index]
        return stateModel(own?.state ?? .hole).merging([
          .letter: .text(facet.letter), .name: .optional(local(facet.name)), .englishName: .text(facet.name.title),
          .href: .text(context.href(.section(item.id, SectionID(level: level.id, facet: facet.id)))), .text: excerpt(own),
          .reason: reason(own?.reason, nil, context),
        ])
      }
      return stateModel(state).merging([
        .name: .text(level.name.title), .levelName: .optional(local(level.name)),
        .href: .text(context.href(.section(item.id, SectionID(level: level.id, facet: nil)))),
        .text: excerpt(part?.whole), .reason: reason(part?.whole.reason, nil, context), .facets: .models(facets),
        .showsFacets: .flag(state == .answered || part?.isExcusedByFacets == true),
      ])
    }
  }

  private func reason(_ reason: RichText?, _ item: ItemID?, _ context: RenderContext) -> Value {
    reason.map { .html(MarkupRenderer.inline($0, of: item.map(Target.item), context)) } ?? .none
  }
}
