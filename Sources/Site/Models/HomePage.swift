internal import Assessment
internal import Templates
internal import Words

/// The home page: in ten seconds, where the agency stands.
extension GeneralPages {
  func home() -> Page {
    let context = base.context(Addresses.home)
    return base.page(.home, Addresses.home, title: base.report.settings.title, subject: .page(.home), homeModel(context))
  }

  func homeModel(_ context: RenderContext) -> Model {
    let document = base.report.document(.page(.home))
    var counters = PageCounters()
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    let changed = changes(context)
    let tallies = tallies(context)
    return ([
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .standing: .model(ScoresPage.standing(base, context)), .hasItems: .flag(base.report.hasItems), .tallies: .models(tallies), .hasIndicators: .flag(!tallies.isEmpty),
      .progress: .models(Self.progress(base, context)),
      .levels: .models(base.report.framework.levels.map { [.name: .text($0.name.title), .levelName: .text($0.name.text(context.language))] }),
      .categories: .models(categories(context)),
      .dimensions: .models(base.report.framework.results.dimensions.map { dimension in
        base.chip(.dimension(dimension.id), context).merging([
          .count: .text(base.words.text(.indicatorsCount, ["count": context.digits(base.report.writtenIndicators(in: dimension.id).count)]))
        ])
      }),
      .changes: .models(changed), .hasChanges: .flag(!changed.isEmpty),
    ] as Model).merging(base.backlinks([.page(.home)], context))
  }

  /// Items by category: states of their levels, claimed level, score.
  private func categories(_ context: RenderContext) -> [Model] {
    let report = base.report
    let text = ScoreText(report, base.words)
    return zip(report.framework.categories, text.scores.categories).map { category, scored in
      base.chip(.category(category.id), context).merging([
        .number: .text(context.digits(category.id.text)), .intent: .optional(category.intent.text(context.language)),
        .mean: .optional(text.value(scored.mean) ?? ""),
        .levels: .models(report.framework.levels.indices.map { index in
          let count = report.levelCoverage(of: category.items.map(\.id), level: index)
          return [.text: .text("\(context.digits(count.done))/\(context.digits(count.all))")]
        }),
        .items: .models(zip(category.items, scored.items).map { item, scored in
          ([
            .level: .model(scored.level.flatMap { report.framework.level($0) }.map { ScoresPage.level($0, context) }),
            .score: .optional(scored.score.map(text.digits) ?? ""),
          ] as Model).merging(criteria.itemRow(item, context))
        }),
      ])
    }
  }

  /// How many indicators do well.
  private func tallies(_ context: RenderContext) -> [Model] {
    let tally = ResultTally(base.report.indicators.map(\.verdict))
    let counts: [(title: Word, text: Word, count: Report.Count)] = [
      (.reached, .tallyOfTargets, tally.reached), (.improving, .tallyOfTrends, tally.improving), (.better, .tallyOfComparators, tally.better),
    ]
    return counts.filter { $0.count.all > 0 }.map { Self.bar(base.words[$0.title], $0.text, $0.count, Addresses.results, base, context) }
  }

  /// How far the report is.
  static func progress(_ base: PageBase, _ context: RenderContext) -> [Model] {
    let report = base.report
    let profile = report.framework.profile.name.text(context.language)
    let results = report.framework.results.name.text(context.language)
    let bars: [(title: String, sentence: Word, count: Report.Count, page: String)] = [
      (base.words[.answeredLevelsTitle], .answeredItems, report.levelCoverage, Addresses.coverage),
      (base.words[.answeredFacetsTitle], .answeredFacets, report.facetCoverage, Addresses.coverage),
      (profile, .answeredQuestions, report.questionCoverage, Addresses.profile),
      (results, .filledGroups, report.groupCoverage, Addresses.results),
    ]
    // Criteria without a profile have no questions to answer.
    return bars.filter { $0.count.all > 0 }.map { bar($0.title, $0.sentence, $0.count, $0.page, base, context) }
  }

  private static func bar(_ title: String, _ sentence: Word, _ count: Report.Count, _ page: String, _ base: PageBase, _ context: RenderContext) -> Model {
    [
      .title: .text(title), .text: .text(base.words.text(sentence, ["done": context.digits(count.done), "all": context.digits(count.all)])),
      .done: .text(String(count.done)), .all: .text(String(count.all)), .percent: .text(context.digits(count.percent)),
      .href: .text(context.viewpoint.href(page: page, anchor: "")),
    ]
  }

  /// What `updated:` says changed last.
  private func changes(_ context: RenderContext) -> [Model] {
    let dated = base.report.documents.compactMap { document in document.source.front.updated.map { (document, $0) } }
    return dated.enumerated().sorted { a, b in a.element.1 != b.element.1 ? a.element.1 > b.element.1 : a.offset < b.offset }.prefix(6).map { _, entry in
      base.chip(entry.0.subject, context).merging([.date: .text(context.date(entry.1))])
    }
  }
}
