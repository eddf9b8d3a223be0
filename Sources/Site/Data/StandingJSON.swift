package import Assessment
internal import Words

/// How far a report is and where its agency stands, as data: for `report.json` and `saraban status`.
package struct StandingJSON {
  private let report: Report
  private let text: ScoreText

  package init(_ report: Report) {
    self.report = report
    text = ScoreText(report, Words.of(report.settings.language.rawValue))
  }

  // MARK: - Coverage

  package var coverage: JSON {
    .object([
      ("levels", count(report.levelCoverage)), ("facets", count(report.facetCoverage)), ("profile", count(report.questionCoverage)),
      ("groups", count(report.groupCoverage)), ("categories", .list(report.framework.categories.map(category))),
      ("dimensions", .list(report.framework.results.dimensions.map { dimension in
        .object([("id", .text(dimension.id.text)), ("groups", count(report.groupCoverage(of: dimension.groups)))])
      })),
      ("offices", .list(report.offices.named.map(office) + [office(report.offices.unowned)])), ("status", status),
    ])
  }

  private func count(_ count: Report.Count) -> JSON { .object([("answered", .int(count.done)), ("gaps", .int(count.gaps)), ("all", .int(count.all))]) }

  private func category(_ category: Framework.Category) -> JSON {
    let framework = report.framework
    let items = category.items.map(\.id)
    return .object([
      ("id", .text(category.id.text)), ("levels", count(report.levelCoverage(of: items))), ("facets", count(report.facetCoverage(of: items))),
      ("sections", .list(framework.levels.enumerated().flatMap { level, name in
        framework.facets.enumerated().map { facet, part -> JSON in
          let sum = report.facetCoverage(of: items, level: level, facet: facet)
          return .object([
            ("level", .text(name.id.text)), ("facet", .text(part.id.text)), ("answered", .int(sum.done)), ("gaps", .int(sum.gaps)), ("all", .int(sum.all)),
          ])
        }
      })),
    ])
  }

  private func office(_ office: Office) -> JSON {
    .object([
      ("owner", .optional(office.name)), ("items", .list(office.items.map { .text($0.text) })), ("profile", .list(office.questions.map { .text($0.text) })),
      ("indicators", .list(office.indicators.map { .text($0.text) })), ("facets", count(report.facetCoverage(of: office.items))),
      ("open", .int(report.openWork(of: office).count)),
    ])
  }

  /// Items by status; those that nobody has written apart from those without one.
  private var status: JSON {
    let items = report.framework.items.map { Target.item($0.id) }
    let written = items.filter { report.document($0) != nil }
    return .object([
      ("unwritten", .int(items.count - written.count)), ("none", .int(written.count { report.status(of: $0) == nil })),
    ] + FrontMatter.Status.allCases.map { status in (status.rawValue, .int(written.count { report.status(of: $0) == status })) })
  }

  // MARK: - Scores

  package var scores: JSON {
    let scores = text.scores
    let next = scores.next(after: scores.overall)
    return .object(mean(scores.overall) + [
      ("level", .optional(scores.level(of: scores.overall)?.id.text)), ("next-level", .optional(next?.level.id.text)), ("to-next-level", number(next?.distance)),
      ("to-target", number(report.settings.targetScore.flatMap { scores.overall.distance(to: $0) })), ("weighted", .bool(scores.isWeighted)), ("words", .text(text.basis)),
      ("categories", .list(scores.categories.map { .object([("id", .text($0.id.text))] + mean($0.mean)) })), ("items", .list(scores.items.map(item))),
    ])
  }

  private func mean(_ mean: Scores.Mean) -> [(String, JSON)] { [("mean", number(mean.value)), ("scored", .int(mean.scored)), ("all", .int(mean.all))] }

  private func number(_ value: ExactDecimal?) -> JSON { value.map { .number($0.simplified.plain) } ?? .null }

  private func item(_ item: Scores.Item) -> JSON {
    let step = text.scores.step(of: item)
    return .object([
      ("id", .text(item.id.text)), ("level", .optional(item.level?.text)), ("score", item.score.map(JSON.int) ?? .null), ("weight", .int(item.weight)),
      ("step", step.map { step in
        .object([("level", .text(step.level.text)), ("score", .int(step.score)), ("total", number(step.total.value)), ("change", number(step.change))])
      } ?? .null),
    ])
  }
}
