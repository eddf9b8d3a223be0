internal import Diagnostics
internal import Markdown

/// Finds the levels, facets and summary of an item's text (§4 of the report format).
struct SectionBuilder {
  /// What a top-level block belongs to.
  enum Place: Hashable { case overview, section(SectionID), summary }

  private let document: Document
  private let framework: Framework
  private let item: ItemID
  private(set) var blocks: [Place: [Markup.Index]] = [:]
  private(set) var headings: [Place: Markup.Index] = [:]
  /// Every heading that opens a level, facet or summary, a second time too.
  private(set) var openers: [Markup.Index: Place] = [:]
  /// Top-level block → what it belongs to; headings belong to what they open.
  private(set) var places: [Markup.Index: Place] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var level: LevelID?
  private var hasMisspeltLevel = false
  /// What nobody is told hides nothing that follows from it.
  private let silenced: [Code]
  /// A part of the answer stands under a heading that does not open it: what seems to be missing may be there.
  private(set) var hasMisspeltHeading = false

  init(_ document: Document, item: ItemID, _ framework: Framework, _ names: HeadingNames, silenced: [Code]) {
    self.silenced = silenced
    self.document = document
    self.item = item
    self.framework = framework
    let meant = Set(document.markup.children(of: 0).filter { document.markup.nodes[$0].kind == .heading }.compactMap { names.meaning(of: document.markup.plainText(of: $0)) })
    var current = Place.overview
    for node in document.markup.children(of: 0) {
      if document.markup.nodes[node].kind == .footnoteDefinition { continue }
      if document.markup.nodes[node].kind == .heading, let opened = open(node, names) {
        current = opened
        headings[opened] = headings[opened] ?? node
        openers[node] = opened
      } else {
        blocks[current, default: []].append(node)
        lookForHeading(in: node, names, meant)
      }
      places[node] = current
    }
    placeFootnotes()
    checkDirectText()
  }

  private mutating func open(_ node: Markup.Index, _ names: HeadingNames) -> Place? {
    let text = document.markup.plainText(of: node)
    guard let meaning = names.meaning(of: text) else {
      let plain = HeadingNames.plain(text)
      if names.isDisguised(text) {
        report(.nearHeading, node, variant: "letters", ["heading": text, "name": plain], [Suggestion(plain)])
        miss(names.meaning(of: plain), .nearHeading)
      } else if let near = names.nearMiss(of: text) {
        report(.nearHeading, node, ["heading": text, "name": near], [Suggestion(near)])
        miss(names.meaning(of: near), .nearHeading)
      }
      return nil
    }
    let opened: Place
    switch meaning {
    case .summary:
      opened = .summary
      level = nil
    case .level(let id):
      opened = .section(SectionID(level: id, facet: nil))
      level = id
      hasMisspeltLevel = false
    case .facet(let facet):
      guard let level else {
        if !hasMisspeltLevel { report(.facetBeforeLevel, node, ["heading": text]) }
        return nil
      }
      opened = .section(SectionID(level: level, facet: facet))
    }
    if headings[opened] != nil, !hasMisspeltLevel { report(.repeatedSection, node, ["heading": text]) }
    return opened
  }

  /// What stands below a misspelt level is no further slip.
  private mutating func miss(_ meaning: HeadingNames.Meaning?, _ code: Code) {
    guard let meaning, !silenced.contains(code) else { return }
    hasMisspeltHeading = true
    if case .level = meaning { hasMisspeltLevel = true }
  }

  /// A paragraph that was to be a heading: `##Basic`, which is reported for every file, or a name in bold letters that no heading has.
  private mutating func lookForHeading(in node: Markup.Index, _ names: HeadingNames, _ meant: Set<HeadingNames.Meaning>) {
    let markup = document.markup
    guard markup.nodes[node].kind == .paragraph else { return }
    for found in LiteralHeadings.all(in: node, markup, document.file) { miss(names.meaning(of: HeadingNames.plain(found.text)), .brokenHeading) }
    let inner = Array(markup.children(of: node))
    guard inner.count == 1, markup.nodes[inner[0]].kind == .strong, case let text = markup.plainText(of: node), let meaning = names.meaning(of: text), !meant.contains(meaning)
    else { return }
    let isFacet = if case .facet = meaning { true } else { false }
    let right = (isFacet ? "### " : "## ") + text
    report(.brokenHeading, node, variant: "bold", ["right": right], [Suggestion(right)])
    miss(meaning, .brokenHeading)
  }

