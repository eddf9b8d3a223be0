internal import Assessment
internal import Site
internal import ThaiText
internal import Words

/// Coverage and scores as lines of a terminal.
struct StatusTable {
  private let report: Report
  private let words: Words
  private let scores: ScoreText
  private let language: Language

  /// Cells of a bar, and the most that a name may take.
  private static let barCells = 18
  private static let nameCells = 40

  init(_ report: Report, _ words: Words) {
    self.report = report
    self.words = words
    scores = ScoreText(report, words)
    language = Language(rawValue: words.language) ?? .thai
  }

  private struct Row {
    let name: String
    let count: Report.Count
    var notes: [String] = []
  }

  var text: String {
    let offices = report.offices
    let parts = [
      table(words[.answeredShort], categories), table("", rest),
      table(words[.byOffice], (offices.named + (offices.unowned.items.isEmpty ? [] : [offices.unowned])).compactMap(office)),
      [words[.byStatus]] + statuses, standing,
    ]
    return ([heading] + parts.filter { !$0.isEmpty }.map { [""] + $0 }.joined() + [""]).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let settings = report.settings
    return "\(settings.agency) · \(settings.title) · \(words[.fiscalYear]) \(scores.digits(settings.fiscalYear))"
  }

  // MARK: - Rows

  private var categories: [Row] {
    let rows = zip(report.framework.categories, scores.scores.categories).map { category, scored in
      let mean = scored.mean
      let note = scores.value(mean).map { mean.isComplete ? $0 : "\($0) (\(mean.scored)/\(mean.all))" }
      return Row(name: "\(words[.categoryWord]) \(scores.digits(category.id.text)) \(category.name.text(language))", count: report.facetCoverage(of: category.items.map(\.id)),
        notes: [note.map { "\(words[.score]) \($0)" } ?? words[.unscored]])
    }
    return rows + [Row(name: words[.total], count: report.facetCoverage, notes: ["\(words[.levelWord]) \(fraction(report.levelCoverage))"])]
  }

  private var rest: [Row] {
    [
      Row(name: report.framework.profile.name.text(language), count: report.questionCoverage), Row(name: words[.groups], count: report.groupCoverage),
    ]
  }

  /// An office with the items it has in hand; nothing for one that has none.
  private func office(_ office: Office) -> Row? {
    guard !office.items.isEmpty else { return nil }
    let open = report.openWork(of: office).count
    return Row(name: office.name.isEmpty ? words[.noOwner] : office.name, count: report.facetCoverage(of: office.items),
      notes: [open == 0 ? words[.openNone] : words.text(.openCount, ["count": scores.digits(open)])])
  }

  private var statuses: [String] {
    let items = report.framework.items.map { Target.item($0.id) }
    func line(_ word: Word, _ isIn: (Target) -> Bool) -> String? {
      let count = items.count(where: isIn)
      return count == 0 ? nil : "\(words[word]) \(scores.digits(count))"
    }
    let parts = [
      line(.notWritten) { report.document($0) == nil }, line(.noStatus) { report.document($0) != nil && report.status(of: $0) == nil },
      line(.draft) { report.status(of: $0) == .draft }, line(.review) { report.status(of: $0) == .review }, line(.final) { report.status(of: $0) == .final },
    ]
    return ["  \(words[.items]): " + parts.compactMap(\.self).joined(separator: " · ")]
  }

  private var standing: [String] {
    guard let value = scores.value(scores.scores.overall) else { return [words[.noScores]] }
    let level = scores.scores.level(of: scores.scores.overall).map { " " + scores.name($0) } ?? ""
    let notes = [scores.levelNote, scores.nextNote, scores.targetNote].compactMap(\.self)
    return ["\(scores.title) \(value)\(level)", "  " + scores.basis] + notes.map { "  " + $0 }
  }

  // MARK: - Layout

  /// Names, bars, counts and notes under each other.
  private func table(_ title: String, _ rows: [Row]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let names = rows.map { Self.shortened($0.name) }
    let width = names.map(TerminalWidth.cells).max() ?? 0
    let counts = rows.map { fraction($0.count) }
    let countWidth = counts.map(TerminalWidth.cells).max() ?? 0
    let lines = zip(rows, zip(names, counts)).map { row, texts in
      let line = [Self.padded(texts.0, width), Self.bar(row.count), String(repeating: " ", count: countWidth - TerminalWidth.cells(texts.1)) + texts.1]
      return "  " + (line + row.notes).joined(separator: "  ")
    }
    return (title.isEmpty ? [] : [title]) + lines
  }

  private func fraction(_ count: Report.Count) -> String { "\(scores.digits(count.done))/\(scores.digits(count.all))" }

  private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - TerminalWidth.cells(text)) }

  private static func shortened(_ name: String) -> String {
    guard TerminalWidth.cells(name) > nameCells else { return name }
    var kept = name[...]
    while TerminalWidth.cells(String(kept)) >= nameCells { kept = kept.dropLast() }
    return kept + "…"
  }

  /// Answered full, gaps half, holes faint. What is begun shows, what is not finished is never full.
  private static func bar(_ count: Report.Count) -> String {
    func cells(_ part: Int) -> Int { count.all == 0 ? 0 : part * barCells / count.all }
    let done = count.done > 0 ? max(1, cells(count.done)) : 0
    let gaps = max(done, cells(count.done + count.gaps)) - done
    return String(repeating: "█", count: done) + String(repeating: "▒", count: gaps) + String(repeating: "░", count: barCells - done - gaps)
  }
}
