package import Assessment
internal import CSV
internal import Diagnostics
internal import Files
internal import Words

/// A new report: every file of it, from the criteria alone.
package struct Starter: Sendable {
  static let sampleEvidence = "E-01"
  static let resultsPath = ProjectReader.dataFolder + "/results.csv"
  /// Folders that wait for the author's own files.
  package static let emptyFolders = [ProjectReader.evidenceFolder, ProjectReader.assetsFolder]

  private let drafts: Drafts
  private let framework: Framework
  private let places: Places
  /// What saraban.yaml calls the framework.
  private let name: String
  private let agency: String
  private let lineEnd: LineEnd

  /// Without an agency its place is held by words that say what belongs there.
  package init(_ framework: Framework, named name: String, _ language: Language, fiscalYear: Int, agency: String?, lineEnd: LineEnd = .windows) {
    self.framework = framework
    self.name = name
    self.lineEnd = lineEnd
    drafts = Drafts(framework, language, fiscalYear: fiscalYear)
    places = Places(framework: framework)
    self.agency = agency ?? drafts.words[.agency]
  }

  /// `documents` are those that the folder has already: what they are about is not begun a second time, wherever they lie.
  package func files(beside documents: [Document]) -> [StartFile] {
    let taken = Set(documents.compactMap { framework.subject(of: $0) })
    let targets = framework.targets + [.page(.home)]
    let isFirst = !documents.contains { $0.kind == .kpi }
    // The settings make it a report: as the last, so that a beginning that was interrupted can be begun again.
    return targets.filter { !taken.contains($0) }.map { file($0, drafts.text(of: $0)) } + (isFirst ? samples : []) + registers + [guide, settings]
  }

  /// The documents that stand for files of a new report.
  package func present(in documents: [Document]) -> [String] {
    let wanted = Set(framework.targets + [.page(.home)])
    return documents.filter { framework.subject(of: $0).map(wanted.contains) == true }.map(\.file.path)
  }

  private func file(_ target: Target, _ text: String) -> StartFile { StartFile(places.path(of: target), target.kind, text, lineEnd) }

  // MARK: - Settings and guide

  private var settings: StartFile {
    let words = drafts.words
    let title = drafts.local(framework.reportTitle.isEmpty ? framework.title : framework.reportTitle)
    let kinds = framework.agencyKinds.map { "\($0.id) (\(drafts.local($0.name)))" }.joined(separator: ", ")
    let arguments = ["title": SafeText.yaml(title), "agency": SafeText.yaml(agency), "year": String(drafts.fiscalYear), "framework": SafeText.yaml(name),
      "kinds": SafeText.line(kinds), "kind": SafeText.yaml(framework.agencyKinds.first?.id ?? ""),
      "score": String(framework.levels.last?.score.lowerBound ?? framework.scoring.scale.upperBound)]
    let text = words(.settings, arguments) + (kinds.isEmpty ? "" : words(.settingsKind, arguments)) + words(.settingsMore, arguments)
    return StartFile(Settings.fileName, .settings, text, lineEnd)
  }

  /// For the writer, beside the sources and no part of the site.
  package var guide: StartFile {
    let found = [framework.items.first.map { "<item:\($0.id)>" }, framework.profile.questions.first.map { "<op:\($0.id)>" }, sampleIndicator.map { "<kpi:\($0)>" }]
    let links = found.compactMap(\.self)
    let example = framework.groups.first.map { "kpi \($0.id)-2" } ?? "page faq"
    let column = example + String(repeating: " ", count: max(1, 15 - example.count))
    let text = drafts.words(.readme, ["examples": (links.isEmpty ? ["<page:faq>"] : links).joined(separator: " "), "example": column])
    return StartFile("README.txt", .guide, text, lineEnd)
  }

  // MARK: - Samples

  private var sampleIndicator: IndicatorID? { framework.groups.first.map { IndicatorID("\($0.id)-1") } }

  /// One indicator with rows for its figures, as a model for the others.
  private var samples: [StartFile] {
    let header = ["kpi", "year", "actual", "target", "comparator", "note"].map(CSVCell.text)
    guard let id = sampleIndicator else { return [] }
    let rows = drafts.years.map { [CSVCell.text(id.text), .number(String($0)), .empty, .empty, .empty, .empty] }
    return [file(.indicator(id), drafts.indicator(id, table: Self.resultsPath)), StartFile(Self.resultsPath, .data, .bytes(CSVWriter.bytes([header] + rows)))]
  }

  private var registers: [StartFile] {
    let words = drafts.words
    let document = framework.items.lazy.flatMap(\.requirements).flatMap(\.evidence).first ?? words[.sampleDocument]
    let header = ["id", "title", "file", "url", "date", "owner", "class"]
    let sample = [Self.sampleEvidence, words(.sampleEvidence, ["title": document]), "", "", "", agency, "internal"]
    // The model of an indicator refers to the model of a document.
    let evidence = [header] + (sampleIndicator == nil ? [] : [sample])
    let profile = framework.profile
    let glossary = [["term", "full", "definition"], [profile.short, profile.name.en, profile.name.text(.thai)]]
    return [(Registers.evidencePath, evidence), (Registers.glossaryPath, glossary)].map { path, rows in
      StartFile(path, .data, .bytes(CSVWriter.bytes(rows.map { $0.map { $0.isEmpty ? CSVCell.empty : .text(SafeText.line($0)) } })))
    }
  }
}

extension Framework {
  /// Everything it defines that has a file of its own.
  var targets: [Target] {
    categories.flatMap { [.category($0.id)] + $0.items.map { .item($0.id) } } + profile.questions.map { .question($0.id) } + [.category(results.id)]
      + results.dimensions.flatMap { [.dimension($0.id)] + $0.groups.map { .group($0.id) } }
  }

  /// What a content file is about; nil where that cannot be told from the file alone.
  func subject(of document: Document) -> Target? { document.id.flatMap { subject(document.kind, $0.text) } }

  func subject(_ kind: Document.Kind, _ id: String) -> Target? {
    switch kind {
    case .item: item(ItemID(id)).map { .item($0.id) }
    case .op: question(QuestionID(id)).map { .question($0.id) }
    case .category: ([results.id] + categories.map(\.id)).first { $0.text == id }.map { .category($0) }
    case .group: dimension(DimensionID(id)).map { .dimension($0.id) } ?? group(GroupID(id)).map { .group($0.id) }
    case .kpi: .indicator(IndicatorID(id))
    case .page: .page(PageID(id))
    }
  }
}

extension Target {
  /// As its file names it.
  var id: String { String(canonical.drop { $0 != ":" }.dropFirst()) }

  var kind: StartFile.Kind {
    switch self {
    case .category: .category
    case .item, .section: .item
    case .question: .op
    case .dimension: .dimension
    case .group: .group
    case .indicator: .kpi
    case .page: .page
    case .evidence, .term: .data
    }
  }
}
