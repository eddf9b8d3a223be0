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
      fields.report(Diagnostic(.invalidYear, at: place, ["year": entry.key]))
    }
    return nil
  }

  private static func yearEntry(_ year: Int, _ entry: YAMLEntry, _ fields: inout Fields, _ file: SourceFile) -> YearEntry {
    if entry.value.entries == nil, let text = entry.value.text, !entry.value.isEmpty {
      fields.invalid(entry.value, entry.key, variant: "year-values", suggestions: [Suggestion("{actual: \(text)}")])
      return YearEntry(year: year, actual: nil, target: nil, comparator: nil, note: nil, noteMarkup: nil, place: file.place(entry.keyRange), file: file,
        range: entry.keyRange)
    }
    var inner = Fields(entry.value, in: file, at: entry.value.range)
    // `{actual: 1,234}` is a mapping with the keys `actual` and `234` to YAML.
    var previous: YAMLEntry?
    var split = Set<String>()
    for value in inner.entries {
      let digits = value.key.arabicDigits
      if value.value.isEmpty, !digits.isEmpty, digits.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }) {
        let whole = (previous?.value.text ?? "") + "," + value.key
        let range = (previous?.value.range ?? value.keyRange).lowerBound..<value.keyRange.upperBound
        inner.report(Diagnostic(.splitNumber, at: file.place(range), ["key": previous?.key ?? "actual", "number": whole],
          suggestions: [Suggestion("\"\(whole)\"")]))
        split.insert(value.key)
        if let previous { split.insert(previous.key) }
      } else {
        previous = value
      }
    }
    inner.checkKeys(["actual", "target", "comparator", "note"] + split)
    let note = inner.text("note")
    let result = YearEntry(
      year: year, actual: number("actual", &inner, split), target: number("target", &inner, split), comparator: number("comparator", &inner, split),
      note: note, noteMarkup: note.map { MarkdownParser.parseInline($0.text, line: file.line(at: $0.range.lowerBound), of: file) },
      place: file.place(entry.keyRange), file: file, range: entry.keyRange)
    fields.absorb(inner)
    return result
  }

  /// A value that was cut in two by a comma is not guessed at.
  private static func number(_ key: String, _ fields: inout Fields, _ split: Set<String>) -> ExactDecimal? {
    guard !split.contains(key), let written = fields.text(key) else { return nil }
    switch WrittenNumber(written.text) {
    case .value(let value): return value
    case .none: return nil
    case .invalid:
      fields.report(Diagnostic(.invalidNumber, at: fields.file.place(written.range), ["value": written.text, "column": key]))
      return nil
    }
  }
}
