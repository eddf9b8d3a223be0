internal import Diagnostics
internal import Markdown

/// Decides what each content file is about, and which of several claimants has an id.
struct Subjects {
  private(set) var subjects: [Target] = []
  private(set) var catalogue: Catalogue
  private(set) var diagnostics: [Diagnostic] = []
  /// Files that are copies of others by name and id: nothing else in them is worth a word.
  private(set) var copies: Set<String> = []
  private var owners: [Target: Int] = [:]
  private let documents: [Document]
  private let framework: Framework
  private let language: Language

  init(_ documents: [Document], _ framework: Framework, _ language: Language) {
    self.documents = documents
    self.framework = framework
    self.language = language
    catalogue = Catalogue(framework, language)
    subjects = documents.map { _ in Self.unnamed }
    // A copy that Windows or a person made beside the original has no claim before it.
    let names = Set(documents.map(\.file.path))
    for isCopy in [false, true] {
      for index in documents.indices where (CopyName.original(of: documents[index].file.path, among: names) != nil) == isCopy { subjects[index] = claim(index) }
    }
    for index in documents.indices { claimPlainPage(index) }
    reportCaseTwins()
    for index in documents.indices { addFormerIDs(index) }
  }

  /// The subject a file names; a placeholder page where it names none or one that is taken.
  private mutating func claim(_ index: Int) -> Target {
    let document = documents[index]
    guard let id = document.id, let target = target(document.kind, id, document) else { return Self.unnamed }
    if let first = owners[target] {
      let other = documents[first]
      let isCopy = CopyName.original(of: document.file.path, among: [other.file.path]) != nil
      if isCopy { copies.insert(document.file.path) }
      // As the author wrote it: of groups and indicators links are one kind.
      let written = document.kind == .group ? "\(document.kind.rawValue):\(id.text)" : target.canonical
      diagnostics.append(Diagnostic(.duplicateID, at: document.file.place(id.range), variant: isCopy ? "copy" : "", ["id": written, "first": other.file.path],
        related: [other.id.map { other.file.place($0.range) } ?? Place(file: other.file.path)]))
      return Self.unnamed
    }
    owners[target] = index
    if Self.isWritten(document) { catalogue.markWritten(target) }
    switch target {
    case .indicator(let id): catalogue.add(.kpi, id.text, target, Self.title(of: document) ?? "")
    case .page(let id): catalogue.add(.page, id.text, target, Self.pageName(document, id.text))
    default: break
    }
    return target
  }

  /// What authors make is there with its file. What the criteria define is written once the file says something: a new report has a file for each.
  private static func isWritten(_ document: Document) -> Bool {
    switch document.kind {
    case .kpi, .page: true
    case .item, .op, .category, .group:
      !document.front.gaps.isEmpty || !document.front.references.isEmpty
        || document.markup.children(of: 0).contains { AnsweredText.isAnswer($0, in: document.markup) }
    }
  }

  /// Stands for "a plain page whose id is still to be made"; no author can write this id.
  private static let unnamed = Target.page(PageID(""))

  private mutating func target(_ kind: Document.Kind, _ id: Written, _ document: Document) -> Target? {
    switch kind {
    case .page: return .page(PageID(id.text))
    case .kpi: return indicator(id, document)
    case .item: return known(.item, id, document)
    case .op: return known(.op, id, document)
    case .category: return known(.category, id, document)
    case .group:
      guard let target = known(.kpi, id, document) else { return nil }
      guard case .indicator(let indicator) = target else { return target }
      let group = String(indicator.text.prefix { $0 != "-" })
      report(.unknownGroup, id, document, framework.group(GroupID(group)).map { [Suggestion(group, name: $0.name.text(language))] } ?? [])
      return nil
    }
  }

  private mutating func known(_ word: ReferenceWord, _ id: Written, _ document: Document) -> Target? {
    switch catalogue.find(word, id.text) {
    case .found(let target) where target.owner == target: return target
    case .found(let target), .former(let target):
      report(word == .kpi ? .unknownGroup : code(word), id, document, [Suggestion(target.owner.canonical, name: catalogue.name(of: target.owner) ?? "")])
      return nil
    case .missing(let code, let suggestions):
      report(word == .kpi ? .unknownGroup : code, id, document, suggestions)
      return nil
    }
  }

  private func code(_ word: ReferenceWord) -> Code {
    switch word {
    case .item: .unknownItem
    case .op: .unknownQuestion
    case .category: .unknownCategory
    default: .unknownPage
    }
  }

