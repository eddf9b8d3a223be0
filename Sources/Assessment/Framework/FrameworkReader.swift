package import Diagnostics
internal import YAML

/// Reads a framework file and checks that it hangs together: every finding has its line.
package enum FrameworkReader {
  package static let formatVersion = 1

  /// nil when the file is no framework at all; otherwise what could be understood, with the rest reported.
  package static func read(_ file: SourceFile, diagnostics: inout [Diagnostic]) -> Framework? {
    let before = diagnostics.count
    guard let node = YAMLParser.parse(file, range: 0..<file.bytes.count, diagnostics: &diagnostics) else {
      if diagnostics.count == before { diagnostics.append(Diagnostic(.invalidFramework, at: Place(file: file.path), variant: "empty")) }
      return nil
    }
    var reader = FrameworkMapping(node, in: file)
    let framework = reader.framework()
    diagnostics += reader.diagnostics
    return reader.diagnostics.contains { $0.severity == .error } ? nil : framework
  }
}

/// One mapping of a framework file. Required keys that are missing, and unknown ones, are reported at their mapping.
struct FrameworkMapping {
  var fields: Fields

  init(_ node: YAMLNode?, in file: SourceFile) { fields = Fields(node, in: file, at: 0..<0) }

  var diagnostics: [Diagnostic] { fields.diagnostics }

  private mutating func sub(_ node: YAMLNode?, _ keys: [String], _ body: (inout FrameworkMapping) -> Void) {
    var inner = FrameworkMapping(node, in: fields.file)
    inner.fields.checkKeys(keys)
    body(&inner)
    fields.absorb(inner.fields)
  }

  /// A section that must be there: where it is missing, that is the one thing said.
  private mutating func section(_ key: String, _ keys: [String], _ body: (inout FrameworkMapping) -> Void) {
    if let node = fields.node(key), !node.isEmpty { sub(node, keys, body) } else { missing(key) }
  }

  private mutating func list<Element>(_ key: String, keys: [String], required: Bool = true, _ make: (inout FrameworkMapping) -> Element) -> [Element] {
    guard let node = fields.node(key), !node.isEmpty else {
      if required { missing(key) }
      return []
    }
    guard let items = node.items else {
      fields.report(Diagnostic(.invalidFramework, at: fields.file.place(node.range), variant: "list", ["key": key]))
      return []
    }
    return items.map { item in
      var element: Element?
      sub(item, keys) { element = make(&$0) }
      return element
    }.compactMap(\.self)
  }

  private mutating func missing(_ key: String) {
    let end = min(fields.range.lowerBound + 1, fields.range.upperBound)
    fields.report(Diagnostic(.invalidFramework, at: fields.file.place(fields.range.lowerBound..<end), variant: "missing", ["key": key]))
  }

  private mutating func required(_ key: String) -> String {
    guard let written = fields.text(key) else {
      missing(key)
      return ""
    }
    return written.text
  }

  private mutating func optional(_ key: String) -> String { fields.text(key)?.text ?? "" }

  private mutating func texts(_ key: String) -> [String] { fields.texts(key).map(\.text) }

  /// `{th: …, en: …}`, or a plain text in the framework's own language.
  private mutating func local(_ key: String, required: Bool = false) -> Framework.LocalText {
    guard let node = fields.node(key), !node.isEmpty else {
      if required { missing(key) }
      return .empty
    }
    if let text = node.text { return Framework.LocalText(th: text.trimmedSpaces, en: "") }
    var result = Framework.LocalText.empty
    sub(node, ["th", "en"]) { result = Framework.LocalText(th: $0.optional("th"), en: $0.optional("en")) }
    if result.isEmpty { missing(key) }
    return result
  }

