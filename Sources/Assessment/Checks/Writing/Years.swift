internal import Diagnostics
internal import Markdown

/// Years of another era, years to come, and fiscal years beside calendar years.
enum Years {
  private static let christian = 1900...2100
  private static let buddhist = 2400...2700
  private static let difference = 543

  private static func year(_ passage: WritingPassage, _ number: WritingNumber) -> Int? {
    number.value.flatMap { (1000...9999).contains($0) && number.range.count == (number.isThai ? 12 : 4) ? $0 : nil }
  }

  // MARK: - Eras

  /// A year with the name of the other era, and a Christian year where the reader expects a Buddhist one. Names keep their years.
  static func eras(_ passage: inout WritingPassage, _ number: WritingNumber) {
    guard let year = year(passage, number) else { return }
    let before = passage.spaceStart(number.range.lowerBound)
    let arguments = ["year": passage.text(number.range), "buddhist": String(year + difference), "christian": String(year - difference)]
    if passage.word(.buddhist, before: before) != nil {
      if christian.contains(year) { passage.report(.wrongEra, number.range, arguments, fix: String(year + difference)) }
    } else if passage.word(.christian, before: before) != nil {
      if buddhist.contains(year) { passage.report(.wrongEra, number.range, variant: "christian", arguments, fix: String(year - difference)) }
    } else if christian.contains(year), isNamedYear(passage, before), !isPartOfName(passage, number.range), passage.word(.units, at: passage.spaceEnd(number.range.upperBound)) == nil,
      !isTranslated(passage, year, number.range.upperBound) {
      passage.report(.christianYear, number.range, arguments, fix: String(year + difference))
    }
  }

  /// Behind the word for year or the name of a month.
  private static func isNamedYear(_ passage: WritingPassage, _ before: Int) -> Bool {
    guard let word = passage.word(.years, before: before) ?? passage.word(.fiscal, before: before) else { return false }
    return passage.word(.spans, before: word.lowerBound) == nil
  }

  /// Whether the Buddhist year stands right behind: `2024 (พ.ศ. 2567)`, `2024/2567`.
  private static func isTranslated(_ passage: WritingPassage, _ christian: Int, _ end: Int) -> Bool {
    var next = passage.spaceEnd(end)
    guard passage[next] == UInt8(ascii: "(") || passage[next] == UInt8(ascii: "/") || passage[next] == UInt8(ascii: "=") else { return false }
    next = passage.spaceEnd(next + 1)
    if let era = passage.word(.buddhist, at: next) { next = passage.spaceEnd(era.upperBound) }
    return passage.number(at: next).flatMap { year(passage, $0) } == christian + difference
  }

