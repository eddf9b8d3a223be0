internal import Diagnostics

/// The sentence that an author puts in the place of the generated one must not say the opposite of the figures.
enum StatementCheck {
  static func statements(_ report: Report) -> [Diagnostic] {
    report.judgedIndicators.flatMap { indicator -> [Diagnostic] in
      guard let written = indicator.fields.statement, let latest = indicator.latest else { return [] }
      let file = report.documents[indicator.document].source.file
      return contradictions(written.text, indicator, latest).map { found in
        Diagnostic(.contradictingStatement, at: place(of: found.phrase, in: written, file), variant: found.variant,
          found.arguments.merging(["phrase": found.phrase]) { $1 }, suggestions: found.right.map { [Suggestion($0)] } ?? [])
      }
    }
  }

  struct Contradiction: Equatable {
    let variant: String
    let phrase: String
    var arguments: [String: String] = [:]
    /// What stands in the table instead.
    var right: String?
  }

  static func contradictions(_ text: String, _ indicator: Indicator, _ latest: Indicator.YearFigures) -> [Contradiction] {
    let statement = Statement(text)
    let claims = statement.claims(.shared, comparator: indicator.fields.comparator).compactMap { found -> Contradiction? in
      if !found.claim.isTrend { return comparison(found, statement, indicator, latest.year) }
      return Phrases.shared.isLasting(found.phrase) ? course(found, statement, indicator, latest.year) : trend(found, statement, indicator, latest.year)
    }
    let figures = statement.figures(.shared, unit: indicator.fields.unit).compactMap { year, value, written -> Contradiction? in
      guard let actual = indicator.figures(of: year)?.actual, actual.rounded(to: value.scale) != value else { return nil }
      return Contradiction(variant: "figure", phrase: written, arguments: ["year": String(year), "actual": actual.grouped], right: actual.grouped)
    }
    return claims + figures
  }

  /// What is said about a target or a comparator, and the distance that is given behind it.
  private static func comparison(_ found: Statement.Found, _ statement: Statement, _ indicator: Indicator, _ latest: Int) -> Contradiction? {
    let figures = statement.years(near: found.range, latest: latest).map { indicator.figures(of: $0) }
    let isOfTarget = found.claim.isOfTarget
    guard let first = figures.first ?? nil, let actual = first.actual, let other = isOfTarget ? first.target : first.comparator else { return nil }
    let arguments = ["year": String(first.year), "actual": actual.grouped, "other": other.grouped, "gap": (actual - other).magnitude.grouped]
    // The phrase may speak of either year: only where it is wrong for both is it wrong.
    if figures.allSatisfy({ $0.map { contradicts(found, $0, indicator.fields.direction) } ?? false }) {
      return Contradiction(variant: isOfTarget ? "target" : "comparator", phrase: found.phrase, arguments: arguments)
    }
    guard !found.isNegated, found.claim != .reached, found.claim != .missed else { return nil }
    guard let said = statement.distance(behind: found.range, .shared, unit: indicator.fields.unit) else { return nil }
    let isWrong = figures.allSatisfy { figures in
      guard let actual = figures?.actual, let other = isOfTarget ? figures?.target : figures?.comparator else { return false }
      // "Above the target of 90" names the target itself.
      return (actual - other).magnitude.rounded(to: said.value.scale) != said.value && other != said.value
    }
    return isWrong ? Contradiction(variant: "gap", phrase: said.text, arguments: arguments) : nil
  }

  private static func contradicts(_ found: Statement.Found, _ figures: Indicator.YearFigures, _ direction: Int) -> Bool {
    guard let actual = figures.actual, let other = found.claim.isOfTarget ? figures.target : figures.comparator else { return false }
    if actual == other { return found.claim == .missed || (found.claim != .reached && !found.isNegated) }
    let isBetter = direction < 0 ? actual < other : other < actual
    return switch found.claim {
    case .aboveTarget, .aboveComparator: actual < other
    case .belowTarget, .belowComparator: other < actual
    case .reached, .better: !isBetter
    case .missed, .worse: isBetter
    case .rising, .falling, .improving, .worsening: false
    }
  }

  // MARK: - Trends

  /// "Every year": one step the other way, or none at all, is enough.
  private static func course(_ found: Statement.Found, _ statement: Statement, _ indicator: Indicator, _ latest: Int) -> Contradiction? {
    guard let years = statement.span(of: found.range, .shared, latest: latest) ?? indicator.verdict.trendYears else { return nil }
    let values = years.compactMap { indicator.figures(of: $0)?.actual }
    guard values.count == years.count, values.count > 1 else { return nil }
    let isRise = found.claim.isRise(indicator.fields.direction)
    let isWrong = zip(values, values.dropFirst()).contains { isRise ? $1 < $0 : $0 < $1 } || values.allSatisfy { $0 == values[0] }
    return isWrong ? contradiction(found, statement, indicator, latest) : nil
  }

  /// A bare verb may be about another subject, or about one year.
  private static func trend(_ found: Statement.Found, _ statement: Statement, _ indicator: Indicator, _ latest: Int) -> Contradiction? {
    let phrases = Phrases.shared
    let own = [indicator.fields.unit, indicator.title] + phrases.claims.map(\.phrase.trimmedSpaces)
    let words = own.filter { !$0.isEmpty }.map { Array($0.arabicDigits.lowercased().utf8) } + phrases.leads + phrases.connections + phrases.percents
    guard indicator.verdict.trend == .improving || indicator.verdict.trend == .worsening, statement.isOfIndicator(found.range, words) else { return nil }
    let isRising = (indicator.verdict.trend == .improving) == (indicator.fields.direction > 0)
    return found.claim.isRise(indicator.fields.direction) == isRising ? nil : contradiction(found, statement, indicator, latest)
  }

  /// Who names both directions, or years before those looked at, speaks of more than these figures.
  private static func contradiction(_ found: Statement.Found, _ statement: Statement, _ indicator: Indicator, _ latest: Int) -> Contradiction? {
    guard !Phrases.shared.claims.contains(where: { $0.claim == found.claim.opposite && statement.says($0.phrase.trimmedSpaces) }) else { return nil }
    guard statement.years.allSatisfy({ $0.year > latest - Verdict.mostTrendYears }) else { return nil }
    let values = indicator.series.filter { $0.year > latest - Verdict.mostTrendYears && $0.year <= latest }
      .compactMap { figures in figures.actual.map { "\(figures.year): \($0.grouped)" } }
    return Contradiction(variant: "trend", phrase: found.phrase, arguments: ["values": values.joined(separator: " ")])
  }

  /// The phrase inside the key's value, or the whole value where it is written otherwise.
  private static func place(of phrase: String, in written: Written, _ file: SourceFile) -> Place {
    let (part, range) = (Array(phrase.utf8), written.range)
    guard !part.isEmpty, part.count <= range.count else { return file.place(range) }
    let start = (range.lowerBound...(range.upperBound - part.count)).first { file.bytes[$0..<($0 + part.count)].elementsEqual(part) }
    return file.place(start.map { $0..<($0 + part.count) } ?? range)
  }
}

extension Phrases.Claim {
  var isTrend: Bool { [.rising, .falling, .improving, .worsening].contains(self) }
  /// Of a trend: whether values go up.
  func isRise(_ direction: Int) -> Bool { self == .rising || self == (direction > 0 ? .improving : .worsening) }
  /// Of a trend.
  var opposite: Self? { [.rising: .falling, .falling: .rising, .improving: .worsening, .worsening: .improving][self] }
  var isOfTarget: Bool { [.aboveTarget, .belowTarget, .reached, .missed].contains(self) }
}
