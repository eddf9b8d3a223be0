internal import Assessment
internal import Templates
internal import Words

/// Scores: items with their bands, means, and what one level more would do.
struct ScoresPage: Sendable {
  let base: PageBase

  func page() -> Page {
    let context = base.context(Addresses.scores)
    let text = ScoreText(base.report, base.words)
    let own: Model = [
      .standing: .model(Self.standing(base, context)), .hasScores: .flag(text.scores.overall.value != nil), .isWeighted: .flag(text.scores.isWeighted),
      .total: .optional(text.value(text.scores.overall) ?? ""), .basis: .text(text.basis),
      .legend: .models(base.report.framework.levels.map { level in
        [.name: .text(text.name(level)), .levelName: .optional(level.name.beside(context.language)), .scoreBand: .text(Self.band(level, context))]
      }),
      .categories: .models(text.scores.categories.map { category in
        base.chip(.category(category.id), context).merging([
          .mean: .optional(text.value(category.mean) ?? ""), .count: .text("\(text.digits(category.mean.scored))/\(text.digits(category.mean.all))"),
          .items: .models(category.items.map { row($0, text, context) }),
        ])
      }),
    ]
    return base.page(.scores, Addresses.scores, title: base.words[.scores], own)
  }

  private func row(_ item: Scores.Item, _ text: ScoreText, _ context: RenderContext) -> Model {
    let level = item.level.flatMap { base.report.framework.level($0) }
    let step = text.scores.step(of: item)
    return base.chip(.item(item.id), context).merging([
      .level: .model(level.map { Self.level($0, context) }), .score: .optional(item.score.map(text.digits) ?? ""), .isFromLevel: .flag(item.isFromLevel),
      .scoreBand: .optional(level.map { Self.band($0, context) } ?? ""), .weight: .text(text.digits(item.weight)),
      .step: .model(step.map { step in
        [
          .name: .text(text.name(step.level) ?? ""), .score: .text(text.digits(step.score)), .gain: .text("+" + text.digits(step.gain)),
          .total: .optional(text.value(step.total) ?? ""), .change: .text("+" + text.points(step.change)),
        ]
      }),
    ])
  }

  // MARK: - Pieces that the home page shows too

  /// Where the agency stands: overall score and bars by category.
  static func standing(_ base: PageBase, _ context: RenderContext) -> Model {
    let text = ScoreText(base.report, base.words)
    let value = text.value(text.scores.overall)
    return [
      .title: .text(text.title), .hasScores: .flag(value != nil), .score: .optional(value ?? ""), .level: .model(text.scores.level(of: text.scores.overall).map { level($0, context) }),
      .scale: .text(base.words.text(.scoreScale, ["max": text.digits(base.report.framework.scoring.scale.upperBound)])), .basis: .text(text.basis),
      .levelNote: .optional(text.levelNote ?? ""), .nextNote: .optional(text.nextNote ?? ""), .targetNote: .optional(text.targetNote ?? ""),
      .chart: .html(ScoreBars.draw(context)), .href: .text(context.viewpoint.href(page: Addresses.scores, anchor: "")),
      .anchor: .text(context.viewpoint.prefix + "x.standing"),
    ]
  }

  static func level(_ level: Framework.Level, _ context: RenderContext) -> Model {
    [.id: .text(level.id.text), .name: .text(level.name.title), .levelName: .optional(level.name.beside(context.language))]
  }

  private static func band(_ level: Framework.Level, _ context: RenderContext) -> String {
    context.digits("\(level.score.lowerBound)–\(level.score.upperBound)")
  }
}
