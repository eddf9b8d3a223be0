package import Diagnostics
package import YAML

/// A piece of text and where it stands.
package struct Written: Hashable, Sendable {
  package let text: String
  package let range: Range<Int>

  package init(_ text: String, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// Reads the keys of one YAML mapping and reports what does not fit, each at its own place.
package struct Fields {
  package let file: SourceFile
  package let entries: [YAMLEntry]
  package let range: Range<Int>
  package private(set) var diagnostics: [Diagnostic] = []

  /// `node` nil stands for an empty mapping.
  package init(_ node: YAMLNode?, in file: SourceFile, at range: Range<Int>) {
    self.file = file
    self.range = node?.range ?? range
    if let node, node.entries == nil, !node.isEmpty {
      diagnostics.append(Diagnostic(.invalidValue, at: file.place(node.range), variant: "mapping", ["key": ""]))
    }
    entries = node?.entries ?? []
  }

  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports every key that is not in `known`, with the nearest one.
  package mutating func checkKeys(_ known: [String], elsewhere: [String: String] = [:]) {
    for entry in entries where !known.contains(entry.key) {
      let kind = elsewhere[entry.key]
      let twin = (known + elsewhere.keys.sorted()).first { $0 == entry.key.lowercased() && $0 != entry.key }
      let near = twin.map { [$0] } ?? NearMiss.nearest(to: entry.key, in: known)
      diagnostics.append(Diagnostic(.unknownKey, at: file.place(entry.keyRange), variant: kind == nil ? "" : "elsewhere",
        ["key": entry.key, "kind": kind ?? "", "known": known.joined(separator: ", ")], suggestions: kind == nil ? near.map { Suggestion($0) } : []))
    }
  }

  package func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
  package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  package mutating func invalid(_ node: YAMLNode, _ key: String, variant: String, _ more: [String: String] = [:], suggestions: [Suggestion] = []) {
    let arguments = ["key": key, "value": node.text ?? ""].merging(more) { $1 }
    diagnostics.append(Diagnostic(.invalidValue, at: file.place(node.range), variant: variant, arguments, suggestions: suggestions))
  }

  /// A text without the spaces around it; nil when absent or empty.
  package mutating func text(_ key: String) -> Written? {
    guard let node = node(key) else { return nil }
    guard let text = node.text else {
      invalid(node, key, variant: "text")
      return nil
    }
    let trimmed = unquoted(text.trimmedSpaces, node, key)
    return trimmed.isEmpty ? nil : Written(trimmed, node.range)
  }

  /// Keys whose values are words of prose, which may well stand in quotes.
  private static let prose: Set<String> = ["title", "summary", "note", "statement", "no-comparator", "comparator", "source", "edition", "contact", "agency",
    "owner", "unit"]

  /// Word's quotes around a whole value: `item: “1.1”`.
  private mutating func unquoted(_ text: String, _ node: YAMLNode, _ key: String) -> String {
    guard text.count > 2, let first = text.first, let last = text.last, "“”‘’".contains(first), "“”‘’".contains(last), !Self.prose.contains(key),
      !text.dropFirst().dropLast().contains(where: { "“”‘’".contains($0) }), file.bytes[node.range.lowerBound] != UInt8(ascii: "\""),
      file.bytes[node.range.lowerBound] != UInt8(ascii: "'")
    else { return text }
    report(Diagnostic(.yamlSyntax, at: file.place(node.range), variant: "curly"))
    return String(text.dropFirst().dropLast()).trimmedSpaces
  }

  /// A whole number, in Arabic or Thai digits.
  package mutating func integer(_ key: String, in allowed: ClosedRange<Int>) -> Int? {
    guard let written = text(key), let node = node(key) else { return nil }
    guard let number = Int(written.text.arabicDigits), allowed.contains(number) else {
      invalid(node, key, variant: "number", ["from": String(allowed.lowerBound), "to": String(allowed.upperBound)])
      return nil
    }
    return number
  }

  package mutating func flag(_ key: String) -> Bool {
    guard let written = text(key), let node = node(key) else { return false }
    switch written.text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      invalid(node, key, variant: "choice", ["choices": "true, false"])
      return false
    }
  }

  /// One of several words, case-blind.
  package mutating func choice(_ key: String, of choices: [String]) -> String? {
    guard let written = text(key), let node = node(key) else { return nil }
    let word = written.text.lowercased()
    if let match = choices.first(where: { $0.lowercased() == word }) { return match }
    invalid(node, key, variant: "choice", ["choices": choices.joined(separator: ", ")],
      suggestions: NearMiss.nearest(to: written.text, in: choices).map { Suggestion($0) })
    return nil
  }

  /// A list of texts; a single text counts as a list of one, or, with commas (`1, 22`), of its parts where `splits`.
  package mutating func texts(_ key: String, splits: Bool = false) -> [Written] {
    guard let node = node(key), !node.isEmpty else { return [] }
    if splits, let text = node.text, text.contains(",") {
      return parts(text, node.range)
    }
    var result: [Written] = []
    for item in node.items ?? [node] {
      if let text = item.text {
        let trimmed = unquoted(text.trimmedSpaces, item, key)
        if !trimmed.isEmpty { result.append(Written(trimmed, item.range)) }
      } else {
        invalid(item, key, variant: "text")
      }
    }
    return result
  }

  /// The parts between commas, each at its own place where the text stands as it is written.
  private func parts(_ text: String, _ range: Range<Int>) -> [Written] {
    var start = range.lowerBound
    return text.split(separator: ",").map { String($0).trimmedSpaces }.filter { !$0.isEmpty }.map { part in
      let needle = Array(part.utf8)
      guard start + needle.count <= range.upperBound,
        let found = (start...range.upperBound - needle.count).first(where: { file.bytes[$0...].starts(with: needle) })
      else { return Written(part, range) }
      start = found + needle.count
      return Written(part, found..<start)
    }
  }

  package mutating func absorb(_ other: Fields) { diagnostics += other.diagnostics }
}