  mutating func framework() -> Framework {
    fields.checkKeys(["format", "id", "edition", "language", "title", "report-title", "levels", "facets", "summary", "drivers", "profile",
      "categories", "results", "years", "agency-kinds", "scoring", "rules"])
    if let format = fields.integer("format", in: 1...999), format != FrameworkReader.formatVersion, let node = fields.node("format") {
      fields.report(Diagnostic(.invalidFramework, at: fields.file.place(node.range), variant: "format",
        ["format": String(format), "supported": String(FrameworkReader.formatVersion)]))
    }
    let levels = list("levels", keys: ["id", "name", "names", "score", "value", "keyword", "meaning", "prompt"]) { $0.level() }
    let facets = list("facets", keys: ["id", "letter", "name", "names", "meaning", "figures"]) { $0.facet() }
    let results = results()
    let profile = profile()
    let known = itemLevels(levels.map(\.id))
    let categories = list("categories", keys: ["id", "name", "intent", "questions", "dimensions", "items"]) { $0.category(known) }
    let framework = Framework(
      id: required("id"), edition: required("edition"), language: optional("language"), title: local("title", required: true),
      reportTitle: local("report-title"), levels: levels, facets: facets, summary: summary(),
      drivers: list("drivers", keys: ["id", "name", "meaning"], required: false) {
        Framework.Driver(id: $0.required("id"), name: $0.local("name", required: true), meaning: $0.local("meaning"))
      },
      profile: profile, categories: categories, results: results, years: fields.integer("years", in: 1...20) ?? 3,
      agencyKinds: list("agency-kinds", keys: ["id", "name"], required: false) {
        Framework.AgencyKind(id: $0.required("id"), name: $0.local("name", required: true))
      }, scoring: scoring(levels), rules: SeverityRules.read(&fields))
    checkConsistency(framework)
    return framework
  }

  /// Without a scale the bands of the levels are one.
  private mutating func scoring(_ levels: [Framework.Level]) -> Framework.Scoring {
    var (low, high) = (levels.first?.score.lowerBound ?? 0, levels.last?.score.upperBound ?? 0)
    var weights: [ItemID: Int] = [:]
    sub(fields.node("scoring"), ["rule", "scale", "weights"]) { scoring in
      _ = scoring.fields.choice("rule", of: ["mean"])
      scoring.sub(scoring.fields.node("scale"), ["min", "max"]) { scale in
        low = scale.fields.integer("min", in: 0...100_000) ?? low
        high = scale.fields.integer("max", in: 0...100_000) ?? high
      }
      let keys = scoring.fields.node("weights")?.entries?.map(\.key) ?? []
      scoring.sub(scoring.fields.node("weights"), keys) { mapping in
        for key in keys { weights[ItemID(key)] = mapping.fields.integer(key, in: 0...1000) }
      }
    }
    return Framework.Scoring(scale: min(low, high)...max(low, high), weights: weights)
  }

  private mutating func expectations() -> [Framework.Expectation] {
    list("expects", keys: ["level", "words", "name"], required: false) { mapping in
      let groups = (mapping.fields.node("words")?.items ?? []).map { ($0.items ?? [$0]).compactMap(\.text) }
      if groups.isEmpty { mapping.missing("words") }
      return Framework.Expectation(level: mapping.fields.text("level").map { LevelID($0.text) }, words: groups, name: mapping.local("name", required: true))
    }
  }

  private mutating func level() -> Framework.Level {
    var score = 0...0
    section("score", ["min", "max"]) { band in
      let low = band.fields.integer("min", in: 0...100_000)
      let high = band.fields.integer("max", in: 0...100_000)
      if low == nil { band.missing("min") }
      if high == nil { band.missing("max") }
      if let low, let high, low <= high { score = low...high }
    }
    return Framework.Level(id: LevelID(required("id")), name: local("name", required: true), names: texts("names"), score: score,
      value: fields.integer("value", in: 0...100_000) ?? score.lowerBound, keyword: optional("keyword"), meaning: local("meaning"),
      prompt: local("prompt"))
  }

  private mutating func facet() -> Framework.Facet {
    Framework.Facet(id: FacetID(required("id")), letter: optional("letter"), name: local("name", required: true), names: texts("names"),
      meaning: local("meaning"), expectsFigures: fields.flag("figures"))
  }

  private mutating func summary() -> Framework.SummarySection {
    var section = Framework.SummarySection(name: .empty, names: [])
    self.section("summary", ["name", "names"]) {
      section = Framework.SummarySection(name: $0.local("name", required: true), names: $0.texts("names"))
    }
    return section
  }

