internal import Diagnostics

/// Everything a reference can name: what the framework defines and what the authors made.
struct Catalogue: Sendable {
  enum Lookup: Sendable {
    case found(Target)
    /// A former id; the present target.
    case former(Target)
    case missing(Code, [Suggestion])
  }

  private var targets: [ReferenceWord: [String: Target]] = [:]
  private var former: [ReferenceWord: [String: Target]] = [:]
  private var names: [Target: String] = [:]
  private(set) var written: Set<Target> = []
  /// Dimensions and groups with indicators: without an introduction too there is something to show.
  private var filled: Set<Target> = []
  let framework: Framework
  private let language: Language

  init(_ framework: Framework, _ language: Language) {
    self.framework = framework
    self.language = language
    add(.page, PageID.home.text, .page(.home), "")
    for category in framework.categories { add(.category, category.id.text, .category(category.id), category.name.text(language)) }
    add(.category, framework.results.id.text, .category(framework.results.id), framework.results.name.text(language))
    for item in framework.items { add(.item, item.id.text, .item(item.id), item.name.text(language)) }
    for question in framework.profile.questions { add(.op, question.id.text, .question(question.id), question.name.text(language)) }
    for dimension in framework.results.dimensions {
      add(.kpi, dimension.id.text, .dimension(dimension.id), dimension.name.text(language))
      for group in dimension.groups { add(.kpi, group.id.text, .group(group.id), group.name.text(language)) }
    }
  }

  mutating func add(_ word: ReferenceWord, _ id: String, _ target: Target, _ name: String) {
    targets[word, default: [:]][id] = target
    if !name.isEmpty { names[target] = name }
  }

  mutating func addFormer(_ word: ReferenceWord, _ id: String, _ target: Target) { former[word, default: [:]][id] = target }
  mutating func markWritten(_ target: Target) {
    written.insert(target)
    guard case .indicator(let id) = target, let group = id.text.lastIndex(of: "-").map({ GroupID(String(id.text[..<$0])) }) else { return }
    filled.insert(.group(group))
    if let dimension = framework.dimension(of: group) { filled.insert(.dimension(dimension.id)) }
  }
  func hasResults(_ target: Target) -> Bool { filled.contains(target) }

  func has(_ word: ReferenceWord, _ id: String) -> Bool { targets[word]?[id] != nil }
  func name(of target: Target) -> String? { names[target] }
  func ids(_ word: ReferenceWord) -> [String] { (targets[word] ?? [:]).keys.sorted(by: NaturalOrder.isLess) }

  func holds(_ word: ReferenceWord, _ id: String) -> Bool { targets[word]?[id] != nil }

  func find(_ word: ReferenceWord, _ id: String) -> Lookup {
    if let target = targets[word]?[id] { return .found(target) }
    if let target = former[word]?[id] { return .former(target) }
    if word == .item, id.contains("/") { return findSection(id) }
    return .missing(code(word, id), suggestions(word, id))
  }

  /// `1.1/advance` or `1.1/advance/result`.
  private func findSection(_ path: String) -> Lookup {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let item: Target
    switch find(.item, parts[0]) {
    case .found(let target), .former(let target): item = target
    case .missing(let code, let near): return .missing(code, near.map { Suggestion($0.text + "/" + parts.dropFirst().joined(separator: "/"), name: $0.name) })
    }
    guard case .item(let id) = item, (2...3).contains(parts.count) else { return .missing(.unknownSection, []) }
    guard let level = framework.level(LevelID(parts[1])) else {
      return .missing(.unknownSection, near(parts[1], framework.levels.map(\.id.text), before: "item:\(id)/", after: parts.dropFirst(2)))
    }
    guard parts.count == 3 else { return .found(.section(id, SectionID(level: level.id, facet: nil))) }
    guard let facet = framework.facet(FacetID(parts[2])) else {
      return .missing(.unknownSection, near(parts[2], framework.facets.map(\.id.text), before: "item:\(id)/\(level.id)/", after: []))
    }
    return .found(.section(id, SectionID(level: level.id, facet: facet.id)))
  }

  /// Level and facet ids are few: where none is near, all are named.
  private func near(_ word: String, _ known: [String], before: String, after: ArraySlice<String>) -> [Suggestion] {
    let near = NearMiss.nearest(to: word, in: known)
    return (near.isEmpty ? known : near).map { Suggestion(([before + $0] + after).joined(separator: "/")) }
  }

  private func code(_ word: ReferenceWord, _ id: String) -> Code {
    switch word {
    case .op: .unknownQuestion
    case .item: .unknownItem
    case .category: .unknownCategory
    case .ev: .unknownEvidence
    case .term: .unknownTerm
    case .page: .unknownPage
    case .kpi: id.contains("-") ? .unknownIndicator : .unknownGroup
    }
  }

  /// What an id probably is when fingers or Word changed it: Thai digits, long dashes, spaces, `OP7`, `7.1.1.1` for `7.1.1-1`.
  private static func slips(_ id: String) -> [String] {
    var plain = id.arabicDigits
    for dash in ["–", "—", "−", "‑"] { plain = plain.replacing(dash, with: "-") }
    plain = plain.replacing(" ", with: "")
    let digits = String(plain.drop { !$0.isNumber })
    var slips = [plain, plain.uppercased(), plain.lowercased(), digits]
    if let dot = plain.lastIndex(of: ".") { slips.append(plain.replacingCharacter(at: dot, with: "-")) }
    return slips
  }

  /// The id that a wrong one must have meant: no other is near, or it is one slip of a finger away and all others are farther. nil where an
  /// author has to choose. Sections are few, and a wrong one is told with all of them.
  func onlyNear(_ word: ReferenceWord, _ id: String) -> String? {
    if id.contains("/") { return nil }
    let slips = Set(Self.slips(id).filter { targets[word]?[$0] != nil && $0 != id })
    if !slips.isEmpty { return slips.count == 1 ? slips.first : nil }
    let near = NearMiss.Candidates(ids(word)).near(to: id)
    let closest = near.filter { $0.distance == 1 }
    return closest.count == 1 ? closest[0].word : near.count == 1 ? near[0].word : nil
  }

  private func suggestions(_ word: ReferenceWord, _ id: String) -> [Suggestion] {
    let slips = Self.slips(id).filter { targets[word]?[$0] != nil && $0 != id }
    return (slips.isEmpty ? NearMiss.nearest(to: id, in: ids(word)) : [slips[0]]).map { near in
      let name = targets[word]?[near].flatMap { names[$0] } ?? ""
      return Suggestion("\(word.rawValue):\(near)", name: name)
    }
  }
}

extension PageID {
  /// The text of the home page.
  package static let home = PageID("home")
}

extension String {
  fileprivate func replacingCharacter(at index: Index, with other: String) -> String { String(self[..<index]) + other + self[self.index(after: index)...] }
}
