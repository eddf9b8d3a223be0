internal import CSV
internal import Diagnostics
package import Files
internal import Markdown

/// Links the parsed files of a report to each other.
package enum Resolver {
  package static func resolve(_ project: Project, _ folder: Folder) -> Report {
    var resolution = Resolution(project, folder)
    return resolution.report()
  }
}

/// The work in progress: each step fills what the next one needs.
private struct Resolution {
  private let project: Project
  private let framework: Framework
  private let language: Language
  private var subjects: Subjects
  private let evidence: [EvidenceRow]
  private let termRows: [TermRow]
  private let resultRows: [ResultRow]
  private let files: ReportFiles
  private let names: HeadingNames
  private var diagnostics: [Diagnostic]
  private var sections: [Int: SectionBuilder] = [:]
  private var anchors: [Int: Anchors] = [:]
  private var pages = PageIndex(subjects: [:], anchors: [:])
  private var references: [Reference] = []
  private var attachments: Set<String> = []
  private var usedData: Set<String> = []
  /// Number of the last reference on each page.
  private var ordinals: [Target: Int] = [:]

  init(_ project: Project, _ folder: Folder) {
    self.project = project
    framework = project.framework
    language = project.settings.language
    names = HeadingNames(project.framework)
    var diagnostics = project.diagnostics
    subjects = Subjects(project.documents, project.framework, project.settings.language)
    var (evidence, terms, results): ([EvidenceRow], [TermRow], [ResultRow]) = ([], [], [])
    for data in project.data {
      switch data.file.path {
      case Registers.evidencePath: evidence = Registers.evidence(data.table, data.file, diagnostics: &diagnostics)
      case Registers.glossaryPath: terms = Registers.glossary(data.table, data.file, diagnostics: &diagnostics)
      case _ where Registers.isResults(data.table): results += Registers.results(data.table, data.file, diagnostics: &diagnostics)
      default: continue
      }
      usedData.insert(data.file.path)
    }
    (self.evidence, termRows) = subjects.add(evidence: evidence, terms: terms)
    resultRows = results
    files = ReportFiles(project, folder, evidence: self.evidence)
    self.diagnostics = diagnostics + subjects.diagnostics
  }

  mutating func report() -> Report {
    buildSections()
    buildAnchors()
    let documents = project.documents.indices.map { resolveDocument($0) }
    let indicators = resolveIndicators()
    let terms = termRows.map { row in
      let file = project.data.first { $0.file.path == Registers.glossaryPath }?.file ?? SourceFile(path: Registers.glossaryPath, text: "")
      return Term(id: row.id, full: row.full, definition: rich(row.definition, file, from: .term(row.id), section: { _ in nil }, via: .text), place: row.place)
    }
    resolveEvidence()
    let menu = resolveMenu()
    let ordered = references.enumerated().sorted { a, b in
      (a.element.path, a.element.line, a.offset) < (b.element.path, b.element.line, b.offset)
    }.map(\.element)
    reportUnused(ordered, indicators)
    return Report(settings: project.settings, framework: framework, documents: documents, indicators: indicators, evidence: evidence, terms: terms,
      references: ordered, attachments: attachments.sorted(), themeFiles: themeFiles, menu: menu, diagnostics: diagnostics.settled(project.settings.severity))
  }

  // MARK: - Sections and anchors

  private mutating func buildSections() {
    for (index, subject) in subjects.subjects.enumerated() {
      guard case .item(let id) = subject else { continue }
      let builder = SectionBuilder(project.documents[index], item: id, framework, names)
      diagnostics += builder.diagnostics
      sections[index] = builder
    }
  }

