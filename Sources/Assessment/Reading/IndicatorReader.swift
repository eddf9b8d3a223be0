internal import Diagnostics
internal import Markdown
internal import YAML

/// Reads what the front matter of an indicator adds (§4 and §6 of the report format).
enum IndicatorReader {
  static func read(_ fields: inout Fields, _ file: SourceFile) -> IndicatorFields {
    var result = IndicatorFields()
    result.unit = fields.text("unit")?.text ?? ""
    result.direction = fields.choice("direction", of: ["up", "down"]) == "down" ? -1 : 1
    result.writtenDirection = fields.text("direction")
    result.decimals = fields.integer("decimals", in: 0...9)
    result.comparator = fields.text("comparator")?.text ?? ""
    result.noComparator = fields.text("no-comparator")
    result.source = fields.text("source")?.text ?? ""
    result.statement = fields.text("statement")
    result.isJoint = fields.flag("joint")
    result.results = results(&fields, file)
    return result
  }

  private static func results(_ fields: inout Fields, _ file: SourceFile) -> [YearEntry] {
    guard let node = fields.node("results"), !node.isEmpty else { return [] }
    guard let entries = node.entries else {
      fields.invalid(node, "results", variant: "mapping")
      return []
    }
    var result: [YearEntry] = []
    for entry in entries {
      guard let year = year(entry, &fields) else { continue }
      result.append(yearEntry(year, entry, &fields, file))
    }
    return result
  }

  private static func year(_ entry: YAMLEntry, _ fields: inout Fields) -> Int? {
    let place = fields.file.place(entry.keyRange)
    switch BuddhistYear(entry.key) {
    case .valid(let year): return year
    case .christian(let right):
      fields.report(Diagnostic(.invalidYear, at: place, variant: "christian", ["year": entry.key, "right": String(right)],
        suggestions: [Suggestion(String(right))]))
    case .short(let right):
      fields.report(Diagnostic(.invalidYear, at: place, variant: "short", ["year": entry.key, "right": String(right)], suggestions: [Suggestion(String(right))]))
    case .invalid:
      fields.report(Diagnostic(.invalidYear, at: place, ["year": entry.key],
        suggestions: BuddhistYear.inside(entry.key).map { [Suggestion(String($0))] } ?? []))
    }
    return nil
  }

  private static func yearEntry(_ year: Int, _ entry: YAMLEntry, _ fields: inout Fields, _ file: SourceFile) -> YearEntry {
    if entry.value.entries == nil, let text = entry.value.text, !entry.value.isEmpty {
      fields.invalid(entry.value, entry.key, variant: "year-values", suggestions: [Suggestion("{actual: \(text)}")])
      return YearEntry(year: year, actual: nil, target: nil, comparator: nil, note: nil, noteMarkup: nil, isBlank: false, place: file.place(entry.keyRange),
        file: file, range: entry.keyRange)
    }
    var inner = Fields(entry.value, in: file, at: entry.value.range)
    let split = splitNumbers(&inner)
    inner.checkKeys(["actual", "target", "comparator", "note"] + split)
    let note = inner.text("note")
    let result = YearEntry(
      year: year, actual: number("actual", &inner, split), target: number("target", &inner, split), comparator: number("comparator", &inner, split),
      note: note, noteMarkup: note.map { MarkdownParser.parseInline($0.text, line: file.line(at: $0.range.lowerBound), of: file) },
      isBlank: note == nil && inner.entries.allSatisfy { !YearEntry.figures.contains($0.key) || $0.value.text.map { WrittenNumber($0) == .none } ?? false },
      place: file.place(entry.keyRange), file: file, range: entry.keyRange)
    fields.absorb(inner)
    return result
  }

  /// The keys of numbers that commas cut: `{actual: 1,234,567}` is a mapping with the keys `actual`, `234` and `567` to YAML.
  private static func splitNumbers(_ fields: inout Fields) -> Set<String> {
    func isRest(_ value: YAMLEntry) -> Bool {
      let digits = value.key.arabicDigits
      return value.value.isEmpty && !digits.isEmpty && digits.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 }
    }
    var split = Set<String>()
    var rest = fields.entries[...]
    while let first = rest.first {
      let head = isRest(first) ? nil : first
      let parts = (head == nil ? rest : rest.dropFirst()).prefix(while: isRest)
      rest = rest.dropFirst(parts.count + (head == nil ? 0 : 1))
      guard let last = parts.last else { continue }
      let whole = ([head?.value.text ?? ""] + parts.map(\.key)).joined(separator: ",")
      let range = (head?.value.range ?? first.keyRange).lowerBound..<last.keyRange.upperBound
      fields.report(Diagnostic(.splitNumber, at: fields.file.place(range), ["key": head?.key ?? "actual", "number": whole],
        suggestions: [Suggestion("\"\(whole)\"")]))
      split.formUnion(parts.map(\.key) + [head].compactMap { $0?.key })
    }
    return split
  }

  /// A value that was cut by a comma is not guessed at.
  private static func number(_ key: String, _ fields: inout Fields, _ split: Set<String>) -> ExactDecimal? {
    guard !split.contains(key), let written = fields.text(key) else { return nil }
    switch WrittenNumber(written.text) {
    case .value(let value): return value
    case .none: return nil
    case .invalid:
      let loose = LooseNumber(written.text)
      fields.report(Diagnostic(.invalidNumber, at: fields.file.place(written.range), variant: loose.variant, ["value": written.text, "column": key],
        suggestions: loose.suggestions.map { Suggestion($0) }))
      return nil
    }
  }
}
