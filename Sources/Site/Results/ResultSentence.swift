internal import Assessment
internal import Words

/// What an indicator's figures say, as one sentence: the value, its distance from target and comparator, its course.
///
/// Above and below are told as they are, and where lower is better also what of it is good.
struct ResultSentence {
  private let indicator: Indicator
  private let words: Words
  private let fiscalYear: Int
  private let digits: (String) -> String
  private let unit: Unit

  init(_ indicator: Indicator, _ context: RenderContext) {
    self.init(indicator, context.words, fiscalYear: context.report.settings.fiscalYear, digits: context.digits)
  }

  init(_ indicator: Indicator, _ words: Words, fiscalYear: Int, digits: @escaping (String) -> String) {
    (self.indicator, self.words, self.fiscalYear, self.digits) = (indicator, words, fiscalYear, digits)
    unit = Unit(indicator.fields.unit, words)
  }

  var text: String {
    guard let latest = indicator.series.first(where: { $0.year == indicator.verdict.latestYear }), let actual = latest.actual else {
      return words.text(.sayNothing, ["year": digits(String(fiscalYear))])
    }
    let lead = words.text(latest.year == fiscalYear ? .sayYear : .sayOldYear,
      ["year": digits(String(latest.year)), "fiscal": digits(String(fiscalYear)), "value": value(actual)])
    return words.text(.sentence, ["lead": lead, "level": level(actual, latest.target), "comparison": comparison(actual, latest.comparator), "trend": trend])
  }

  // MARK: - Distances

  private var isDown: Bool { indicator.fields.direction < 0 }

  private func level(_ actual: ExactDecimal, _ target: ExactDecimal?) -> String {
    guard let target else { return words[.sayNoTarget] }
    return distance(actual - target, at: .sayAtTarget, above: .sayAboveTarget, below: .sayBelowTarget, better: .sayBetterThanTarget, worse: .sayWorseThanTarget)
  }

  private func comparison(_ actual: ExactDecimal, _ comparator: ExactDecimal?) -> String {
    guard let comparator else { return words[.sayNoComparator] }
    return distance(actual - comparator, at: .sayAtComparator, above: .sayAboveComparator, below: .sayBelowComparator, better: .sayBetterThanComparator,
      worse: .sayWorseThanComparator)
  }

  private func distance(_ gap: ExactDecimal, at: Word, above: Word, below: Word, better: Word, worse: Word) -> String {
    guard gap != .zero else { return words[at] }
    let meaning = words[(gap < .zero) == isDown ? better : worse]
    // Nobody knows what a higher rank is.
    if unit.isRank { return words.text(.sayBy, ["clause": meaning, "gap": self.gap(gap)]) }
    let clause = words.text(.sayBy, ["clause": words[gap > .zero ? above : below], "gap": self.gap(gap)])
    return isDown ? words.text(.sayMeaning, ["clause": clause, "meaning": meaning]) : clause
  }

  // MARK: - Course

  private var trend: String {
    guard let years = indicator.verdict.trendYears else { return insufficient }
    let run = indicator.series.filter { years.contains($0.year) }.compactMap(\.actual)
    let isStrict = zip(run, run.dropFirst()).allSatisfy { $0 != $1 }
    switch indicator.verdict.trend {
    case .insufficient: return insufficient
    case .steady: return course(.saySteady, years)
    case .mixed: return words.text(.sayMixed, spelled(years))
    case .improving:
      if unit.isRank { return course(.sayImproving, years) }
      let clause = course(isDown ? (isStrict ? .sayFalling : .sayNotRising) : isStrict ? .sayRising : .sayNotFalling, years)
      return isDown ? words.text(.sayGoodCourse, ["clause": clause]) : clause
    case .worsening:
      if unit.isRank { return course(.sayWorsening, years) }
      let clause = course(isDown ? (isStrict ? .sayRising : .sayNotFalling) : isStrict ? .sayFalling : .sayNotRising, years)
      return isDown ? words.text(.sayBadCourse, ["clause": clause]) : clause
    }
  }

  private var insufficient: String { words.text(.sayInsufficient, ["least": digits(String(Verdict.leastTrendYears))]) }

  private func course(_ word: Word, _ years: ClosedRange<Int>) -> String {
    words.text(.sayCourse, spelled(years).merging(["course": words[word], "steps": digits(String(years.count - 1))]) { $1 })
  }

  private func spelled(_ years: ClosedRange<Int>) -> [String: String] {
    ["first": digits(String(years.lowerBound)), "last": digits(String(years.upperBound))]
  }

  // MARK: - Numbers with their unit

  private func value(_ number: ExactDecimal) -> String {
    let text = written(number)
    if unit.isPercent { return words.text(.valueInPercent, ["number": text, "rest": unit.rest]).trimmedSpaces }
    if unit.isRank { return unit.rest + " " + text }
    return words.text(.sayValue, ["value": with(unit.rest, text)])
  }

  private func gap(_ number: ExactDecimal) -> String {
    let text = written(number.magnitude)
    let isOne = text == digits("1")
    if unit.isPercent { return words.text(isOne ? .gapInOnePercent : .gapInPercent, ["number": text]) }
    return unit.isRank ? words.text(isOne ? .gapInOneRank : .gapInRanks, ["number": text]) : with(unit.rest, text)
  }

  private func with(_ unit: String, _ number: String) -> String { unit.isEmpty ? number : words.text(.valueWithUnit, ["number": number, "unit": unit]) }

  /// A difference that rounding would make nothing keeps its digits.
  private func written(_ number: ExactDecimal) -> String {
    let rounded = number.rounded(to: indicator.decimals)
    return digits((rounded == .zero && number != .zero ? number.simplified : rounded).grouped)
  }

  /// A unit as a sentence needs it.
  private struct Unit {
    let isPercent: Bool
    /// A rank is written before its number.
    let isRank: Bool
    /// Of a per cent unit what follows the word: "ของประชากร".
    let rest: String

    init(_ unit: String, _ words: Words) {
      let lower = unit.lowercased()
      let percent = words[.percentUnits].split(separator: "|").map(String.init).first { lower.hasPrefix($0) }
      isPercent = percent != nil
      isRank = words[.rankUnits].split(separator: "|").contains { $0 == lower }
      rest = percent.map { String(unit.dropFirst($0.count)).trimmedSpaces } ?? unit
    }
  }
}
