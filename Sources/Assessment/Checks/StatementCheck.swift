internal import Diagnostics

/// The sentence that an author puts in the place of the generated one must not say the opposite of the figures.
enum StatementCheck {
  static func statements(_ report: Report) -> [Diagnostic] {
    report.indicators.flatMap { indicator -> [Diagnostic] in
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
      if found.claim.isTrend { return trend(found, statement, indicator, latest.year) }
      let figures = statement.years(near: found.range, latest: latest.year).map { indicator.figures(of: $0) }
      // The phrase may speak of either year: only where it is wrong for both is it wrong.
      guard let first = figures.first ?? nil, figures.allSatisfy({ $0.map { contradicts(found.claim, $0, indicator.fields.direction) } ?? false }) else { return nil }
      let other = found.claim.isOfTarget ? first.target : first.comparator
      return Contradiction(variant: found.claim.isOfTarget ? "target" : "comparator", phrase: found.phrase,
        arguments: ["year": String(first.year), "actual": first.actual?.grouped ?? "", "other": other?.grouped ?? ""])
    }
    let figures = statement.figures(.shared, unit: indicator.fields.unit).compactMap { year, value, written -> Contradiction? in
      guard let actual = indicator.figures(of: year)?.actual, actual.rounded(to: value.scale) != value else { return nil }
      return Contradiction(variant: "figure", phrase: written, arguments: ["year": String(year), "actual": actual.grouped], right: actual.grouped)
    }
    return claims + figures
  }

  private static func contradicts(_ claim: Phrases.Claim, _ figures: Indicator.YearFigures, _ direction: Int) -> Bool {
    guard let actual = figures.actual, let other = claim.isOfTarget ? figures.target : figures.comparator else { return false }
    let isBetter = direction < 0 ? actual < other : other < actual
    let isWorse = direction < 0 ? other < actual : actual < other
    return switch claim {
    case .aboveTarget, .aboveComparator: actual < other
    case .belowTarget, .belowComparator: other < actual
    case .reached, .better: isWorse
    case .missed: isBetter || actual == other
    case .worse: isBetter
    case .rising, .falling, .improving, .worsening: false
    }
  }

  private static func trend(_ found: Statement.Found, _ statement: Statement, _ indicator: Indicator, _ latest: Int) -> Contradiction? {
    let trend = indicator.verdict.trend
    guard trend == .improving || trend == .worsening else { return nil }
    let isImproving = trend == .improving
    let isRising = isImproving == (indicator.fields.direction > 0)
    let (isWrong, opposite): (Bool, Phrases.Claim) =
      switch found.claim {
      case .rising: (!isRising, .falling)
      case .falling: (isRising, .rising)
      case .improving: (!isImproving, .worsening)
      default: (isImproving, .improving)
      }
    // Who names both directions, or years before those looked at, speaks of more than these figures.
    guard isWrong, !Phrases.shared.claims.contains(where: { $0.claim == opposite && statement.says($0.phrase.trimmedSpaces) }) else { return nil }
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
  var isOfTarget: Bool { [.aboveTarget, .belowTarget, .reached, .missed].contains(self) }
}
