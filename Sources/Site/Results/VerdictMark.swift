internal import Assessment
internal import Templates
internal import Words

/// One of the marks of an indicator, in words. The tone only supports them.
struct VerdictMark {
  let title: String
  let word: String
  /// level, trend, comparison, integration.
  let kind: String
  /// good, bad, even or none.
  let tone: String

  var model: Model { [.title: .text(title), .markWord: .text(word), .mark: .text(tone), .kind: .text(kind)] }

  /// Level, trend, comparison, integration.
  static func all(_ indicator: Indicator, _ context: RenderContext) -> [VerdictMark] {
    let words = context.words
    let verdict = indicator.verdict
    let level: (Word, String) =
      switch verdict.level {
      case .reached: (.reached, "good")
      case .missed: (.missed, "bad")
      case .noTarget: (.noTarget, "none")
      }
    let trend: (Word, String) =
      switch verdict.trend {
      case .insufficient: (.insufficient, "none")
      case .steady: (.steady, "even")
      case .improving: (.improving, "good")
      case .worsening: (.worsening, "bad")
      case .mixed: (.mixed, "even")
      }
    let comparison: (Word, String) =
      switch verdict.comparison {
      case .better: (.better, "good")
      case .equal: (.equal, "even")
      case .worse: (.worse, "bad")
      case .noComparator: (.noComparator, "none")
      }
    let (items, questions) = integration(indicator, context.report)
    return [
      VerdictMark(title: words[.markLevel], word: words[level.0], kind: "level", tone: level.1),
      VerdictMark(title: words[.markTrend], word: words[trend.0], kind: "trend", tone: trend.1),
      VerdictMark(title: words[.markComparison], word: words[comparison.0], kind: "comparison", tone: comparison.1),
      VerdictMark(title: words[.markIntegration],
        word: words.text(.integrated, ["items": context.digits(items.count), "ops": context.digits(questions.count)]), kind: "integration",
        tone: items.isEmpty && questions.isEmpty ? "none" : "good"),
    ]
  }

  /// The items and profile questions that refer to the indicator, or it to them.
  static func integration(_ indicator: Indicator, _ report: Report) -> (items: [ItemID], questions: [QuestionID]) {
    var items = Set<ItemID>()
    var questions = Set<QuestionID>()
    func add(_ target: Target) {
      if case .item(let id) = target.owner { items.insert(id) }
      if case .question(let id) = target { questions.insert(id) }
    }
    for reference in report.references(to: .indicator(indicator.id)) { add(reference.source) }
    for reference in report.references(from: .indicator(indicator.id)) { add(reference.destination) }
    return (items.sorted(), questions.sorted())
  }
}
