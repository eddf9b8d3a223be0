internal import Assessment
internal import Templates
internal import Words

/// Models of what many indicators say together.
struct ResultSummary {
  let base: PageBase
  let context: RenderContext

  /// The three counts of a dimension, each with its words.
  func tallies(_ indicators: [Indicator]) -> Value {
    let tally = ResultTally(indicators.map(\.verdict))
    let parts: [(Word, Report.Count)] = [(.tallyReached, tally.reached), (.tallyImproving, tally.improving), (.tallyBetter, tally.better)]
    return .models(parts.map { title, part in
      [.title: .text(base.words[title]), .text: .text(words(part)), .done: .text(String(part.done)), .all: .text(String(part.all)),
        .hasRows: .flag(part.all > 0)]
    })
  }

  /// A row of the table of all dimensions.
  func tally(_ indicators: [Indicator], _ groups: [Framework.Group]) -> Model {
    let indicators = indicators.filter(base.report.isWritten)
    let tally = ResultTally(indicators.map(\.verdict))
    let filled = groups.filter { group in indicators.contains { $0.group == group.id } }.count
    return [
      .number: .text(context.digits(tally.indicators)), .filled: .text(ofAll(filled, groups.count)), .reached: .text(words(tally.reached)),
      .improving: .text(words(tally.improving)), .better: .text(words(tally.better)),
    ]
  }

  /// Groups that have no indicator yet, and those with a star for this agency.
  func groups(_ groups: [Framework.Group]) -> Model {
    let starred = groups.filter(base.report.isStarredHere)
    let empty = groups.filter { base.report.writtenIndicators(in: $0.id).isEmpty }
    return [
      .emptyGroups: base.chips(empty.map { .group($0.id) }, context), .hasEmptyGroups: .flag(!empty.isEmpty),
      .starredGroups: .models(starred.map { group in
        let count = base.report.writtenIndicators(in: group.id).count
        return base.chip(.group(group.id), context).merging([
          .hasIndicators: .flag(count > 0), .text: .text(count > 0 ? base.words.text(.indicatorsCount, ["count": context.digits(count)]) : base.words[.noIndicators]),
        ])
      }),
      .hasStarredGroups: .flag(!starred.isEmpty),
    ]
  }

  /// An indicator among the small charts of its dimension.
  func chart(_ indicator: Indicator) -> Model {
    let marks = VerdictMark.all(indicator, context).prefix(3)
    return base.chip(.indicator(indicator.id), context).merging([
      .chart: .html(SeriesChart.svg(indicator, id: "chart." + indicator.id.text, size: .small, context)), .unit: .optional(indicator.fields.unit),
      .verdict: .models(marks.map { $0.model }),
    ])
  }

  private func words(_ part: Report.Count) -> String { part.all == 0 ? base.words[.tallyNone] : ofAll(part.done, part.all) }
  private func ofAll(_ done: Int, _ all: Int) -> String { base.words.text(.tallyCount, ["done": context.digits(done), "all": context.digits(all)]) }
}
