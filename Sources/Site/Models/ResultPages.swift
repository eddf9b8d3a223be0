internal import Assessment
internal import Templates
internal import Words

/// Category 7: the overview, each dimension with its groups, each indicator.
struct ResultPages: Sendable {
  let base: PageBase

  func all() -> [PageMaker] {
    let indicators = base.report.indicators
    let dimensions = base.report.framework.results.dimensions.map { dimension -> PageMaker in { self.dimension(dimension) } }
    return [{ self.overview() }] + dimensions + indicators.indices.map { index -> PageMaker in
      { self.indicator(indicators[index], previous: index > 0 ? indicators[index - 1].id : nil, next: index + 1 < indicators.count ? indicators[index + 1].id : nil) }
    }
  }

  private func overview() -> Page {
    let context = base.context(Addresses.results)
    let results = base.report.framework.results
    let target = Target.category(results.id)
    return base.page(.results, Addresses.results, code: Names(context).code(target), title: results.name.text(context.language), subject: target, overviewModel(context))
  }

  func overviewModel(_ context: RenderContext) -> Model {
    let results = base.report.framework.results
    let target = Target.category(results.id)
    let document = base.report.document(target)
    var counters = PageCounters()
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    let coverage = base.report.groupCoverage
    let figures = ResultSummary(base: base, context: context)
    return ([
      .intent: .optional(results.intent.text(context.language)), .body: .html(body), .hasBody: .flag(!body.isEmpty),
      .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .progress: .text(base.words.text(.filledGroups, ["done": context.digits(coverage.done), "all": context.digits(coverage.all)])),
      .download: .html(ResultFigure.download(target, context)), .total: .model(figures.tally(base.report.indicators, results.dimensions.flatMap(\.groups))),
      .dimensions: .models(results.dimensions.map { dimension in
        base.chip(.dimension(dimension.id), context).merging(figures.tally(base.report.indicators(in: dimension.id), dimension.groups)).merging([
          .description: .optional(dimension.description.text(context.language)),
          .count: .text(base.words.text(.indicatorsCount, ["count": context.digits(base.report.writtenIndicators(in: dimension.id).count)])),
          .groups: .models(dimension.groups.map { groupRow($0, context) }),
        ])
      }),
    ] as Model).merging(figures.groups(results.dimensions.flatMap(\.groups))).merging(base.people(document, context))
      .merging(base.backlinks([target], context))
  }

  private func groupRow(_ group: Framework.Group, _ context: RenderContext) -> Model {
    let count = base.report.writtenIndicators(in: group.id).count
    return base.chip(.group(group.id), context).merging([
      .isStarred: .flag(group.starred), .count: .text(context.digits(count)), .hasIndicators: .flag(count > 0),
    ])
  }

  private func dimension(_ dimension: Framework.Dimension) -> Page {
    let target = Target.dimension(dimension.id)
    let path = base.addresses.page(target)
    let context = base.context(path)
    let dimensions = base.report.framework.results.dimensions
    let index = dimensions.firstIndex { $0.id == dimension.id } ?? 0
    var own = dimensionModel(dimension, context)
    own.set(.previous, base.neighbour(index > 0 ? .dimension(dimensions[index - 1].id) : nil, context))
    own.set(.next, base.neighbour(index + 1 < dimensions.count ? .dimension(dimensions[index + 1].id) : nil, context))
    return base.page(.dimension, path, code: context.digits(dimension.id.text), title: dimension.name.text(context.language), trail: [resultsTrail(context)],
      subject: target, own)
  }

  private func resultsTrail(_ context: RenderContext) -> (label: String, page: String) {
    (Names(context).full(.category(base.report.framework.results.id)), Addresses.results)
  }

  func dimensionModel(_ dimension: Framework.Dimension, _ context: RenderContext) -> Model {
    let target = Target.dimension(dimension.id)
    let document = base.report.document(target)
    var counters = PageCounters(prefix: dimension.id.text + "-")
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    var footnotes = document.map { MarkupRenderer.footnotes($0, context) } ?? []
    // On paper groups are parts of their own, in which their indicators follow; one table sums up the dimension.
    let isPrint = context.viewpoint.isPrint
    let groups = (isPrint ? [] : dimension.groups).map { group in
      let own = base.report.document(.group(group.id))
      if let own { footnotes += MarkupRenderer.footnotes(own, context) }
      return groupModel(group, own, context, &counters)
    }
    let indicators = base.report.indicators(in: dimension.id)
    let charts = isPrint ? [] : indicators.filter { !$0.series.isEmpty && base.report.isWritten($0) }
    let showsTable = isPrint && !indicators.isEmpty && !base.report.references(from: target).contains { $0.via == .block && $0.destination == target }
    let figures = ResultSummary(base: base, context: context)
    return ([
      .table: .html(showsTable ? ResultTables.summary(target, context) : []),
      .tallies: figures.tallies(indicators), .hasIndicators: .flag(!indicators.isEmpty), .download: .html(ResultFigure.download(target, context)),
      .charts: .models(charts.map { figures.chart($0) }), .hasCharts: .flag(!charts.isEmpty), .legend: .html(SeriesChart.legend(context)),
      .description: .optional(dimension.description.text(context.language)), .body: .html(body), .hasBody: .flag(!body.isEmpty),
      .groups: .models(groups), .footnotes: .html(footnotes),
    ] as Model).merging(figures.groups(dimension.groups)).merging(base.people(document, context))
      .merging(base.backlinks([target] + dimension.groups.map { .group($0.id) }, context))
  }

