internal import Assessment

/// Wording of any kind made safe for the place it is put in.
enum SafeText {
  /// One line without control characters.
  static func line(_ text: String) -> String {
    let parts = text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } }
    return parts.joined(separator: " ")
  }

  /// For an HTML comment, which two hyphens might end.
  static func comment(_ text: String) -> String {
    var result = ""
    for scalar in line(text).unicodeScalars {
      if scalar == "-", let last = result.unicodeScalars.last, last == "-" || last == "–" {
        if last == "-" { result = result.dropLast() + "–" }
        result += "–"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// For a heading: what Markdown would take for a mark is shown as it is.
  static func heading(_ text: String) -> String {
    line(text).reduce(into: "") { $0 += "\\`*_[]<>&#~|".contains($1) ? "\\\($1)" : String($1) }
  }

  /// A YAML value: quoted where it would not be read as this very text.
  static func yaml(_ text: String) -> String {
    let text = line(text)
    let isPlain = text.first.map { $0.isLetter || $0.isNumber } == true && !text.hasSuffix(":") && !text.contains(": ") && !text.contains(" #")
      && !text.contains { ",[]{}\"\\".contains($0) } && !["null", "true", "false", "yes", "no"].contains(text.lowercased())
    if isPlain { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// Advice for the writer in an HTML comment, which no page shows.
struct Guide {
  private var lines: [String] = []

  mutating func add(_ text: String) {
    if !text.isEmpty { lines.append(SafeText.comment(text)) }
  }

  mutating func add(_ label: String, _ text: String) {
    if !text.isEmpty { add("\(label): \(text)") }
  }

  mutating func add(_ label: String, list: [String]) {
    guard !list.isEmpty else { return }
    add(label + ":")
    for text in list { lines.append("- " + SafeText.comment(text)) }
  }

  /// With a blank line after it; empty where there is nothing to say.
  var text: String { lines.isEmpty ? "" : "<!--\n" + lines.joined(separator: "\n") + "\n-->\n\n" }
}

/// The front matter of a new file: each key below a line that explains it, never before one on the same line, where typing would go unread.
struct FrontMatterText {
  private var lines = ["---"]

  mutating func explain(_ text: String) { lines.append("# " + SafeText.line(text)) }

  /// A key with a text, or with nothing yet.
  mutating func add(_ key: String, _ value: String = "", _ explanation: String = "") {
    add(key, yaml: value.isEmpty ? "" : SafeText.yaml(value), explanation)
  }

  mutating func add(_ key: String, yaml: String, _ explanation: String = "") {
    if !explanation.isEmpty { explain(explanation) }
    lines.append("\(key): \(yaml)")
  }

  mutating func add(lines more: [String]) { lines += more }

  var text: String { (lines + ["---", "", ""]).joined(separator: "\n") }
}