  /// A footnote belongs to the section it is first referred to in.
  private mutating func placeFootnotes() {
    let markup = document.markup
    let definitions = markup.children(of: 0).filter { markup.nodes[$0].kind == .footnoteDefinition }
    guard !definitions.isEmpty else { return }
    for (index, node) in markup.nodes.enumerated() where node.kind == .footnoteReference {
      guard let number = Int(markup.text(of: index)), (1...definitions.count).contains(number) else { continue }
      let definition = definitions[number - 1]
      if places[definition] == nil { places[definition] = places[topLevel(index)] }
    }
  }

  func topLevel(_ node: Markup.Index) -> Markup.Index {
    var node = node
    while let above = document.markup.parent(of: node), above != 0 { node = above }
    return node
  }

  func section(of node: Markup.Index) -> SectionID? {
    if case .section(let id) = places[topLevel(node)] { id } else { nil }
  }

  private mutating func checkDirectText() {
    for level in framework.levels where !hasMisspeltHeading {
      let whole = SectionID(level: level.id, facet: nil)
      guard isAnswered(.section(whole)), !framework.facets.contains(where: { headings[.section(SectionID(level: level.id, facet: $0.id))] != nil }) else { continue }
      guard let heading = headings[.section(whole)] else { continue }
      let names = framework.facets.map { $0.names.first ?? $0.id.text }.joined(separator: ", ")
      report(.noFacets, heading, ["level": level.names.first ?? level.id.text, "facets": names])
    }
  }

  private mutating func report(_ code: Code, _ node: Markup.Index, variant: String = "", _ arguments: [String: String], _ suggestions: [Suggestion] = []) {
    diagnostics.append(Diagnostic(code, at: document.file.place(line: Int(document.markup.nodes[node].firstLine)), variant: variant, arguments, suggestions: suggestions))
  }

  // MARK: - Answers

  func isAnswered(_ place: Place) -> Bool { (blocks[place] ?? []).contains { AnsweredText.isAnswer($0, in: document.markup) } }

  /// Whether a section, or for a level any facet of it, is answered.
  func says(_ section: SectionID) -> Bool {
    if isAnswered(.section(section)) { return true }
    return section.facet == nil && framework.facets.contains { isAnswered(.section(SectionID(level: section.level, facet: $0.id))) }
  }

  /// The sections with their states; `gaps` are the reasons by section.
  mutating func answer(gaps: [SectionID: (written: Written, text: RichText)]) -> Answer {
    var levels: [Answer.LevelPart] = []
    for level in framework.levels {
      let whole = SectionID(level: level.id, facet: nil)
      let facets = framework.facets.map { part(SectionID(level: level.id, facet: $0.id), gaps, inherited: gaps[whole]?.text) }
      let answered = isAnswered(.section(whole)) || facets.contains { $0.state == .answered }
      // Reasons for each facet are a reason for the level.
      let isExcused = gaps[whole] != nil || (!facets.isEmpty && facets.allSatisfy { $0.state == .gap })
      let state: SectionState = answered ? .answered : isExcused ? .gap : .hole
      levels.append(Answer.LevelPart(whole: part(whole, gaps, inherited: nil, state: state), facets: facets))
    }
    let assessed = document.front.level.flatMap { written in framework.level(LevelID(written.text.lowercased()))?.id }
    return Answer(overview: blocks[.overview] ?? [], levels: levels, summary: blocks[.summary] ?? [], assessedLevel: assessed, score: document.front.score,
      hasMisspeltHeading: hasMisspeltHeading)
  }

  private mutating func part(_ id: SectionID, _ gaps: [SectionID: (written: Written, text: RichText)], inherited: RichText?, state: SectionState? = nil) -> Answer.Part {
    let place = Place.section(id)
    let isAnswered = state.map { $0 == .answered } ?? self.isAnswered(place)
    let reason = gaps[id]
    if isAnswered, let reason {
      diagnostics.append(Diagnostic(.needlessGap, at: document.file.place(reason.written.range), ["section": reason.written.text]))
    }
    let given = reason?.text ?? inherited
    return Answer.Part(id: id, state: state ?? (isAnswered ? .answered : given == nil ? .hole : .gap), blocks: blocks[place] ?? [],
      heading: headings[place].map { document.markup.plainText(of: $0) } ?? "", reason: isAnswered ? nil : given,
      inheritsReason: reason == nil && given != nil)
  }
}
