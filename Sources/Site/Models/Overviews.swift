internal import Assessment
internal import Words

/// Which pages over the whole report there is reason for: a manual of plain pages has no profile, no results and no scores.
extension Report {
  var hasQuestions: Bool { !framework.profile.questions.isEmpty }
  var hasItems: Bool { !framework.items.isEmpty }
  var hasResults: Bool { !framework.results.dimensions.isEmpty || !indicators.isEmpty || document(.category(framework.results.id)) != nil }
  var hasCriteria: Bool { hasQuestions || hasItems || hasResults }

  /// Of these kinds those the report has, with their names.
  func overviews(_ kinds: [PageKind], _ words: Words) -> [(label: String, page: String)] {
    let all: [(kind: PageKind, label: Word, page: String, hasReason: Bool)] = [
      (.evidence, .evidence, Addresses.evidence, hasCriteria || !evidence.isEmpty), (.glossary, .glossary, Addresses.glossary, hasCriteria || !terms.isEmpty),
      (.matrix, .matrix, Addresses.matrix, hasItems), (.scores, .scores, Addresses.scores, hasItems), (.coverage, .coverage, Addresses.coverage, hasItems),
      (.print, .printAll, Addresses.print, true),
    ]
    return kinds.compactMap { kind in all.first { $0.kind == kind && $0.hasReason }.map { (words[$0.label], $0.page) } }
  }

  /// Whether there is reason for one of them.
  func has(_ kind: PageKind) -> Bool { !overviews([kind], Words.of(settings)).isEmpty }
}
