internal import Assessment
internal import Diagnostics
internal import YAML

/// Last year's content files and settings, changed only where a new year asks for it.
enum CarriedText {
  // MARK: - Content files

  /// As a draft, with room for the figures of `year` in a series that the file itself holds. nil where nothing changes.
  static func document(_ document: Document, year: Int?) -> [UInt8]? {
    var edits = TextEdits(document.file)
    guard let range = document.yaml else {
      edits.insert(["---", "status: draft", "---", "", ""].joined(separator: edits.lineEnd), at: 0)
      return edits.bytes
    }
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(document.file, range: range, diagnostics: &findings)
    // Broken front matter is its author's to mend first.
    guard findings.isEmpty, node?.isEmpty != false || node?.entries != nil else { return nil }
    markDraft(node, document, range, &edits)
    if let node, !isFlow(node, document.file) { setAside(node, &edits) }
    if let year, document.kind == .kpi, let series = node?["results"] { addYear(year, to: series, &edits) }
    return edits.bytes
  }

  private static func markDraft(_ node: YAMLNode?, _ document: Document, _ range: Range<Int>, _ edits: inout TextEdits) {
    let draft = "draft"
    if let entry = node?.entry("status") {
      if entry.value.text?.lowercased() == draft { return }
      if entry.value.isEmpty { edits.insert(" " + draft, at: afterColon(entry, document.file)) } else { edits.replace(entry.value.range, with: draft) }
    } else if let node, isFlow(node, document.file), let last = node.entries?.last {
      edits.insert(", status: \(draft)", at: end(of: last, document.file))
    } else if let id = node?.entries?.first(where: { Document.Kind(rawValue: $0.key) != nil }) {
      edits.insert(lines: ["status: \(draft)"], below: end(of: id, document.file) - 1)
    } else {
      edits.insert("status: \(draft)" + edits.lineEnd, at: range.lowerBound)
    }
  }

  /// Last year's assessment is not this year's; who assesses anew wants to see it.
  private static func setAside(_ node: YAMLNode, _ edits: inout TextEdits) {
    for entry in ["level", "score"].compactMap(node.entry) where !entry.value.isEmpty {
      let file = edits.file
      for line in file.line(at: entry.keyRange.lowerBound)...file.line(at: end(of: entry, file) - 1) { edits.insert("# ", at: file.lineRange(line).lowerBound) }
    }
  }

  /// A year after the latest, shaped like it and empty.
  private static func addYear(_ year: Int, to series: YAMLNode, _ edits: inout TextEdits) {
    let file = edits.file
    let years = (series.entries ?? []).compactMap { entry -> (year: Int, entry: YAMLEntry)? in
      if case .valid(let year) = BuddhistYear(entry.key) { (year, entry) } else { nil }
    }
    guard let latest = years.max(by: { $0.year < $1.year }) else { return }
    let written = (latest.entry.value.entries ?? []).map(\.key).filter { ["actual", "target", "comparator"].contains($0) }
    let keys = written.isEmpty ? ["actual", "target"] : written
    let flow = "\(year): {" + keys.map { "\($0): " }.joined(separator: ", ") + "}"
    if isFlow(series, file) { return edits.insert(", " + flow, at: end(of: latest.entry, file)) }
    let indent = indent(of: latest.entry, file)
    let isBlock = latest.entry.value.entries != nil && !isFlow(latest.entry.value, file)
    let inner = latest.entry.value.entries?.first.map { self.indent(of: $0, file) } ?? indent + "  "
    let lines = isBlock ? ["\(indent)\(year):"] + keys.map { "\(inner)\($0): " } : [indent + flow]
    // Some write the newest year first.
    let isFirst = years.count > 1 && latest.entry.keyRange == years[0].entry.keyRange
    if isFirst { edits.insert(lines: lines, above: latest.entry.keyRange.lowerBound) } else { edits.insert(lines: lines, below: end(of: latest.entry, file) - 1) }
  }

  private static func isFlow(_ node: YAMLNode, _ file: SourceFile) -> Bool { node.range.first.map { file.bytes[$0] == UInt8(ascii: "{") } == true }

  private static func indent(of entry: YAMLEntry, _ file: SourceFile) -> String {
    file.text(file.lineRange(file.line(at: entry.keyRange.lowerBound)).lowerBound..<entry.keyRange.lowerBound)
  }

  private static func afterColon(_ entry: YAMLEntry, _ file: SourceFile) -> Int {
    let start = entry.keyRange.upperBound
    return (file.bytes[start...].firstIndex(of: UInt8(ascii: ":")) ?? start) + 1
  }

  /// Behind the last byte of an entry; that of a block is behind its last entry, since the block itself reaches to what follows it.
  private static func end(of entry: YAMLEntry, _ file: SourceFile) -> Int {
    if let last = entry.value.entries?.last, !isFlow(entry.value, file) { return end(of: last, file) }
    return entry.value.isEmpty ? entry.keyRange.upperBound : max(entry.keyRange.upperBound, entry.value.range.upperBound)
  }

  // MARK: - Settings

  static func settings(_ settings: Settings, _ change: CarryOver.Change) -> [UInt8]? {
    var edits = TextEdits(settings.file)
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(settings.file, range: 0..<settings.file.bytes.count, diagnostics: &findings)
    let year = String(change.fiscalYear)
    func replace(_ key: String, _ text: String?) {
      guard let text else { return }
      if let value = node?[key], !value.isEmpty { edits.replace(value.range, with: text) }
    }
    if node?["fiscal-year"] == nil { edits.insert("fiscal-year: \(year)" + edits.lineEnd, at: 0) } else { replace("fiscal-year", year) }
    replace("agency", change.agency.map(SafeText.yaml))
    replace("framework", change.framework.map(SafeText.yaml))
    let last = String(settings.fiscalYear)
    if settings.title.contains(last) { replace("title", SafeText.yaml(settings.title.replacing(last, with: year))) }
    // A date of last year on the cover of this one would be wrong; nobody knows the right one yet.
    if let date = node?.entry("date") { edits.insert("# ", at: date.keyRange.lowerBound) }
    return edits.bytes
  }
}
