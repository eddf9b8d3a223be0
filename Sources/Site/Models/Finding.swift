internal import Assessment
internal import Diagnostics
internal import Templates
internal import Words

/// A diagnostic in words, as pages show it.
struct Finding: Sendable {
  /// What all findings have in common that differ in their place alone.
  struct Kind: Hashable {
    let code: Code
    let severity: Severity
    let message: String
    let suggestions: [Suggestion]
  }

  let kind: Kind
  /// Its code alone: what it is and what to do.
  let about: Model
  let model: Model
  /// Where it is: the line with fewer words around than `model` has.
  let place: Model

  var code: Code { kind.code }
  var severity: Severity { kind.severity }

  /// By file, in order; what has no file comes first.
  static func byFile(_ report: Report, _ words: Words, isPreview: Bool) -> [(path: String, findings: [Finding])] {
    guard !report.diagnostics.isEmpty else { return [] }
    let codes = CodeWords.of(report.settings.language.rawValue)
    var groups: [(path: String, findings: [Finding])] = []
    for (number, diagnostic) in report.diagnostics.enumerated() {
      // Named all the same: a template would else find the anchor of what is around.
      let anchor = isPreview ? "x.finding-\(number + 1)" : ""
      let finding = Finding(diagnostic, codes, words, thaiDigits: report.settings.thaiDigits, isPublic: report.secrets.permit(diagnostic), anchor: anchor)
      if groups.last?.path == diagnostic.place.path {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append((diagnostic.place.path, [finding]))
      }
    }
    return groups
  }

  /// `anchor` is that of its place on the page of all findings.
  init(_ diagnostic: Diagnostic, _ codes: CodeWords, _ words: Words, thaiDigits: Bool, isPublic: Bool, anchor: String = "") {
    func digits(_ number: Int) -> Value { number > 0 ? .text(thaiDigits ? String(number).thaiDigits : String(number)) : .none }
    let severity = diagnostic.severity
    let place = diagnostic.place
    let word: Word = severity == .error ? .errorWord : severity == .warning ? .warningWord : .noteWord
    // Lines that may name a confidential file are never quoted in the bundle.
    let isQuoted = place.line > 0 && isPublic
    let entry = codes[diagnostic.code]
    let title = entry?.title ?? diagnostic.code.rawValue
    kind = Kind(code: diagnostic.code, severity: severity, message: isPublic ? codes.message(diagnostic) : title, suggestions: isPublic ? diagnostic.suggestions : [])
    let related: Model = [
      .hasRelated: .flag(!diagnostic.related.isEmpty),
      .related: .models(diagnostic.related.map { [.path: .text($0.path), .line: digits($0.line)] }),
    ]
    func excerpt(_ before: String, _ marked: String, _ after: String) -> Model {
      [
        .anchor: .optional(anchor), .line: digits(place.line), .column: digits(place.column), .hasExcerpt: .flag(isQuoted), .before: .text(isQuoted ? before : ""),
        .marked: .text(isQuoted ? marked : ""), .after: .text(isQuoted ? after : ""),
      ]
    }
    self.place = excerpt(Self.end(place.before), Self.start(place.marked), Self.start(place.after)).merging(related)
    about = [
      .severity: .text(severity.rawValue), .severityWord: .text(words[word]), .code: .text(diagnostic.code.rawValue),
      .isError: .flag(severity == .error), .isWarning: .flag(severity == .warning), .isNote: .flag(severity == .note),
      .title: .text(title), .todo: .optional(entry?.todo ?? ""),
    ]
    model = about.merging([
      .message: .text(kind.message), .path: .text(place.path),
      .hasSuggestions: .flag(!kind.suggestions.isEmpty),
      .suggestions: .models(kind.suggestions.map { [.text: .text($0.text), .name: .optional($0.name)] }),
    ]).merging(excerpt(place.before, place.marked, place.after)).merging(related)
  }

  /// Findings that differ in their place alone stand together, where the first of them is.
  static func repeats(_ findings: [Finding]) -> [[Finding]] {
    var groups: [[Finding]] = []
    var indices: [Finding.Kind: Int] = [:]
    for finding in findings {
      if let index = indices[finding.kind] {
        groups[index].append(finding)
      } else {
        indices[finding.kind] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  /// Such findings as one, with all their places.
  static func together(_ same: [Finding]) -> Model { same[0].model.merging([.places: .models(same.map(\.place))]) }

  /// Letters of a line that suffice to find the place, where there are thousands.
  private static let few = 48
  private static func start(_ text: String) -> String { text.count > few ? text.prefix(few) + "…" : text }
  private static func end(_ text: String) -> String { text.count > few ? "…" + text.suffix(few) : text }
}
