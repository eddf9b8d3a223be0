internal import Diagnostics
internal import ThaiText
internal import Words

/// Findings as text (§11 of the report format).
struct FindingPrinter {
  let words: CLIWords
  let codes: CodeWords
  /// Put before file names when several reports are built in one call.
  let prefix: String
  var paint = Paint.errors

  func short(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    let style: Paint.Style = severity == .error ? .error : severity == .warning ? .warning : .note
    let code = paint("[\(diagnostic.code.rawValue)]", .faint)
    return "\(paint(position(diagnostic.place) + ":", .strong)) \(paint(severity.rawValue + ":", style)) \(codes.message(diagnostic)) \(code)\n"
  }

  func text(_ diagnostic: Diagnostic) -> String {
    var text = short(diagnostic)
    let place = diagnostic.place
    let near = suggestion(diagnostic)
    if place.line > 0 {
      let number = String(place.line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count))
      let blank = String(repeating: " ", count: max(5, number.count))
      let line = (place.before + place.marked + place.after).replacing("\t", with: " ")
      text += "\(paint("\(margin)\(number) |", .faint)) \(line)\n"
      let indent = String(repeating: " ", count: TerminalWidth.cells(place.before.replacing("\t", with: " ")))
      let carets = "^" + String(repeating: "~", count: max(0, TerminalWidth.cells(place.marked) - 1))
      text += "\(paint("\(blank) |", .faint)) \(indent)\(paint(near.isEmpty ? carets : carets + " " + near, .advice))\n"
    } else if !near.isEmpty {
      text += "      \(paint(near, .advice))\n"
    }
    for related in diagnostic.related where !related.path.isEmpty {
      text += "      \(words(.seeAlso)) \(position(related))\n"
    }
    return text
  }

  func position(_ place: Place) -> String { prefix + place.path + (place.line > 0 ? ":\(place.line):\(place.column)" : "") }

  private func suggestion(_ diagnostic: Diagnostic) -> String {
    guard !diagnostic.suggestions.isEmpty else { return "" }
    let list = diagnostic.suggestions.map { "'\($0.text)'" + ($0.name.isEmpty ? "" : " (\($0.name))") }
    return words(.near) + " " + list.joined(separator: ", ")
  }

  // MARK: - Repeats

  /// What differs in nothing but its place.
  private struct Kind: Hashable {
    let code: Code
    let severity: Severity
    let message: String
    let suggestions: [Suggestion]
    let related: [Place]
  }

  /// Of findings that say the same, so many are shown before the others are named by their places alone, and so many of these.
  private static let shown = 3
  private static let named = 10

  /// All findings in their order, repeats folded.
  func texts(_ diagnostics: [Diagnostic]) -> String {
    let kinds = diagnostics.map {
      Kind(code: $0.code, severity: $0.severity, message: codes.message($0), suggestions: $0.suggestions, related: $0.related)
    }
    let places = Dictionary(grouping: diagnostics.indices, by: { kinds[$0] })
    var text = ""
    for (index, diagnostic) in diagnostics.enumerated() {
      let same = places[kinds[index]] ?? []
      // One alone takes no more room than the line that would name it.
      let isFolded = same.count > Self.shown + 1
      if !isFolded || index <= same[Self.shown - 1] { text += self.text(diagnostic) }
      if isFolded, index == same[Self.shown - 1] { text += rest(same.dropFirst(Self.shown).map { diagnostics[$0].place }) }
    }
    return text
  }

  private func rest(_ places: [Place]) -> String {
    let list = places.prefix(Self.named).map(position) + (places.count > Self.named ? ["…"] : [])
    return "      \(words(.folded, ["count": String(places.count)])): \(list.joined(separator: ", "))\n"
  }
}