  /// A group by itself, its figures numbered as in the whole dimension.
  func groupModel(_ group: Framework.Group, of dimension: Framework.Dimension, _ context: RenderContext) -> Model {
    var counters = PageCounters(prefix: dimension.id.text + "-")
    if let before = base.report.document(.dimension(dimension.id)) { _ = MarkupRenderer.blocks(before, context, &counters) }
    for before in dimension.groups.prefix(while: { $0.id != group.id }) {
      if let document = base.report.document(.group(before.id)) { _ = MarkupRenderer.blocks(document, context, &counters) }
    }
    let document = base.report.document(.group(group.id))
    return groupModel(group, document, context, &counters).merging([.footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? [])])
  }

  private func groupModel(_ group: Framework.Group, _ document: ResolvedDocument?, _ context: RenderContext, _ counters: inout PageCounters) -> Model {
    let indicators = base.report.indicators(in: group.id)
    let body = document.map { MarkupRenderer.blocks($0, headingsFrom: context.viewpoint.isPrint ? 2 : 3, context, &counters) } ?? []
    let limits = group.minimum == nil && group.maximum == nil ? "" : base.words.text(.minMax,
      ["min": context.digits(group.minimum ?? 0), "max": group.maximum.map { context.digits($0) } ?? "–"])
    return ([
      .id: .text(context.viewpoint.prefix + group.id.text), .code: .text(context.digits(group.id.text)), .name: .text(group.name.text(context.language)),
      .description: .optional(group.description.text(context.language)), .qualifier: .optional(group.qualifier.text(context.language)),
      .isStarred: .flag(group.starred), .minMax: .optional(limits), .body: .html(body), .hasBody: .flag(!body.isEmpty),
      .table: .html(indicators.isEmpty ? [] : ResultTables.summary(.group(group.id), context)), .hasIndicators: .flag(!indicators.isEmpty),
    ] as Model)
  }

  private func indicator(_ indicator: Indicator, previous: IndicatorID?, next: IndicatorID?) -> Page {
    let target = Target.indicator(indicator.id)
    let path = base.addresses.page(target)
    let context = base.context(path)
    var own = indicatorModel(indicator, context)
    own.set(.previous, base.neighbour(previous.map(Target.indicator), context))
    own.set(.next, base.neighbour(next.map(Target.indicator), context))
    var trail = [resultsTrail(context)]
    if let dimension = indicator.dimension {
      trail.append((Names(context).full(.dimension(dimension)), base.addresses.page(.dimension(dimension))))
    }
    return base.page(.indicator, path, code: context.digits(indicator.id.text), title: Names(context).name(target), trail: trail, subject: target, own)
  }

  func indicatorModel(_ indicator: Indicator, _ context: RenderContext) -> Model {
    let target = Target.indicator(indicator.id)
    let document = base.report.document(target)
    var counters = PageCounters(prefix: indicator.id.text + "-")
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    let fields = indicator.fields
    let (items, questions) = VerdictMark.integration(indicator, base.report)
    let evidence = base.linked(from: target) { if case .evidence = $0 { true } else { false } }
    let latest = indicator.verdict.latestYear
    let fiscalYear = base.report.settings.fiscalYear
    return ([
      .unit: .optional(fields.unit), .direction: .text(base.words[fields.direction < 0 ? .directionDown : .directionUp]),
      .comparatorName: .optional(fields.comparator), .noComparator: .optional(fields.noComparator?.text ?? ""), .dataSource: .optional(fields.source),
      .isJoint: .flag(fields.isJoint), .statement: .optional(fields.statement?.text ?? ""),
      .sentence: .text(ResultSentence(indicator, context).text),
      .group: indicator.group.map { .model(base.chip(.group($0), context)) } ?? .none,
      .dimension: indicator.dimension.map { .model(base.chip(.dimension($0), context)) } ?? .none,
      .hasSeries: .flag(!indicator.series.isEmpty), .figure: .html(ResultFigure.html(indicator.id, chart: "chart", isOwnPage: true, context)),
      .latest: latest.map { .text(context.digits($0)) } ?? .none,
      .latestNote: latest.map { year in
        year == fiscalYear ? .none : .text(base.words.text(.latestIs, ["year": context.digits(year), "fiscal": context.digits(fiscalYear)]))
      } ?? .none,
      .verdict: .models(VerdictMark.all(indicator, context).map(\.model)),
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .items: base.chips(items.map(Target.item), context), .hasItems: .flag(!items.isEmpty),
      .questions: base.chips(questions.map(Target.question), context), .hasQuestions: .flag(!questions.isEmpty),
      .evidence: base.chips(evidence, context), .hasEvidence: .flag(!evidence.isEmpty),
    ] as Model).merging(base.people(document, context)).merging(base.backlinks([target], context))
  }
}
