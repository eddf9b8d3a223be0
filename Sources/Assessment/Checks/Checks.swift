internal import Diagnostics

/// What is looked at once everything is linked: one list. Each check reads the whole report and says what it finds.
///
/// What is not written yet is progress and no finding: checks look at levels that are finished, at indicators that have figures, at claims that
/// somebody made. Of two findings with one cause only the first is said.
enum Checks {
  private static let all: [@Sendable (Report) -> [Diagnostic]] = [
    GroupChecks.counts, GroupChecks.emptyStars, GroupChecks.directions,
    IndicatorChecks.fiscalYear, IndicatorChecks.years, IndicatorChecks.results, IndicatorChecks.units, IndicatorChecks.directions, IndicatorChecks.targets, IndicatorChecks.comparators,
    StatementCheck.statements,
    ClaimChecks.scores, ClaimChecks.claims, RepeatedPassages.passages,
    ItemChecks.summaries, ItemChecks.figures, ItemChecks.indicators, ItemChecks.questions, ItemChecks.links, ItemChecks.evidence,
    MentionCheck.mentions, ReferenceCheck.repeats,
  ]

  static func run(_ report: Report) -> [Diagnostic] { all.flatMap { $0(report) } }
}

extension ResolvedDocument {
  /// The id that its front matter gives it.
  var idPlace: Place { source.id.map { source.file.place($0.range) } ?? Place(file: source.file.path) }
  /// Nobody is reminded of what is missing in a draft.
  var isDraft: Bool { source.front.status == .draft }
}
