package import Diagnostics
internal import Resources
internal import Synchronization
internal import YAML

/// The interface words of one language, from `words/th.yaml` or `words/en.yaml`.
package struct Words: Sendable {
  private let texts: [String]
  package let language: String

  private init(language: String) {
    self.language = language
    let entries = Catalogue.entries("words/\(language).yaml")
    texts = Word.allCases.map { entries[$0.rawValue]?.text ?? $0.rawValue }
  }

  private init(_ other: Words, _ change: (String) -> String) {
    language = other.language
    texts = other.texts.map(change)
  }

  private static let thai = Words(language: "th")
  private static let english = Words(language: "en")

  package static func of(_ language: String) -> Words { language == "en" ? english : thai }

  /// The same with every text changed.
  package func mapped(_ change: (String) -> String) -> Words { Words(self, change) }

  package subscript(_ word: Word) -> String { texts[word.index] }

  /// With `{name}` places filled in.
  package func text(_ word: Word, _ arguments: [String: String]) -> String { Wording.fill(self[word], SystemReason.translated(arguments, language)) }
}

/// The words of findings in one language, from `words/codes.th.yaml` or `words/codes.en.yaml`.
package struct CodeWords: Sendable {
  package struct Entry: Sendable {
    package let title: String
    package let message: String
    package let variants: [String: String]
    package let todo: String
    package let explanation: String
    package let wrong: String
    package let right: String
  }

  private let language: String
  private let file: SourceFile
  /// Code → the lines of its entry. A report has few kinds of findings: only theirs are parsed.
  private let ranges: [String: Range<Int>]

  private init(language: String) {
    self.language = language
    let path = "words/codes.\(language).yaml"
    file = SourceFile(path: path, bytes: Resource.named(path) ?? [])
    var ranges: [String: Range<Int>] = [:]
    var end = file.bytes.count
    for start in file.lineStarts.reversed() where start < end {
      guard let colon = file.bytes[start..<end].prefix(60).firstIndex(of: UInt8(ascii: ":")), colon > start, Self.isLetter(file.bytes[start]) else { continue }
      ranges[file.text(start..<colon)] = start..<end
      end = start
    }
    self.ranges = ranges
  }

  /// Codes under the headings of the file (`# ---- Reading files ----`), in its order.
  package var kinds: [(title: String, codes: [Code])] {
    var kinds: [(title: String, codes: [Code])] = []
    for line in file.lineStarts.indices {
      let text = file.text(file.lineRange(line))
      if text.hasPrefix("# ----"), text.hasSuffix("----") {
        kinds.append((text.split(separator: " ").dropFirst(2).dropLast().joined(separator: " "), []))
      } else if text.hasSuffix(":"), let code = Code(rawValue: String(text.dropLast())), !kinds.isEmpty {
        kinds[kinds.count - 1].codes.append(code)
      }
    }
    return kinds
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

  private func entry(_ code: Code) -> Entry? {
    guard let range = ranges[code.rawValue] else { return nil }
    var findings: [Diagnostic] = []
    guard let node = YAMLParser.parse(file, range: range, diagnostics: &findings)?[code.rawValue] else { return nil }
    func text(_ key: String) -> String { node[key]?.text ?? "" }
    let variants = (node["variants"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") }
    return Entry(title: text("title"), message: text("message"), variants: Dictionary(variants, uniquingKeysWith: { first, _ in first }), todo: text("todo"),
      explanation: text("explain"), wrong: text("wrong"), right: text("right"))
  }

  private static let thai = CodeWords(language: "th")
  private static let english = CodeWords(language: "en")

  package static func of(_ language: String) -> CodeWords { language == "en" ? english : thai }

  package subscript(_ code: Code) -> Entry? {
    Self.parsed.withLock { parsed in
      let key = file.path + code.rawValue
      if let entry = parsed[key] { return entry }
      let entry = entry(code)
      parsed[key] = entry
      return entry
    }
  }

  private static let parsed = Mutex<[String: Entry]>([:])

  /// One line that says what is wrong.
  package func message(_ diagnostic: Diagnostic) -> String {
    guard let entry = self[diagnostic.code] else { return diagnostic.code.rawValue }
    return Wording.fill(entry.variants[diagnostic.variant] ?? entry.message, SystemReason.translated(diagnostic.arguments, language))
  }
}

enum Wording {
  static func fill(_ text: String, _ arguments: [String: String]) -> String {
    // By bytes: braces are one each, and letters of Thai are slow to tell apart.
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    var rest = text.utf8[...]
    guard rest.contains(open) else { return text }
    var result = ""
    while let start = rest.firstIndex(of: open), let end = rest[start...].firstIndex(of: close) {
      result += text[rest.startIndex..<start]
      let next = rest.index(after: end)
      result += arguments[String(text[rest.index(after: start)..<end])].map(oneLine) ?? String(text[start..<next])
      rest = rest[next...]
    }
    return result + text[rest.startIndex...]
  }

  /// Messages are one line, whatever an author's value holds.
  private static func oneLine(_ value: String) -> String {
    guard value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029 }) else { return value }
    return value.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

enum Catalogue {
  static func entries(_ path: String) -> [String: YAMLNode] {
    guard let bytes = Resource.named(path) else { return [:] }
    var findings: [Diagnostic] = []
    let file = SourceFile(path: path, bytes: bytes)
    let node = YAMLParser.parse(file, range: 0..<bytes.count, diagnostics: &findings)
    return Dictionary((node?.entries ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
