package import Diagnostics
internal import Markdown
internal import YAML

/// Parses one content file. Pure: files can be parsed side by side.
package enum DocumentReader {
  package static func read(_ file: SourceFile) -> (document: Document, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let (frontRange, body) = split(file, &diagnostics)
    var front = FrontMatterReader(file)
    if let frontRange { front.read(frontRange, &diagnostics) }
    let markup = MarkdownParser.parse(file, range: body, diagnostics: &diagnostics)
    MarkdownChecks.run(markup, file, range: body, diagnostics: &diagnostics)
    let document = Document(file: file, kind: front.kind, id: front.id, front: front.matter, yaml: frontRange, body: body, markup: markup)
    return (document, diagnostics)
  }

  /// The YAML between the first line `---` and the next, and what follows.
  private static func split(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> (front: Range<Int>?, body: Range<Int>) {
    let whole = 0..<file.bytes.count
    // Blank lines before it are forgiven.
    let opening = (0..<file.lineStarts.count).first { !isBlank(file, $0) } ?? 0
    guard isFence(file, opening, &diagnostics) else { return headless(file, opening, &diagnostics) ?? (nil, whole) }
    let start = opening + 1 < file.lineStarts.count ? file.lineStarts[opening + 1] : whole.upperBound
    for line in (opening + 1)..<max(opening + 1, file.lineStarts.count) where isFence(file, line, &diagnostics) {
      let next = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] : whole.upperBound
      return (start..<file.lineStarts[line], next..<whole.upperBound)
    }
    // Without a closing line nobody can tell where the text begins: the first blank line is the likeliest place.
    diagnostics.append(Diagnostic(.unclosedFrontMatter, at: file.place(line: opening)))
    for line in (opening + 1)..<max(opening + 1, file.lineStarts.count) where isBlank(file, line) {
      return (start..<file.lineStarts[line], file.lineStarts[line]..<whole.upperBound)
    }
    return (start..<whole.upperBound, whole.upperBound..<whole.upperBound)
  }

  /// A head whose first `---` was lost: keys from the first line on, and a closing `---` before any blank line.
  private static func headless(_ file: SourceFile, _ opening: Int, _ diagnostics: inout [Diagnostic]) -> (front: Range<Int>?, body: Range<Int>)? {
    guard opening < file.lineStarts.count else { return nil }
    let words = Set(["item", "op", "kpi", "category", "group", "page", "title", "status", "owner"])
    func isKey(_ line: Int) -> Bool { words.contains(String(file.text(file.lineRange(line)).prefix { $0 != ":" && $0 != " " })) && file.bytes[file.lineRange(line)].contains(58) }
    guard isKey(opening), let closing = (opening + 1..<file.lineStarts.count).first(where: { isBlank(file, $0) || file.text(file.lineRange($0)) == "---" }),
      !isBlank(file, closing)
    else { return nil }
    diagnostics.append(Diagnostic(.unclosedFrontMatter, at: file.place(line: opening), variant: "opening", suggestions: [Suggestion("---")]))
    let next = closing + 1 < file.lineStarts.count ? file.lineStarts[closing + 1] : file.bytes.count
    return (file.lineStarts[opening]..<file.lineStarts[closing], next..<file.bytes.count)
  }

  private static func isBlank(_ file: SourceFile, _ line: Int) -> Bool { file.bytes[file.lineRange(line)].allSatisfy { $0 == 32 || $0 == 9 } }

  /// `---`, also behind spaces. Word turns it into long dashes: those are reported and taken for it.
  private static func isFence(_ file: SourceFile, _ line: Int, _ diagnostics: inout [Diagnostic]) -> Bool {
    let range = file.lineRange(line)
    guard range.count >= 3, range.count < 40 else { return false }
    let text = file.text(range).trimmedSpaces
    if text.utf8.count >= 3, text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") }) { return true }
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0 == "-" || $0 == "–" || $0 == "—" || $0 == "―" }) else { return false }
    diagnostics.append(Diagnostic(.unclosedFrontMatter, at: file.place(line: line), variant: "dashes", suggestions: [Suggestion("---")]))
    return true
  }
}

/// Reads the front matter of one file.
private struct FrontMatterReader {
  let file: SourceFile
  var kind = Document.Kind.page
  var id: Written?
  var matter = FrontMatter()

  init(_ file: SourceFile) { self.file = file }

  private static let common = ["title", "summary", "updated", "aliases"]
  private static let keys: [Document.Kind: [String]] = [
    .item: ["level", "score", "owner", "status", "ops", "kpis", "evidence", "gaps", "items"],
    .op: ["owner", "status", "items", "ops", "kpis", "evidence"],
    .kpi: ["unit", "direction", "decimals", "comparator", "no-comparator", "source", "owner", "status", "items", "ops", "kpis", "evidence",
      "results", "statement", "joint"],
    .category: ["owner", "status", "items", "ops", "kpis", "evidence"],
    .group: ["owner", "status", "items", "ops", "kpis", "evidence"],
    .page: ["order", "owner", "status", "items", "ops", "kpis", "evidence"],
  ]

