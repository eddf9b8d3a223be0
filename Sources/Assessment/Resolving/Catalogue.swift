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
    case .kpi: id.unicodeScalars.contains(where: IDNotation.isDash) ? .unknownIndicator : .unknownGroup
    }
  }

  /// The id that is written otherwise: not another one that is near. nil where an author has to choose.
  func sameInOtherNotation(_ word: ReferenceWord, _ id: String) -> String? {
    var core = IDNotation.core(id)
    // `OP7` is op:7.
    if core.count > 1, core[0] == word.rawValue { core.removeFirst() }
    // `items: 1-2` may be two.
    guard !core.isEmpty, !id.contains("/"), word != .item || id.contains(".") else { return nil }
    let same = ids(word).filter { IDNotation.core($0) == core }
    return same.count == 1 ? same[0] : nil
  }

  /// Every id that `1-4` or `1 4` was to name; empty for what is one id.
  func severalIDs(_ word: ReferenceWord, _ id: String) -> [String] {
    guard let (first, last, isRange) = IDNotation.pair(id, isKnown: { has(word, $0) }) else { return [] }
    guard isRange else { return has(word, last) ? [first, last] : [] }
    let size = IDNotation.core(first).count
    return ids(word).filter { IDNotation.core($0).count == size && !NaturalOrder.isLess($0, first) && !NaturalOrder.isLess(last, $0) }
  }

  /// `1–29`, where all ids of a word are numbers: a number is never near another.
  func span(_ word: ReferenceWord) -> (first: String, last: String)? {
    let known = ids(word)
    guard let first = known.first, let last = known.last, known.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    return (first, last)
  }

  private func suggestions(_ word: ReferenceWord, _ id: String) -> [Suggestion] {
    let near = sameInOtherNotation(word, id).map { [$0] } ?? (span(word) == nil ? NearMiss.nearest(to: id, in: ids(word)) : [])
    return near.map { near in
      let name = targets[word]?[near].flatMap { names[$0] } ?? ""
      return Suggestion("\(word.rawValue):\(near)", name: name)
    }
  }
}

extension PageID {
  /// The text of the home page.
  package static let home = PageID("home")
}