  /// In quotes or brackets, or beside Latin words.
  private static func isPartOfName(_ passage: WritingPassage, _ range: Range<Int>) -> Bool {
    let next = passage.spaceEnd(range.upperBound)
    if WritingPassage.isLatin(passage[next]) || passage.word(.christian, in: max(passage.start, range.lowerBound - 120)..<range.lowerBound) != nil { return true }
    var index = range.lowerBound - 1
    while index >= max(passage.start, range.lowerBound - 150) {
      let byte = passage[index]
      if byte == UInt8(ascii: ")") || byte == 0x9D { return WritingPassage.isLatin(passage[passage.spaceStart(range.lowerBound) - 1]) }
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "[") { return true }
      if byte == 0x9C, passage[index - 1] == 0x80, passage[index - 2] == 0xE2 { return true }
      index -= 1
    }
    return false
  }

  // MARK: - Years to come

  /// Bytes around a year in which words tell what is said of it.
  private static let near = 150
  private static let far = 300
  /// Years from the report on for which nobody plans, and years with a digit too many.
  private static let impossible = 61...430
  private static let tooLong = 25_000...25_999

  /// Something done in a year that the report has not reached.
  static func future(_ passage: inout WritingPassage, _ number: WritingNumber) {
    let settings = passage.report.settings
    let last = max(settings.fiscalYear, settings.date?.year ?? 0)
    guard let value = number.value, value > last else { return }
    let before = passage.spaceStart(number.range.lowerBound)
    guard isNamedYear(passage, before) || passage.word(.buddhist, before: before) != nil else { return }
    if impossible.contains(value - last) || tooLong.contains(value) {
      guard passage.word(.units, at: passage.spaceEnd(number.range.upperBound)) == nil else { return }
      passage.report(.futureYear, number.range, variant: "far", ["year": passage.text(number.range), "last": String(last)])
      return
    }
    guard let year = year(passage, number), buddhist.contains(year) else { return }
    let (from, to) = (number.range.lowerBound, number.range.upperBound)
    guard passage.word(.done, in: max(passage.start, from - near)..<min(passage.end, to + near)) != nil,
      passage.word(.planned, in: max(passage.start, from - far)..<min(passage.end, to + far)) == nil
    else { return }
    passage.report(.futureYear, number.range, ["year": passage.text(number.range), "last": String(last)])
  }

  // MARK: - Fiscal and calendar years

  private enum Kind { case fiscal, calendar }

  private static func kind(_ passage: WritingPassage, _ number: WritingNumber) -> (kind: Kind, start: Int)? {
    guard let year = year(passage, number), buddhist.contains(year) else { return nil }
    var before = passage.spaceStart(number.range.lowerBound)
    if let era = passage.word(.buddhist, before: before) { before = passage.spaceStart(era.lowerBound) }
    if let word = passage.word(.fiscal, before: before) { return (.fiscal, word.lowerBound) }
    return passage.word(.calendar, before: before).map { (.calendar, $0.lowerBound) }
  }

  /// A fiscal year with the months of a calendar year or the other way round, and the two compared with each other.
  static func kinds(_ passage: inout WritingPassage, _ number: WritingNumber) {
    guard let (kind, start) = kind(passage, number) else { return }
    let months: (WritingWords.List, WritingWords.List) = kind == .fiscal ? (.january, .december) : (.october, .september)
    if let end = span(passage, months, from: number.range.upperBound) {
      passage.report(.mixedYearKinds, start..<end, variant: kind == .fiscal ? "" : "calendar")
      return
    }
    guard let other = passage.word(kind == .fiscal ? .calendar : .fiscal, in: number.range.upperBound..<min(passage.end, number.range.upperBound + far)) else { return }
    guard passage.word(.compared, in: number.range.upperBound..<other.lowerBound) != nil else { return }
    passage.report(.mixedYearKinds, other, variant: "compared")
  }

  /// The end of "from the first month to the last", right behind a year.
  private static func span(_ passage: WritingPassage, _ months: (WritingWords.List, WritingWords.List), from start: Int) -> Int? {
    guard let first = passage.word(months.0, in: start..<min(passage.end, start + 80)),
      let last = passage.word(months.1, in: first.upperBound..<min(passage.end, first.upperBound + 60)),
      passage.word(.to, in: first.upperBound..<last.lowerBound) != nil
    else { return nil }
    return last.upperBound
  }

  /// Columns of one table, some of fiscal years and some of calendar years.
  static func columns(_ document: ResolvedDocument, _ prose: Prose, _ report: Report) -> [Diagnostic] {
    document.body.markup.nodes.filter { $0.kind == .tableRow && $0.flags.contains(.header) }.compactMap { head in
      let columns = prose.cells(of: head).compactMap { cell -> (isFiscal: Bool, range: Range<Int>)? in
        let passage = WritingPassage(prose: prose, document: document, report: report, block: Prose.Block(kind: .cell, range: cell, top: 0))
        return isFiscal(passage).map { ($0, cell) }
      }
      guard let first = columns.first, let other = columns.first(where: { $0.isFiscal != first.isFiscal }) else { return nil }
      return Diagnostic(.mixedYearKinds, at: prose.file.place(other.range), variant: "columns", ["first": prose.file.text(first.range)])
    }
  }

  /// For a cell that is nothing but a year.
  private static func isFiscal(_ passage: WritingPassage) -> Bool? {
    let fiscal = passage.word(.fiscal, at: passage.start)
    guard let word = fiscal ?? passage.word(.calendar, at: passage.start) ?? passage.word(.years, at: passage.start) else { return nil }
    let behind = passage.spaceEnd(word.upperBound)
    let start = passage.word(.buddhist, at: behind).map { passage.spaceEnd($0.upperBound) } ?? behind
    guard let number = passage.number(at: start), let year = year(passage, number), buddhist.contains(year), number.range.upperBound == passage.end
    else { return nil }
    return fiscal != nil
  }
}
