package import Assessment
package import Words

/// What is said of the scores, on pages, in data and in a terminal alike.
package struct ScoreText: Sendable {
  package let scores: Scores
  private let report: Report
  private let words: Words
  private let language: Language

  package init(_ report: Report, _ words: Words) {
    self.report = report
    self.words = words
    scores = report.scores
    language = Language(rawValue: words.language) ?? .thai
  }

  package func digits(_ text: String) -> String { report.settings.thaiDigits ? text.thaiDigits : text }
  package func digits(_ number: Int) -> String { digits(String(number)) }
  package func points(_ value: ExactDecimal) -> String { digits(value.grouped) }
  package func value(_ mean: Scores.Mean) -> String? { mean.value.map(points) }

  /// A mean of some items is not called the total.
  package var title: String { words[scores.overall.isComplete || scores.overall.value == nil ? .overallScore : .partialScore] }

  /// How the total was reckoned, over how many items: it never stands without these words.
  package var basis: String {
    words.text(scores.isWeighted ? .scoreBasisWeighted : .scoreBasis,
      ["scored": digits(scores.overall.scored), "all": digits(scores.overall.all), "results": digits(report.framework.results.id.text)])
  }

  package func name(_ level: Framework.Level) -> String { level.name.title }
  package func name(_ level: LevelID?) -> String? { level.flatMap { report.framework.level($0) }.map(name) }

  /// Why the total has no level; nil when it has one, or nothing to give one to.
  package var levelNote: String? {
    let overall = scores.overall
    guard overall.value != nil, scores.level(of: overall) == nil else { return nil }
    if !overall.isComplete { return words.text(.levelWhenComplete, ["all": digits(overall.all)]) }
    return report.framework.levels.first.map { words.text(.belowLevel, ["level": name($0)]) }
  }

  package var nextNote: String? {
    scores.next(after: scores.overall).map { next in
      words.text(.toNextLevel, ["points": points(next.distance), "level": name(next.level), "from": digits(next.level.score.lowerBound)])
    }
  }

  package var targetNote: String? {
    guard let target = report.settings.targetScore, let distance = scores.overall.distance(to: target) else { return nil }
    guard distance > .zero else { return words.text(.targetReached, ["target": digits(target)]) }
    return words.text(.toTarget, ["points": points(distance), "target": digits(target)])
  }
}
