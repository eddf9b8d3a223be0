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
  let fiscalYearRange: Range<Int>
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
  package let pageLimits: PageLimits
  package let theme: ThemeSettings
  /// Severities that the report sets; nil as value drops the finding.
  package let rules: [Code: Severity?]
  /// Codes that are not told at all.
  package var silenced: [Code] { Code.allCases.filter { code in rules[code].map { $0 == nil } ?? false } }

  private static let keys = ["title", "agency", "fiscal-year", "framework", "agency-kind", "target-score", "date", "edition", "contact",
    "language", "digits", "menu", "page-limits", "theme", "rules"]
  private static let required = ["title", "agency", "fiscal-year", "framework"]

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
    let framework = fields.text("framework")
    let year = Self.year(&fields, near: Self.edition(of: framework?.text ?? ""))
    for key in Self.required {
      if let node = fields.node(key), node.text?.trimmedSpaces.isEmpty == true { fields.invalid(node, key, variant: "empty") }
    }
    agencyKind = fields.text("agency-kind")
    targetScore = fields.integer("target-score", in: 0...100_000)
    date = Self.date(&fields, of: year)
    edition = fields.text("edition")?.text ?? ""
    contact = fields.text("contact")?.text ?? ""
    language = fields.choice("language", of: Language.allCases.map(\.rawValue)).flatMap(Language.init) ?? .thai
    thaiDigits = fields.choice("digits", of: ["arabic", "thai"]) == "thai"
    menu = fields.texts("menu")
    pageLimits = PageLimits(&fields)
    theme = ThemeSettings.read(&fields)
    rules = SeverityRules.read(&fields)
    guard let framework else { return nil }
    // What is missing has been reported; the rest of the report is checked and built all the same.
    self.title = title?.text ?? ""
    self.agency = agency?.text ?? ""
    self.framework = framework
    // Stands in for a missing fiscal year: that of the framework's edition.
    fiscalYear = year ?? Self.edition(of: framework.text) ?? 2800
    fiscalYearRange = fields.node("fiscal-year")?.range ?? 0..<0
  }

  /// Years between an edition of a framework and the reports by it; farther off it is a slip of a finger.
  private static let reach = 30

  /// Of an edition whose year is not known, what no report will see the end of.
  package static func plausibleYears(near edition: Int?) -> ClosedRange<Int> { edition.map { $0 - reach...$0 + reach } ?? 2500...2650 }

  private static func year(_ fields: inout Fields, near edition: Int?) -> Int? {
    guard let written = fields.text("fiscal-year"), let node = fields.node("fiscal-year") else { return nil }
    switch BuddhistYear(written.text) {
    case .valid(let year):
      let plausible = plausibleYears(near: edition)
      if plausible.contains(year) { return year }
      fields.invalid(node, "fiscal-year", variant: "far-year", ["from": String(plausible.lowerBound), "to": String(plausible.upperBound)],
        suggestions: swapped(year).filter(plausible.contains).map { Suggestion(String($0)) })
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

  /// A year with two neighbouring digits exchanged: 2657 for 2567.
  private static func swapped(_ year: Int) -> [Int] {
    let digits = Array(String(year))
    return digits.indices.dropLast().compactMap { index in
      var other = digits
      other.swapAt(index, index + 1)
      return Int(String(other))
    }
  }

  /// A report is dated near the end of its year: a date far from it shows a slip in one of the two.
  private static func date(_ fields: inout Fields, of year: Int?) -> ReportDate? {
    guard let date = ReportDate.read("date", &fields) else { return nil }
    if let year, !(year - 3...year + reach).contains(date.year), let node = fields.node("date") {
      fields.invalid(node, "date", variant: "far-date", ["year": String(year)])
    }
    return date
  }

  /// The year in the name of a framework that there is: another name may have the slip itself.
  private static func edition(of framework: String) -> Int? {
    guard FrameworkCatalogue.names.contains(framework) else { return nil }
    return if case .valid(let year) = BuddhistYear(framework.split(separator: "@").last.map(String.init) ?? "") { year } else { nil }
  }
}
