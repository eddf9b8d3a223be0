package import Diagnostics
internal import YAML

/// saraban.yaml (§2 of the report format).
package struct Settings: Sendable {
  package static let fileName = "saraban.yaml"

  package let file: SourceFile
  package let title: String
  package let agency: String
  /// Buddhist era.
  package let fiscalYear: Int
  /// A built-in name (`pmqa4@2567`) or a path in the report's folder.
  package let framework: Written
  package let agencyKind: Written?
  package let targetScore: Int?
  package let date: ReportDate?
  package let edition: String
  package let contact: String
  package let language: Language
  package let thaiDigits: Bool
  package let menu: [Written]
  /// Severities that the report sets; nil as value drops the finding.
  package let rules: [Code: Severity?]

  private static let keys = ["title", "agency", "fiscal-year", "framework", "agency-kind", "target-score", "date", "edition", "contact",
    "language", "digits", "menu", "rules"]
  private static let required = ["title", "agency", "fiscal-year", "framework"]

  /// The severity of a code in this report; nil when its findings are to be dropped.
  package func severity(of code: Code) -> Severity? { rules[code] ?? code.severity }

  /// nil when no framework is named or the file is no YAML: there is no report to build then.
  package static func read(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> Settings? {
    let before = diagnostics.count
    let node = YAMLParser.parse(file, range: 0..<file.bytes.count, diagnostics: &diagnostics)
    if node == nil, diagnostics.count > before { return nil }
    var fields = Fields(node, in: file, at: 0..<0)
    fields.checkKeys(keys)
    for key in required where !fields.has(key) {
      let near = fields.entries.map(\.key).filter { !keys.contains($0) }
      let nearest = NearMiss.nearest(to: key, in: near).first
      fields.report(Diagnostic(.missingSetting, at: Place(file: file.path), variant: nearest == nil ? "" : "misspelt", ["key": key, "written": nearest ?? ""]))
    }
    let settings = Settings(&fields, file)
    diagnostics += fields.diagnostics
    return settings
  }

  /// For trying a single file outside any report.
  static func standIn(framework: String) -> Settings {
    var findings: [Diagnostic] = []
    let text = "title: Saraban\nagency: Saraban\nfiscal-year: 2567\nframework: \(framework)\n"
    guard let settings = read(SourceFile(path: fileName, text: text), diagnostics: &findings) else { preconditionFailure("stand-in settings are complete") }
    return settings
  }

  private init?(_ fields: inout Fields, _ file: SourceFile) {
    self.file = file
    let title = fields.text("title")
    let agency = fields.text("agency")
    let year = Self.year(&fields)
    let framework = fields.text("framework")
    for key in Self.required {
      if let node = fields.node(key), node.text?.trimmedSpaces.isEmpty == true { fields.invalid(node, key, variant: "empty") }
    }
    agencyKind = fields.text("agency-kind")
    targetScore = fields.integer("target-score", in: 0...100_000)
    date = ReportDate.read("date", &fields)
    edition = fields.text("edition")?.text ?? ""
    contact = fields.text("contact")?.text ?? ""
    language = fields.choice("language", of: Language.allCases.map(\.rawValue)).flatMap(Language.init) ?? .thai
    thaiDigits = fields.choice("digits", of: ["arabic", "thai"]) == "thai"
    menu = fields.texts("menu")
    rules = Self.rules(&fields)
    guard let framework else { return nil }
    // What is missing has been reported; the rest of the report is checked and built all the same.
    self.title = title?.text ?? ""
    self.agency = agency?.text ?? ""
    self.framework = framework
    fiscalYear = year ?? Self.year(of: framework.text)
  }

  private static func year(_ fields: inout Fields) -> Int? {
    guard let written = fields.text("fiscal-year"), let node = fields.node("fiscal-year") else { return nil }
    switch BuddhistYear(written.text) {
    case .valid(let year): return year
    case .christian(let right):
      fields.invalid(node, "fiscal-year", variant: "christian-year", ["right": String(right)], suggestions: [Suggestion(String(right))])
      return right
    case .short(let right):
      fields.invalid(node, "fiscal-year", variant: "short-year", ["right": String(right)], suggestions: [Suggestion(String(right))])
      return right
    case .invalid: fields.invalid(node, "fiscal-year", variant: "year")
    }
    return nil
  }

  /// Stands in for a missing fiscal year: that of the framework's edition.
  private static func year(of framework: String) -> Int {
    let edition = framework.split(separator: "@").last.map(String.init) ?? ""
    if case .valid(let year) = BuddhistYear(edition) { return year }
    return 2800
  }

  private static func rules(_ fields: inout Fields) -> [Code: Severity?] {
    guard let node = fields.node("rules"), !node.isEmpty else { return [:] }
    var inner = Fields(node, in: fields.file, at: node.range)
    var rules: [Code: Severity?] = [:]
    for entry in inner.entries {
      guard let code = Code(rawValue: entry.key) else {
        let near = NearMiss.nearest(to: entry.key, in: Code.allCases.map(\.rawValue))
        inner.report(Diagnostic(.unknownCode, at: fields.file.place(entry.keyRange), ["code": entry.key], suggestions: near.map { Suggestion($0) }))
        continue
      }
      guard let word = inner.choice(entry.key, of: Severity.allCases.map(\.rawValue) + ["ignore"]) else { continue }
      rules[code] = .some(Severity(rawValue: word))
    }
    fields.absorb(inner)
    return rules
  }
}

/// A year as an author wrote it.
package enum BuddhistYear: Hashable, Sendable {
  case valid(Int)
  /// A Christian year, with the Buddhist one it means.
  case christian(Int)
  /// A Buddhist year without its first digits, with the whole one.
  case short(Int)
  case invalid

  package init(_ text: String) {
    guard let year = Int(text.trimmedSpaces.arabicDigits) else { self = .invalid; return }
    self = switch year {
    case 2400...2800: .valid(year)
    case 1800...2257: .christian(year + 543)
    // 67 and 567 are how years are said.
    case 40...99: .short(2500 + year)
    case 400...800: .short(2000 + year)
    default: .invalid
    }
  }
}

/// A Buddhist date, `2567-10-31`.
package struct ReportDate: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// As it is written in files: `2567-10-31`.
  package var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2567-10-31` as it stands in a table; nil for anything else.
  package init?(iso text: String) {
    let parts = text.arabicDigits.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], case .valid = BuddhistYear(String(year)) else { return nil }
    guard (1...12).contains(month), (1...Self.days(in: month, year - 543)).contains(day) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func read(_ key: String, _ fields: inout Fields) -> ReportDate? {
    guard let written = fields.text(key), let node = fields.node(key) else { return nil }
    let parts = written.text.arabicDigits.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      fields.invalid(node, key, variant: "date")
      return nil
    }
    switch BuddhistYear(String(year)) {
    case .valid:
      guard (1...12).contains(month), (1...days(in: month, year - 543)).contains(day) else { fallthrough }
      return ReportDate(year: year, month: month, day: day)
    case .short, .invalid:
      fields.invalid(node, key, variant: "date")
    case .christian(let right):
      let fixed = ReportDate(year: right, month: month, day: day).iso
      fields.invalid(node, key, variant: "christian-date", ["right": fixed], suggestions: [Suggestion(fixed)])
    }
    return nil
  }

  private static func days(in month: Int, _ christianYear: Int) -> Int {
    let leap = christianYear % 4 == 0 && (christianYear % 100 != 0 || christianYear % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