  mutating func read(_ range: Range<Int>, _ diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard let node = YAMLParser.parse(file, range: range, diagnostics: &diagnostics) else {
      if diagnostics.count > before { salvage(range) }
      return
    }
    if node.entries == nil, let text = node.text {
      diagnostics.append(Diagnostic(.yamlSyntax, at: file.place(node.range), variant: "missing-colon",
        ["problem": text, "example": MissingColon.mended(file, at: node.range.lowerBound)]))
      return salvage(range)
    }
    var fields = Fields(node, in: file, at: range)
    readKind(&fields)
    checkKeys(&fields)
    matter.title = fields.text("title")
    matter.summary = fields.text("summary")
    matter.updated = ReportDate.read("updated", &fields)
    matter.aliases = fields.texts("aliases")
    matter.owner = fields.text("owner")?.text ?? ""
    matter.status = fields.choice("status", of: FrontMatter.Status.allCases.map(\.rawValue)).flatMap(FrontMatter.Status.init)
    matter.order = fields.integer("order", in: -100_000...100_000)
    matter.level = fields.text("level")
    matter.writtenScore = fields.text("score")
    matter.scoreRange = fields.node("score")?.range ?? range
    readReferences(&fields)
    readGaps(&fields)
    if kind == .kpi { matter.indicator = IndicatorReader.read(&fields, file) }
    diagnostics += fields.diagnostics
  }

  /// Broken YAML still mostly says what the file is: taking it at its word keeps one slip from becoming many findings.
  private mutating func salvage(_ range: Range<Int>) {
    for line in file.line(at: range.lowerBound)...file.line(at: max(range.lowerBound, range.upperBound - 1)) {
      let whole = file.lineRange(line)
      let text = file.text(whole)
      guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
      let key = String(text[..<colon]).trimmedSpaces
      let value = String(text[text.index(after: colon)...].prefix { $0 != "#" }).trimmedSpaces.trimmed(of: "\"'")
      guard !value.isEmpty else { continue }
      if let found = Document.Kind(rawValue: key), id == nil {
        kind = found
        id = Written(value, whole)
      } else if key == "title" {
        matter.title = Written(value, whole)
      }
    }
  }

  private mutating func readKind(_ fields: inout Fields) {
    let named = fields.entries.filter { Document.Kind(rawValue: $0.key) != nil }
    if named.count > 1 {
      fields.report(Diagnostic(.severalKinds, at: file.place(named[1].keyRange), ["first": named[0].key, "second": named[1].key],
        related: [file.place(named[0].keyRange)]))
    }
    // Of several the first is taken at its word, so that references to it are no further findings.
    guard let entry = named.first, let found = Document.Kind(rawValue: entry.key) else { return }
    kind = found
    id = fields.text(entry.key)
    if id == nil, entry.value.text != nil { fields.invalid(entry.value, entry.key, variant: "empty") }
  }

  private func checkKeys(_ fields: inout Fields) {
    let kinds = Document.Kind.allCases.map(\.rawValue)
    guard fields.entries.count(where: { kinds.contains($0.key) }) < 2 else {
      fields.checkKeys(Array(Set(kinds + Self.common + Self.keys.values.flatMap(\.self))).sorted())
      return
    }
    var elsewhere: [String: String] = [:]
    for other in Document.Kind.allCases {
      for key in Self.keys[other] ?? [] where elsewhere[key] == nil { elsewhere[key] = other.rawValue }
    }
    // A slip in the key that says what the file is ("itme: 1.1") is told by naming the kinds too.
    fields.checkKeys(Self.common + (Self.keys[kind] ?? []) + kinds, elsewhere: elsewhere)
  }

  private mutating func readReferences(_ fields: inout Fields) {
    let words: [(key: String, word: ReferenceWord)] = [("items", .item), ("ops", .op), ("kpis", .kpi), ("evidence", .ev)]
    for (key, word) in words {
      matter.references += fields.texts(key, splits: true).map { FrontMatter.ListedReference(word: word, id: withoutWord($0, word)) }
    }
  }

  /// `ops: [op:1]` means what `ops: [1]` means.
  private func withoutWord(_ written: Written, _ word: ReferenceWord) -> Written {
    let prefix = word.rawValue + ":"
    guard written.text.lowercased().hasPrefix(prefix) else { return written }
    return Written(String(written.text.dropFirst(prefix.count)), written.range)
  }

  private mutating func readGaps(_ fields: inout Fields) {
    guard let node = fields.node("gaps"), !node.isEmpty else { return }
    let inner = Fields(node, in: file, at: node.range)
    for entry in inner.entries {
      guard let reason = entry.value.text?.trimmedSpaces, !reason.isEmpty else {
        fields.invalid(entry.value, "gaps." + entry.key, variant: "reason")
        continue
      }
      let line = file.line(at: entry.value.range.lowerBound)
      matter.gaps.append(FrontMatter.Gap(section: Written(entry.key, entry.keyRange), reason: Written(reason, entry.value.range),
        markup: MarkdownParser.parseInline(reason, line: line, of: file)))
    }
    fields.absorb(inner)
  }
}
