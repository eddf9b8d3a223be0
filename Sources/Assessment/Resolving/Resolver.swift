internal import CSV
internal import Diagnostics
package import Files
internal import Markdown

/// Links the parsed files of a report to each other.
package enum Resolver {
  package static func resolve(_ project: Project, _ folder: Folder) async -> Report {
    var resolution = Resolution(project, folder)
    let report = await resolution.report()
    return await report.adding(Checks.run(report) + WritingChecks.run(project, report)).withoutFindings(aboutCopies: resolution.subjects.copies.union(resolution.copiedTables))
  }
}

/// The work in progress: each step fills what the next one needs.
struct Resolution: Sendable {
  let project: Project
  let framework: Framework
  let language: Language
  var subjects: Subjects
  let evidence: [EvidenceRow]
  let termRows: [TermRow]
  let resultRows: [ResultRow]
  let secrets: Secrets
  let files: ReportFiles
  let names: HeadingNames
  var diagnostics: [Diagnostic]
  var sections: [Int: SectionBuilder] = [:]
  var anchors: [Int: Anchors] = [:]
  var pages = PageIndex(subjects: [:], anchors: [:])
  var references: [Reference] = []
  var attachments: Set<String> = []
  var usedData: Set<String> = []
  /// Tables of results that repeat others, and are not used.
  var copiedTables: Set<String> = []
  /// Of each picture that was looked at.
  var pictureSizes: [String: Picture.Size?] = [:]
  /// Number of the last reference on each page.
  var ordinals: [Target: Int] = [:]

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
    // A row is dropped for its id; what it protects stays protected.
    let secrets = Secrets(evidence)
    let kept = subjects.add(evidence: evidence.filter { !$0.id.text.isEmpty }, terms: terms)
    self.evidence = kept.evidence
    termRows = kept.terms
    self.secrets = secrets
    resultRows = results
    files = ReportFiles(project, folder, secrets: secrets)
    self.diagnostics = diagnostics + subjects.diagnostics
  }

  mutating func report() async -> Report {
    buildSections()
    buildAnchors()
    let documents = await resolveDocuments()
    let indicators = resolveIndicators()
    let terms = termRows.map { row in
      let file = project.data.first { $0.file.path == Registers.glossaryPath }?.file ?? SourceFile(path: Registers.glossaryPath, text: "")
      return Term(id: row.id, full: row.full, definition: inline(row.definition, file, from: .term(row.id)), place: row.place)
    }
    resolveEvidence()
    let logo = resolveLogo()
    reportSecretsInText()
    // A class with a slip protects, and once it is mended there may be nothing to protect.
    if evidence.filter(\.isConfidential).allSatisfy(\.isClassUnknown) { diagnostics.removeAll { $0.code == .confidentialFile } }
    let menu = resolveMenu()
    let ordered = references.enumerated().sorted { a, b in
      (a.element.path, a.element.line, a.offset) < (b.element.path, b.element.line, b.offset)
    }.map(\.element)
    reportUnused(ordered, indicators)
    reportMisplacedTables()
    reportWithoutFigures(indicators)
    foldConsequences()
    return Report(settings: project.settings, framework: framework, documents: documents, indicators: indicators, evidence: evidence, secrets: secrets, terms: terms,
      references: ordered, attachments: attachments.sorted(), themeFiles: themeFiles, menu: menu, logo: logo,
      diagnostics: diagnostics.settled(SeverityChoice(settings: project.settings, framework: framework).callAsFunction))
  }

  // MARK: - Sections and anchors

  mutating func buildSections() {
    let silenced = project.settings.silenced
    for (index, subject) in subjects.subjects.enumerated() {
      guard case .item(let id) = subject else { continue }
      let builder = SectionBuilder(project.documents[index], item: id, framework, names, silenced: silenced)
      diagnostics += builder.diagnostics
      sections[index] = builder
      let reasons = Set(project.documents[index].front.gaps.map { $0.section.text.lowercased().replacing(".", with: "/") })
      func isExcused(_ section: SectionID) -> Bool {
        if reasons.contains(section.path) || reasons.contains(section.level.text) { return true }
        let facets = framework.facets.map { SectionID(level: section.level, facet: $0.id) }
        return section.facet == nil && !facets.isEmpty && facets.allSatisfy { reasons.contains($0.path) }
      }
      for section in allSections where builder.says(section) || isExcused(section) || builder.hasMisspeltHeading {
        subjects.markWritten(.section(id, section))
      }
    }
  }

  mutating func buildAnchors() {
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

  var allSections: [SectionID] {
    framework.levels.flatMap { level in [SectionID(level: level.id, facet: nil)] + framework.facets.map { SectionID(level: level.id, facet: $0.id) } }
  }

  var sectionAnchors: [String] { allSections.map(\.anchor) + [Answer.summaryAnchor] }

  func headings(of index: Int, _ start: Anchors) -> Anchors {
    var result = start
    let markup = project.documents[index].markup
    let openers = sections[index]?.openers ?? [:]
    let first = titleNode(project.documents[index], subjects.subjects[index])
    let title = first.isShown ? nil : first.node
    for (node, value) in markup.nodes.enumerated() where value.kind == .heading {
      // As typed: an autolink counts as `op:1`.
      let text = markup.plainText(of: node)
      if node == title { result.add(title: text); continue }
      switch openers[node] {
      case .section(let id): result.add(node, text: text, anchor: id.anchor)
      case .summary: result.add(node, text: text, anchor: Answer.summaryAnchor)
      case .overview, nil: result.add(node, text: text, isHidden: !secrets.isEmpty && secrets.appear(in: Anchors.slug(text)))
      }
    }
    return result
  }
}