  private mutating func buildAnchors() {
    var byTarget: [Target: Anchors] = [:]
    for item in framework.items { byTarget[.item(item.id)] = Anchors(reserved: sectionAnchors) }
    // A dimension's page also shows the introductions of its groups: their headings share one page.
    for dimension in framework.results.dimensions {
      var shared = Anchors(reserved: dimension.groups.map(\.id.text))
      for target in [Target.dimension(dimension.id)] + dimension.groups.map({ Target.group($0.id) }) {
        byTarget[target] = shared
        guard let index = subjects.subjects.firstIndex(of: target) else { continue }
        shared = headings(of: index, Anchors(continuing: shared))
        byTarget[target] = shared
        anchors[index] = shared
      }
    }
    for (index, subject) in subjects.subjects.enumerated() where anchors[index] == nil {
      let built = headings(of: index, Anchors(reserved: sections[index] == nil ? [] : sectionAnchors))
      anchors[index] = built
      byTarget[subject] = built
    }
    let paths = zip(project.documents, subjects.subjects).map { ($0.file.path, $1) }
    pages = PageIndex(subjects: Dictionary(paths, uniquingKeysWith: { first, _ in first }), anchors: byTarget)
  }

  private var sectionAnchors: [String] {
    framework.levels.flatMap { level in
      [level.id.text] + framework.facets.map { SectionID(level: level.id, facet: $0.id).anchor }
    } + [Answer.summaryAnchor]
  }

  private func headings(of index: Int, _ start: Anchors) -> Anchors {
    var result = start
    let markup = project.documents[index].markup
    let openers = sections[index]?.openers ?? [:]
    for (node, value) in markup.nodes.enumerated() where value.kind == .heading {
      // As typed: an autolink counts as `op:1`.
      let text = markup.plainText(of: node)
      switch openers[node] {
      case .section(let id): result.add(node, text: text, anchor: id.anchor)
      case .summary: result.add(node, text: text, anchor: Answer.summaryAnchor)
      case .overview, nil: result.add(node, text: text)
      }
    }
    return result
  }

  // MARK: - Documents

  private mutating func resolveDocument(_ index: Int) -> ResolvedDocument {
    let document = project.documents[index]
    let subject = subjects.subjects[index]
    resolveFrontMatter(document, subject)
    let builder = sections[index]
    let body = rich(document.markup, document.file, from: subject, section: { builder?.section(of: $0) }, via: .text)
    TextScanner.scan(document.markup, document.file, diagnostics: &diagnostics)
    let gaps = resolveGaps(document, subject)
    var answer: Answer?
    if var builder {
      let before = builder.diagnostics.count
      answer = builder.answer(gaps: gaps)
      diagnostics += builder.diagnostics.dropFirst(before)
      checkLevel(document)
    }
    let titleNode = titleNode(document, subject)
    return ResolvedDocument(source: document, subject: subject, title: title(document, subject, titleNode), body: body, anchors: anchors[index] ?? Anchors(),
      blocks: resolveBlocks(document, subject, builder), answer: answer, titleNode: titleNode.isShown ? nil : titleNode.node)
  }

  /// A first heading of level 1 is the page's title where the page has no other, and a repetition where it says the same.
  private func titleNode(_ document: Document, _ subject: Target) -> (node: Markup.Index?, text: String, isShown: Bool) {
    let markup = document.markup
    guard let first = markup.children(of: 0).first(where: { markup.nodes[$0].kind != .htmlBlock }), markup.nodes[first].kind == .heading,
      markup.nodes[first].number == 1
    else { return (nil, "", false) }
    let text = markup.plainText(of: first)
    let official = document.front.title?.text ?? subjects.catalogue.name(of: subject)
    guard let official, !official.isEmpty else { return (first, text, false) }
    return (first, text, !text.contains(official) && !official.contains(text))
  }

  private func title(_ document: Document, _ subject: Target, _ first: (node: Markup.Index?, text: String, isShown: Bool)) -> String {
    if let title = document.front.title?.text { return title }
    switch subject {
    case .page, .indicator:
      if first.node != nil { return first.text }
      if subject == .page(.home) { return project.settings.title }
      if case .indicator(let id) = subject { return id.text }
      return document.file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    default: return subjects.catalogue.name(of: subject) ?? ""
    }
  }

  private mutating func checkLevel(_ document: Document) {
    guard let written = document.front.level, framework.level(LevelID(written.text.lowercased())) == nil else { return }
    let known = framework.levels.map(\.id.text)
    diagnostics.append(Diagnostic(.invalidValue, at: document.file.place(written.range), variant: "choice",
      ["key": "level", "value": written.text, "choices": known.joined(separator: ", ")],
      suggestions: NearMiss.nearest(to: written.text, in: known).map { Suggestion($0) }))
  }

