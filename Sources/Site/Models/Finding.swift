internal import Assessment
internal import Diagnostics
internal import Templates
internal import Words

/// A diagnostic in words, as pages show it.
struct Finding: Sendable {
  let severity: Severity
  private(set) var model: Model

  /// By file, in order; what has no file comes first.
  static func byFile(_ report: Report, _ words: Words, isPreview: Bool) -> [(path: String, findings: [Finding])] {
    guard !report.diagnostics.isEmpty else { return [] }
    let codes = CodeWords.of(report.settings.language.rawValue)
    var groups: [(path: String, findings: [Finding])] = []
    for (number, diagnostic) in report.diagnostics.enumerated() {
      var finding = Finding(diagnostic, codes, words, thaiDigits: report.settings.thaiDigits, isPublic: report.secrets.permit(diagnostic))
      // Named all the same: the template would else find the anchor of what is around.
      finding.model.set(.anchor, isPreview ? .text("x.finding-\(number + 1)") : .none)
      if groups.last?.path == diagnostic.place.path {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append((diagnostic.place.path, [finding]))
      }
    }
    return groups
  }

  init(_ diagnostic: Diagnostic, _ codes: CodeWords, _ words: Words, thaiDigits: Bool, isPublic: Bool) {
    func digits(_ number: Int) -> Value { number > 0 ? .text(thaiDigits ? String(number).thaiDigits : String(number)) : .none }
    severity = diagnostic.severity
    let place = diagnostic.place
    let word: Word = severity == .error ? .errorWord : severity == .warning ? .warningWord : .noteWord
    // Lines that may name a confidential file are never quoted in the bundle.
    let isQuoted = place.line > 0 && isPublic
    model = [
      .severity: .text(severity.rawValue), .severityWord: .text(words[word]), .code: .text(diagnostic.code.rawValue),
      .isError: .flag(severity == .error), .isWarning: .flag(severity == .warning), .isNote: .flag(severity == .note),
      .message: .text(isPublic ? codes.message(diagnostic) : codes[diagnostic.code]?.title ?? diagnostic.code.rawValue), .title: .text(codes[diagnostic.code]?.title ?? diagnostic.code.rawValue),
      .todo: .optional(codes[diagnostic.code]?.todo ?? ""), .path: .text(place.path),
      .line: digits(place.line), .column: digits(place.column),
      .hasExcerpt: .flag(isQuoted), .before: .text(isQuoted ? place.before : ""), .marked: .text(isQuoted ? place.marked : ""),
      .after: .text(isQuoted ? place.after : ""), .hasSuggestions: .flag(isPublic && !diagnostic.suggestions.isEmpty),
      .suggestions: .models(!isPublic ? [] : diagnostic.suggestions.map { [.text: .text($0.text), .name: .optional($0.name)] }),
      .hasRelated: .flag(!diagnostic.related.isEmpty),
      .related: .models(diagnostic.related.map { [.path: .text($0.path), .line: digits($0.line)] }),
    ]
  }
}