  private mutating func profile() -> Framework.Profile {
    var profile = Framework.Profile(name: .empty, short: "", form: .empty, blocks: [], questions: [], classic: [])
    section("profile", ["name", "short", "form", "blocks", "questions", "classic", "classic-blocks"]) { mapping in
      profile = Framework.Profile(
        name: mapping.local("name", required: true), short: mapping.required("short"), form: mapping.local("form"),
        blocks: mapping.list("blocks", keys: ["id", "name", "questions"], required: false) {
          Framework.Profile.Block(id: $0.required("id"), name: $0.local("name", required: true), questions: $0.texts("questions").map(QuestionID.init))
        },
        questions: mapping.list("questions", keys: ["id", "name", "question", "classic", "hint", "expects"]) {
          Framework.Profile.Question(id: QuestionID($0.required("id")), name: $0.local("name", required: true), question: $0.local("question"),
            classic: $0.optional("classic"), hint: $0.local("hint"), expectations: $0.expectations())
        },
        classic: mapping.list("classic", keys: ["id", "block", "name"], required: false) {
          Framework.Profile.Classic(id: $0.required("id"), block: $0.optional("block"), name: $0.local("name", required: true))
        })
    }
    return profile
  }

  private mutating func category(_ levels: [LevelID]?) -> Framework.Category {
    Framework.Category(
      id: CategoryID(required("id")), name: local("name", required: true), intent: local("intent"),
      questions: texts("questions").map(QuestionID.init), dimensions: texts("dimensions").map(DimensionID.init),
      items: list("items", keys: ["id", "name", "goal", "dimensions", "questions", "expects", "levels"]) { $0.item(levels) })
  }

  /// `levels` nil stands for levels that are faulty themselves: then nobody can tell which of an item's are.
  private mutating func item(_ levels: [LevelID]?) -> Framework.Item {
    var requirements: [Framework.Requirement] = []
    section("levels", levels?.map(\.text) ?? fields.node("levels")?.entries?.map(\.key) ?? []) { mapping in
      let written = mapping.fields.entries.map { LevelID($0.key) }
      // Under a misspelt key stands what is missing under the right one.
      let isMisspelt = written.contains { levels?.contains($0) == false }
      for level in levels ?? written {
        guard mapping.fields.has(level.text) else {
          if !isMisspelt { mapping.missing(level.text) }
          continue
        }
        mapping.sub(mapping.fields.node(level.text), ["requirement", "guidance", "evidence"]) {
          requirements.append(Framework.Requirement(level: level, text: $0.local("requirement", required: true), guidance: $0.texts("guidance"),
            evidence: $0.texts("evidence")))
        }
      }
    }
    return Framework.Item(id: ItemID(required("id")), name: local("name", required: true), goal: local("goal"),
      dimensions: texts("dimensions").map(DimensionID.init), questions: texts("questions").map(QuestionID.init), expectations: expectations(),
      requirements: requirements)
  }

  private mutating func results() -> Framework.Results {
    var results = Framework.Results(id: CategoryID(""), name: .empty, intent: .empty, dimensions: [])
    section("results", ["id", "name", "intent", "dimensions"]) { mapping in
      results = Framework.Results(
        id: CategoryID(mapping.required("id")), name: mapping.local("name", required: true), intent: mapping.local("intent"),
        dimensions: mapping.list("dimensions", keys: ["id", "name", "description", "comparator", "groups"]) { dimension in
          Framework.Dimension(id: DimensionID(dimension.required("id")), name: dimension.local("name", required: true),
            description: dimension.local("description"), expectsComparator: dimension.fields.flag("comparator"),
            groups: dimension.list("groups", keys: ["id", "name", "description", "qualifier", "min", "max", "starred", "for", "direction", "domain"]) { $0.group() })
        })
    }
    return results
  }

  private mutating func group() -> Framework.Group {
    Framework.Group(id: GroupID(required("id")), name: local("name", required: true), description: local("description"),
      qualifier: local("qualifier"), minimum: fields.integer("min", in: 0...1000), maximum: fields.integer("max", in: 0...1000),
      starred: fields.flag("starred"), agencyKind: optional("for"), direction: fields.choice("direction", of: ["up", "down"]).map { $0 == "down" ? -1 : 1 })
  }
}