  private mutating func resolveFrontMatter(_ document: Document, _ subject: Target) {
    for listed in document.front.references {
      var resolver = LinkResolver(subjects.catalogue, files, pages, file: document.file, subject: subject)
      let destination = resolver.reference(listed.word, listed.id.text, at: listed.id.range)
      diagnostics += resolver.diagnostics
      guard case .target(let target) = destination else { continue }
      references.append(Reference(source: subject, section: nil, destination: target, via: .frontMatter, path: document.file.path,
        line: document.file.line(at: listed.id.range.lowerBound) + 1, ordinal: 0, passage: nil))
    }
  }

  private mutating func resolveGaps(_ document: Document, _ subject: Target) -> [SectionID: (written: Written, text: RichText)] {
    var gaps: [SectionID: (written: Written, text: RichText)] = [:]
    for gap in document.front.gaps {
      let parts = gap.section.text.split(separator: ".", maxSplits: 1).map(String.init)
      let level = parts.first.flatMap { framework.level(LevelID($0)) }
      let facet = parts.count > 1 ? framework.facet(FacetID(parts[1])) : nil
      guard let level, parts.count == 1 || facet != nil else {
        let known = framework.levels.flatMap { level in [level.id.text] + framework.facets.map { "\(level.id).\($0.id)" } }
        diagnostics.append(Diagnostic(.unknownSection, at: document.file.place(gap.section.range), variant: "gap", ["id": gap.section.text],
          suggestions: NearMiss.nearest(to: gap.section.text, in: known).map { Suggestion($0) }))
        continue
      }
      let id = SectionID(level: level.id, facet: facet?.id)
      gaps[id] = (gap.section, rich(gap.markup, document.file, from: subject, section: { _ in id }, via: .text))
    }
    return gaps
  }

  /// Resolves the links of a text and records its references.
  private mutating func rich(_ markup: Markup, _ file: SourceFile, from subject: Target, section: (Markup.Index) -> SectionID?, via: Reference.Via) -> RichText {
    guard !markup.links.isEmpty else { return RichText(markup: markup, file: file, links: []) }
    var resolver = LinkResolver(subjects.catalogue, files, pages, file: file, subject: subject)
    var links: [ResolvedLink] = []
    for link in markup.links {
      let isPicture = markup.nodes[link.node].kind == .image
      let written = markup.text(of: link.node)
      var destination = resolver.resolve(written, at: link.range)
      if isPicture { destination = picture(destination, written, file, link.range) }
      var ordinal = 0
      if !isPicture, let target = Self.target(of: destination) {
        ordinals[subject, default: 0] += 1
        ordinal = ordinals[subject] ?? 0
        let passage = PassageFinder.passage(of: link.node, in: markup, words: link.isAutolink ? subjects.catalogue.name(of: target) : nil)
        references.append(Reference(source: subject, section: section(link.node), destination: target, via: via, path: file.path,
          line: file.line(at: link.range.lowerBound) + 1, ordinal: ordinal, passage: passage))
      }
      links.append(ResolvedLink(destination: destination, ordinal: ordinal, isAutolink: link.isAutolink))
    }
    diagnostics += resolver.diagnostics
    attachments.formUnion(resolver.attachments)
    return RichText(markup: markup, file: file, links: links)
  }

  private static func target(of destination: Destination) -> Target? {
    switch destination {
    case .target(let target), .heading(let target, _): target
    default: nil
    }
  }

  /// A picture is a file of the report; the bundle loads nothing from elsewhere.
  private mutating func picture(_ destination: Destination, _ written: String, _ file: SourceFile, _ range: Range<Int>) -> Destination {
    switch destination {
    case .file, .broken: return destination
    default:
      diagnostics.append(Diagnostic(.refusedAddress, at: file.place(range), variant: "picture", ["address": written]))
      return .broken
    }
  }

  // MARK: - Blocks