  /// `7.1.1-1`: a known group, a hyphen and a number. An unknown group is reported; the indicator exists all the same.
  private mutating func indicator(_ id: Written, _ document: Document) -> Target? {
    let parts = id.text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      diagnostics.append(Diagnostic(.invalidValue, at: document.file.place(id.range), variant: "indicator-id",
        ["key": "kpi", "value": id.text], suggestions: catalogue.has(.kpi, id.text) ? [Suggestion(id.text + "-1")] : []))
      return parts.isEmpty || id.text.isEmpty || catalogue.has(.kpi, id.text) ? nil : .indicator(IndicatorID(id.text))
    }
    if framework.group(GroupID(String(parts[0]))) == nil {
      let near = NearMiss.nearest(to: String(parts[0]), in: framework.groups.map(\.id.text))
      diagnostics.append(Diagnostic(.unknownGroup, at: document.file.place(id.range), variant: "of-indicator", ["id": id.text, "group": String(parts[0])],
        suggestions: near.map { Suggestion("\($0)-\(parts[1])", name: framework.group(GroupID($0))?.name.text(language) ?? "") }))
    }
    return .indicator(IndicatorID(id.text))
  }

  private mutating func report(_ code: Code, _ id: Written, _ document: Document, _ suggestions: [Suggestion]) {
    let plain = suggestions.map { suggestion in
      let text = suggestion.text
      return Suggestion(text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text, name: suggestion.name)
    }
    diagnostics.append(Diagnostic(code, at: document.file.place(id.range), ["id": id.text], suggestions: plain))
  }

  /// A page takes its id from its file name; where that is not ASCII a stable one is made.
  private mutating func claimPlainPage(_ index: Int) {
    guard subjects[index] == Self.unnamed else { return }
    let document = documents[index]
    let name = Self.baseName(document.file.path)
    let isPlain = PortableName.isPortable(name)
    var id = isPlain ? name : PortableName.made(from: name)
    var number = 1
    while owners[.page(PageID(id))] != nil || (id == PageID.home.text && document.kind != .page) {
      number += 1
      id = "\(isPlain ? name : PortableName.made(from: name))-\(number)"
    }
    let target = Target.page(PageID(id))
    subjects[index] = target
    owners[target] = index
    if Self.isWritten(document) { catalogue.markWritten(target) }
    catalogue.add(.page, id, target, Self.pageName(document, id))
    if id != name, document.kind == .page {
      diagnostics.append(Diagnostic(.madePageID, at: Place(file: document.file.path), ["id": id, "name": name]))
    }
  }

  /// The title that a file gives itself: in its front matter, or by a first heading of level 1.
  static func title(of document: Document) -> String? {
    if let title = document.front.title?.text { return title }
    guard let heading = titleHeading(of: document), case let text = document.markup.plainText(of: heading), !text.isEmpty else { return nil }
    return text
  }

  /// Without any title the file's name is one, where it says more than the id.
  private static func pageName(_ document: Document, _ id: String) -> String {
    if let title = title(of: document) { return title }
    let name = baseName(document.file.path)
    return name == id || id == PageID.home.text ? "" : name
  }

  static func titleHeading(of document: Document) -> Markup.Index? {
    let markup = document.markup
    guard let first = markup.children(of: 0).first(where: { markup.nodes[$0].kind != .htmlBlock }), markup.nodes[first].kind == .heading else { return nil }
    return markup.nodes[first].number == 1 ? first : nil
  }

  static func baseName(_ path: String) -> String {
    let name = ReportPaths.name(ReportPaths.withoutHiddenEnding(path) ?? path)
    return name.lowercased().hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  private mutating func reportCaseTwins() {
    var seen: [String: Int] = [:]
    for (index, subject) in subjects.enumerated() {
      guard let id = documents[index].id else { continue }
      let folded = subject.canonical.lowercased()
      if let first = seen[folded], subjects[first] != subject {
        let other = documents[first]
        diagnostics.append(Diagnostic(.idCase, at: documents[index].file.place(id.range), ["id": id.text, "first": other.id?.text ?? ""],
          related: [other.id.map { other.file.place($0.range) } ?? Place(file: other.file.path)]))
      } else {
        seen[folded] = index
      }
    }
  }

  private mutating func addFormerIDs(_ index: Int) {
    let document = documents[index]
    let word: ReferenceWord =
      switch subjects[index] {
      case .item: .item
      case .question: .op
      case .category: .category
      case .indicator, .group, .dimension: .kpi
      default: .page
      }
    for alias in document.front.aliases {
      if catalogue.has(word, alias.text) {
        diagnostics.append(Diagnostic(.duplicateID, at: document.file.place(alias.range), variant: "alias", ["id": alias.text]))
      } else {
        catalogue.addFormer(word, alias.text, subjects[index])
      }
    }
  }

  mutating func markWritten(_ target: Target) { catalogue.markWritten(target) }

  mutating func add(evidence rows: [EvidenceRow], terms: [TermRow]) -> (evidence: [EvidenceRow], terms: [TermRow]) {
    let keptRows = distinct(rows.map { ($0.id.text, $0.place) }).map { rows[$0] }
    let keptTerms = distinct(terms.map { ($0.id.text, $0.place) }).map { terms[$0] }
    for row in keptRows { catalogue.add(.ev, row.id.text, .evidence(row.id), row.title) }
    for term in keptTerms { catalogue.add(.term, term.id.text, .term(term.id), term.full) }
    return (keptRows, keptTerms)
  }

  /// The places of the first row of each id; later ones, and ids that differ only in case, are reported.
  private mutating func distinct(_ rows: [(id: String, place: Place)]) -> [Int] {
    var firsts: [String: Place] = [:]
    var folded: [String: String] = [:]
    var kept: [Int] = []
    for (index, row) in rows.enumerated() {
      if let first = firsts[row.id] {
        diagnostics.append(Diagnostic(.duplicateID, at: row.place, ["id": row.id, "first": first.path], related: [first]))
        continue
      }
      if let twin = folded[row.id.lowercased()] {
        diagnostics.append(Diagnostic(.idCase, at: row.place, ["id": row.id, "first": twin], related: [firsts[twin] ?? row.place]))
      }
      firsts[row.id] = row.place
      folded[row.id.lowercased()] = row.id
      kept.append(index)
    }
    return kept
  }
}
