internal import Diagnostics
internal import Glibc
internal import Site
internal import ThaiText
internal import Words

/// Writes to standard output and standard error.
enum Console {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func out(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        offset += count
      }
    }
  }
}

/// Findings as text (§11 of the report format).
struct FindingPrinter {
  let words: CLIWords
  let codes: CodeWords
  /// Put before file names when several reports are built in one call.
  let prefix: String

  func short(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let path = place.path.isEmpty ? prefix : prefix + place.path
    let position = place.line > 0 ? ":\(place.line):\(place.column)" : ""
    return "\(path)\(position): \(diagnostic.severity.rawValue): \(codes.message(diagnostic)) [\(diagnostic.code.rawValue)]\n"
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
      text += "\(margin)\(number) | \(line)\n"
      let indent = String(repeating: " ", count: TerminalWidth.cells(place.before.replacing("\t", with: " ")))
      let carets = "^" + String(repeating: "~", count: max(0, TerminalWidth.cells(place.marked) - 1))
      text += "\(blank) | \(indent)\(carets)\(near.isEmpty ? "" : " " + near)\n"
    } else if !near.isEmpty {
      text += "      \(near)\n"
    }
    for related in diagnostic.related where !related.path.isEmpty {
      let position = related.line > 0 ? ":\(related.line):\(related.column)" : ""
      text += "      \(words(.seeAlso)) \(prefix)\(related.path)\(position)\n"
    }
    return text
  }

  private func suggestion(_ diagnostic: Diagnostic) -> String {
    guard !diagnostic.suggestions.isEmpty else { return "" }
    let list = diagnostic.suggestions.map { "'\($0.text)'" + ($0.name.isEmpty ? "" : " (\($0.name))") }
    return words(.near) + " " + list.joined(separator: ", ")
  }
}