  private mutating func resolveBlocks(_ document: Document, _ subject: Target, _ builder: SectionBuilder?) -> [Markup.Index: Block] {
    var blocks: [Markup.Index: Block] = [:]
    for (index, node) in document.markup.nodes.enumerated() where node.kind == .codeBlock {
      let info = document.markup.title(of: index)
      let words = info.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
      guard let word = words.first else { continue }
      switch word {
      case "csv": blocks[index] = csvBlock(index, Array(words.dropFirst()), document, subject, builder)
      case "chart", "results": blocks[index] = drawnBlock(word, index, words.count > 1 ? words[1] : "", document, subject, builder)
      default:
        if let near = Self.nearBlockWord(word) {
          diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(line: Int(node.firstLine)), ["word": word], suggestions: [Suggestion(near)]))
        }
      }
    }
    return blocks
  }

  /// Names of programming languages are left alone: only a clear slip of the words with a meaning counts.
  private static func nearBlockWord(_ word: String) -> String? {
    let lower = word.lowercased()
    if let same = ["csv", "chart", "results"].first(where: { $0 == lower && $0 != word }) { return same }
    if ["cvs", "scv", "csvv"].contains(lower) { return "csv" }
    return lower.count >= 5 ? NearMiss.nearest(to: lower, in: ["chart", "results"]).first : nil
  }

  private mutating func csvBlock(_ index: Markup.Index, _ words: [String], _ document: Document, _ subject: Target, _ builder: SectionBuilder?) -> Block? {
    let node = document.markup.nodes[index]
    let range = document.file.place(line: Int(node.firstLine))
    let table: SpanTable
    if let path = words.first {
      let decoded = PercentCoding.decode(path)
      guard let found = files.find(decoded, from: document.file.path), let data = project.data.first(where: { $0.file.path == found }) else {
        if let found = files.find(decoded, from: document.file.path), files.exists(found), found.hasSuffix(".csv") { return nil }
        let near = NearMiss.nearest(to: path, in: project.data.map(\.file.path).filter { !files.isProtected($0) })
        diagnostics.append(Diagnostic(.missingFile, at: range, ["path": path], suggestions: near.map { Suggestion($0) }))
        return nil
      }
      guard !files.isProtected(found) else {
        diagnostics.append(Diagnostic(.confidentialFile, at: range, ["path": path]))
        return nil
      }
      usedData.insert(found)
      table = SpanTable(data.table, in: data.file, caption: words.count > 1 ? words[1] : "", diagnostics: &diagnostics)
    } else {
      let body = blockBody(node, document)
      let csv = CSVParser.parse(document.file, range: body, diagnostics: &diagnostics)
      table = SpanTable(csv, in: document.file, caption: "", diagnostics: &diagnostics)
    }
    let section = builder?.section(of: index)
    let cells = table.rows.map { row in
      row.map { rich($0.cell.markup, table.file, from: subject, section: { _ in section }, via: .text) }
    }
    for row in table.rows { for (_, cell) in row { TextScanner.scan(cell.markup, table.file, diagnostics: &diagnostics) } }
    return .table(ResolvedTable(table: table, cells: cells))
  }

  /// The bytes between the fences.
  private func blockBody(_ node: Markup.Node, _ document: Document) -> Range<Int> {
    let file = document.file
    let first = Int(node.firstLine) + 1
    guard first < file.lineStarts.count else { return file.bytes.count..<file.bytes.count }
    var last = min(Int(node.lastLine), file.lineStarts.count - 1)
    let closing = file.text(file.lineRange(last)).trimmedSpaces
    if closing.hasPrefix("```") || closing.hasPrefix("~~~") { last -= 1 }
    guard last >= first else { return file.lineStarts[first]..<file.lineStarts[first] }
    return file.lineStarts[first]..<file.lineRange(last).upperBound
  }

  private mutating func drawnBlock(_ word: String, _ index: Markup.Index, _ written: String, _ document: Document, _ subject: Target, _ builder: SectionBuilder?)
    -> Block?
  {
    let line = Int(document.markup.nodes[index].firstLine)
    let whole = document.file.lineRange(line)
    guard !written.isEmpty else {
      diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(line: line), variant: "empty", ["word": word]))
      return nil
    }
    let start = max(whole.lowerBound, whole.upperBound - written.utf8.count)
    let range = document.file.text(start..<whole.upperBound) == written ? start..<whole.upperBound : whole
    var resolver = LinkResolver(subjects.catalogue, files, pages, file: document.file, subject: subject)
    let address = LinkResolver.scheme(of: written) == nil ? "kpi:" + written : written
    let destination = resolver.resolve(address, at: range)
    diagnostics += resolver.diagnostics
    guard case .target(let target) = destination else { return nil }
    let block: Block
    switch (word, target) {
    case ("chart", .indicator(let id)): block = .chart(id)
    case ("results", .dimension), ("results", .group): block = .results(target)
    default:
      diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(range), variant: word, ["word": word, "target": target.canonical]))
      return nil
    }
    references.append(Reference(source: subject, section: builder?.section(of: index), destination: target, via: .block, path: document.file.path,
      line: line + 1, ordinal: 0, passage: nil))
    return block
  }

  // MARK: - Indicators

  private mutating func resolveIndicators() -> [Indicator] {
    var rows: [IndicatorID: [YearEntry]] = [:]
    var known = Set<IndicatorID>()
    for case .indicator(let id) in subjects.subjects { known.insert(id) }
    var unknown = Set<String>()
    for row in resultRows {
      if let id = indicatorID(row.indicator.text, known) {
        rows[id, default: []].append(row.entry)
      } else if unknown.insert(row.entry.file.path + "\n" + row.indicator.text).inserted {
        reportUnknownRow(row, known)
      }
    }
    var indicators: [Indicator] = []
    for (index, subject) in subjects.subjects.enumerated() {
      guard case .indicator(let id) = subject else { continue }
      indicators.append(indicator(id, index, rows[id] ?? []))
    }
    return indicators.sorted { $0.id < $1.id }
  }

  private func indicatorID(_ text: String, _ known: Set<IndicatorID>) -> IndicatorID? {
    if known.contains(IndicatorID(text)) { return IndicatorID(text) }
    if case .former(.indicator(let id)) = subjects.catalogue.find(.kpi, text) { return id }
    return nil
  }

  private mutating func reportUnknownRow(_ row: ResultRow, _ known: Set<IndicatorID>) {
    let id = row.indicator.text
    let near = NearMiss.nearest(to: id, in: known.map(\.text).sorted(by: NaturalOrder.isLess))
    diagnostics.append(Diagnostic(.unknownIndicator, at: row.entry.file.place(row.indicator.range), variant: "row", ["id": id, "target": "kpi:\(id)"],
      suggestions: near.map { Suggestion($0, name: subjects.catalogue.name(of: .indicator(IndicatorID($0))) ?? "") }))
  }

  private mutating func indicator(_ id: IndicatorID, _ index: Int, _ rows: [YearEntry]) -> Indicator {
    let document = project.documents[index]
    let fields = document.front.indicator
    var byYear: [Int: YearEntry] = [:]
    for entry in fields.results + rows {
      if let first = byYear[entry.year] {
        diagnostics.append(Diagnostic(.duplicateResult, at: entry.place, ["id": id.text, "year": String(entry.year), "first": first.place.path],
          related: [first.place]))
      } else {
        byYear[entry.year] = entry
      }
    }
    let series = byYear.values.sorted { $0.year < $1.year }.map { entry in
      let note = entry.noteMarkup.map { rich($0, entry.file, from: .indicator(id), section: { _ in nil }, via: .text) }
      return Indicator.YearFigures(year: entry.year, actual: entry.actual, target: entry.target, comparator: entry.comparator, note: note)
    }
    let group = id.text.lastIndex(of: "-").flatMap { framework.group(GroupID(String(id.text[..<$0]))) }
    let titleNode = titleNode(document, .indicator(id))
    return Indicator(id: id, group: group?.id, dimension: group.flatMap { framework.dimension(of: $0.id)?.id },
      title: title(document, .indicator(id), titleNode), fields: fields, owner: document.front.owner, series: series,
      verdict: Verdict(series: series, direction: fields.direction, fiscalYear: project.settings.fiscalYear), document: index)
  }

  private var themeFiles: [String] {
    project.files.filter { $0.hasPrefix(ProjectReader.templatesFolder + "/") && !$0.lowercased().hasSuffix(".mustache") }.sorted()
  }

  // MARK: - Registers, menu, what nobody uses

  private mutating func resolveEvidence() {
    for row in evidence where !row.fileName.isEmpty {
      let path = ReportFiles.evidencePath(row.fileName)
      let file = project.data.first { $0.file.path == Registers.evidencePath }?.file
      let place = file.map { $0.place(row.fileRange) } ?? row.place
      guard files.exists(path) else {
        // A secret file's name must not reach the bundle by way of a message about it.
        let near = row.isConfidential ? [] : NearMiss.nearest(to: row.fileName, in: project.evidenceFiles.filter { !files.isProtected(ReportFiles.evidencePath($0)) })
        diagnostics.append(Diagnostic(.missingFile, at: row.isConfidential ? row.place : place, variant: row.isConfidential ? "confidential" : "evidence",
          ["path": row.isConfidential ? "" : path, "id": row.id.text], suggestions: near.map { Suggestion($0) }))
        continue
      }
      if row.isConfidential { continue }
      if files.isProtected(path) {
        diagnostics.append(Diagnostic(.confidentialFile, at: row.place, variant: "row", ["id": row.id.text]))
      } else {
        attachments.insert(path)
      }
    }
  }

  private mutating func resolveMenu() -> [PageID] {
    var menu: [PageID] = []
    for written in project.settings.menu {
      var resolver = LinkResolver(subjects.catalogue, files, pages, file: project.settings.file, subject: .page(.home))
      let id = written.text.hasPrefix("page:") ? String(written.text.dropFirst(5)) : written.text
      let destination = resolver.reference(.page, id, at: written.range)
      diagnostics += resolver.diagnostics
      if case .target(.page(let page)) = destination { menu.append(page) }
    }
    return menu
  }

  private mutating func reportUnused(_ references: [Reference], _ indicators: [Indicator]) {
    let named = Set(references.map { $0.destination.owner })
    for row in evidence where !named.contains(.evidence(row.id)) {
      diagnostics.append(Diagnostic(.unusedEvidence, at: row.place, ["id": row.id.text, "title": row.title]))
    }
    let registered = Set(evidence.map { ReportFiles.evidencePath($0.fileName) })
    for path in project.files.sorted() where !attachments.contains(path) && !usedData.contains(path) && !registered.contains(path) {
      if path.hasPrefix(ProjectReader.templatesFolder + "/") { continue }
      if project.files.contains(path), diagnostics.contains(where: { $0.place.path == path }) { continue }
      diagnostics.append(Diagnostic(.unusedFile, at: Place(file: path), variant: variant(of: path)))
    }
    var linked = Set<IndicatorID>()
    for reference in references {
      if case .item = reference.source, case .indicator(let id) = reference.destination { linked.insert(id) }
      if case .indicator(let id) = reference.source, case .item = reference.destination.owner { linked.insert(id) }
    }
    for indicator in indicators where !linked.contains(indicator.id) && itemsAreWritten(for: indicator) {
      let document = project.documents[indicator.document]
      let range = document.id?.range ?? 0..<0
      diagnostics.append(Diagnostic(.unusedIndicator, at: document.file.place(range), ["id": indicator.id.text, "title": indicator.title]))
    }
  }

  private func variant(of path: String) -> String {
    let top = path.prefix { $0 != "/" }
    return top == "evidence" ? "evidence" : top == "data" ? "data" : top == "content" ? "content" : ""
  }

  /// While the items that an indicator should prove are still to be written, nobody can be expected to refer to it.
  private func itemsAreWritten(for indicator: Indicator) -> Bool {
    guard let dimension = indicator.dimension else { return false }
    return framework.items.filter { $0.dimensions.contains(dimension) }.allSatisfy { subjects.catalogue.written.contains(.item($0.id)) }
  }
}
