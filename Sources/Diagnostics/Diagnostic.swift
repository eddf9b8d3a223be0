/// How bad a finding is. The words stay English in every language, so that editors parse them.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case error, warning, note

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
}

/// One finding about what the author wrote: a plain value that says what, where and what would be right.
/// Its words are made from the catalogue of messages in the reader's language.
package struct Diagnostic: Hashable, Sendable {
  package let code: Code
  package var severity: Severity
  package let place: Place
  /// Chooses among several wordings of one code (`unknown-target.page`); empty for the main one.
  package let variant: String
  /// What the wording's `{name}` places are filled with.
  package let arguments: [String: String]
  package let suggestions: [Suggestion]
  /// Other places that belong to the finding, such as the first of two equal ids.
  package let related: [Place]
  /// What mends it for certain; nil where an author has to choose.
  package var fix: Replacement?

  package init(_ code: Code, at place: Place, variant: String = "", _ arguments: [String: String] = [:],
    suggestions: [Suggestion] = [], related: [Place] = [], fix: Replacement? = nil
  ) {
    self.code = code
    severity = code.severity
    // Findings are printed, published and passed on: whatever they are about, they quote no personal data.
    self.place = place.masked
    self.variant = variant
    self.arguments = arguments.mapValues(PersonalData.masked)
    self.suggestions = suggestions.map { Suggestion(PersonalData.masked($0.text), name: PersonalData.masked($0.name)) }
    self.related = related.map(\.masked)
    self.fix = fix
  }
}

/// A replacement for the marked words, and the name of what it leads to.
package struct Suggestion: Hashable, Sendable {
  package let text: String
  package let name: String

  package init(_ text: String, name: String = "") {
    self.text = text
    self.name = name
  }
}

extension [Diagnostic] {
  /// The one list that console, JSON, `check.html` and the exit code come from: severities as the report sets them
  /// (`nil` drops a finding), sorted by place, repeats removed.
  package func settled(_ severity: (Code) -> Severity?) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    var seen = Set<Diagnostic>()
    for diagnostic in self {
      guard let chosen = severity(diagnostic.code) else { continue }
      var settled = diagnostic
      settled.severity = chosen
      if seen.insert(settled).inserted { kept.append(settled) }
    }
    return kept.sortedByPlace()
  }

  /// Place, then code, then the order in which they were found.
  package func sortedByPlace() -> [Diagnostic] {
    enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.place.path != y.place.path { return x.place.path < y.place.path }
      if x.place.line != y.place.line { return x.place.line < y.place.line }
      if x.place.column != y.place.column { return x.place.column < y.place.column }
      if x.code != y.code { return x.code.rawValue < y.code.rawValue }
      return a.offset < b.offset
    }.map(\.element)
  }

  package func count(_ severity: Severity) -> Int { reduce(0) { $0 + ($1.severity == severity ? 1 : 0) } }
}
