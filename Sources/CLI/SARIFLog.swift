internal import Diagnostics
internal import Site
internal import Words

/// Findings as SARIF 2.1.0, the exchange format of analysis tools: one run for each report.
struct SARIFLog {
  let json: JSON

  init(_ jobs: [ReportJob], language: String?) {
    json = .object([
      ("$schema", .text("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")), ("version", .text("2.1.0")),
      ("runs", .list(jobs.map { SARIFRun(job: $0, language: $0.spoken(language)).json })),
    ])
  }
}

private struct SARIFRun {
  let job: ReportJob
  let language: String
  private let codes: CodeWords
  /// Only what was found, in the order of the table of codes.
  private let rules: [Code]

  init(job: ReportJob, language: String) {
    self.job = job
    self.language = language
    codes = CodeWords.of(language)
    let found = Set(job.diagnostics.map(\.code))
    rules = Code.allCases.filter(found.contains)
  }

  var json: JSON {
    let driver = JSON.object([
      ("name", .text("Saraban")), ("version", .text(Program.version)), ("semanticVersion", .text(Program.version)), ("language", .text(language)),
      ("rules", .list(rules.map(rule))),
    ])
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    return .object([
      ("tool", .object([("driver", driver)])), ("language", .text(language)), ("columnKind", .text("unicodeCodePoints")),
      ("invocations", .list([.object([("executionSuccessful", .bool(job.stopped == nil))])])),
      ("results", .list(job.diagnostics.map { result($0, indices[$0.code] ?? 0) })),
    ])
  }

  private func rule(_ code: Code) -> JSON {
    let entry = codes[code]
    func message(_ text: String) -> JSON { .object([("text", .text(text))]) }
    let help = "\(entry?.explanation ?? "")\n\(entry?.todo ?? "")\n\n✗\n\(entry?.wrong ?? "")\n✓\n\(entry?.right ?? "")"
    return .object([
      ("id", .text(code.rawValue)), ("shortDescription", message(entry?.title ?? code.rawValue)), ("fullDescription", message(entry?.todo ?? code.rawValue)),
      ("help", message(help)), ("defaultConfiguration", .object([("level", .text(code.severity.rawValue))])),
    ])
  }

  private func result(_ diagnostic: Diagnostic, _ rule: Int) -> JSON {
    let fix = diagnostic.fix.map { [("fixes", JSON.list([self.fix($0, for: diagnostic)]))] } ?? []
    let related = diagnostic.related.isEmpty ? [] : [("relatedLocations", JSON.list(diagnostic.related.map(location)))]
    return .object([
      ("ruleId", .text(diagnostic.code.rawValue)), ("ruleIndex", .int(rule)), ("level", .text(diagnostic.severity.rawValue)),
      ("message", .object([("text", .text(FindingData.message(diagnostic, codes)))])), ("locations", .list([location(diagnostic.place)])),
    ] + related + fix)
  }

  private func location(_ place: Place) -> JSON {
    let region = place.line > 0 ? [("region", region(place))] : []
    return .object([("physicalLocation", .object([("artifactLocation", artifact(place.path))] + region))])
  }

  /// Of a long part the first letters, as messages mark it.
  private func region(_ place: Place) -> JSON {
    .object([
      ("startLine", .int(place.line)), ("startColumn", .int(place.scalarColumn)), ("endLine", .int(place.line)),
      ("endColumn", .int(place.scalarColumn + place.marked.unicodeScalars.count)),
    ])
  }

  private func artifact(_ path: String) -> JSON {
    let whole = FindingData.path(path, in: job.directory)
    return .object([("uri", .text((whole.hasPrefix("/") ? "file://" : "") + Self.encoded(whole)))])
  }

  /// A URI has ASCII letters only.
  private static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~/".utf8.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  private func fix(_ fix: Replacement, for diagnostic: Diagnostic) -> JSON {
    let replacement = JSON.object([("deletedRegion", region(fix.place)), ("insertedContent", .object([("text", .text(fix.text))]))])
    let change = JSON.object([("artifactLocation", artifact(diagnostic.place.path)), ("replacements", .list([replacement]))])
    return .object([("description", .object([("text", .text("\(fix.place.masked.marked) → \(fix.text)"))])), ("artifactChanges", .list([change]))])
  }
}
