package import Assessment
internal import CSV
package import Diagnostics
package import Files
internal import Words

/// Last year's report as the beginning of this year's.
package struct CarryOver: Sendable {
  /// What the new report has anew.
  package struct Change: Sendable {
    package let fiscalYear: Int
    /// nil keeps last year's.
    package let agency: String?
    package let framework: String?

    package init(fiscalYear: Int, agency: String?, framework: String?) {
      self.fiscalYear = fiscalYear
      self.agency = agency
      self.framework = framework
    }
  }

  /// An indicator without a result of the new year.
  package struct Need: Sendable {
    package let id: IndicatorID
    package let title: String
    package let owner: String
    let unit: String
    let latest: Indicator.YearFigures?
    /// Where the figures are to be written.
    let path: String
  }

  package private(set) var files: [StartFile] = []
  package let needs: [Need]
  /// Files that could not be taken over.
  package private(set) var findings: [Diagnostic] = []
  /// The list of needs, in the folder and no part of the site.
  package let listPath: String

  package init(_ report: Report, _ project: Project, _ folder: Folder, _ change: Change) {
    listPath = "new-figures-\(change.fiscalYear).csv"
    needs = report.indicators.compactMap { Self.need($0, report, project, change.fiscalYear) }
    let settings = project.settings
    let own = settings.framework.text
    if change.framework == nil, FrameworkCatalogue.file(own) == nil, !Self.isSource(own) {
      files.append(StartFile(own, .framework, .copy(from: folder.source(own))))
    }
    let changed = Self.changed(project, report, change.fiscalYear)
    for source in ProjectReader.sourceFolders {
      for entry in folder.files(in: source, diagnostics: &findings) {
        let content = changed[entry.path].map { Bundle.Content.bytes($0) } ?? .copy(from: folder.source(entry.path))
        files.append(StartFile(entry.path, Self.kind(of: entry.path, project), content))
      }
    }
    let starter = Starter(project.framework, named: own, settings.language, fiscalYear: change.fiscalYear, agency: settings.agency,
      lineEnd: LineEnd(of: settings.file.bytes))
    let newSettings = StartFile(Settings.fileName, .settings, .bytes(CarriedText.settings(settings, change) ?? settings.file.bytes))
    files += [starter.guide, list(StartWords(settings.language.rawValue)), newSettings]
  }

  private static func isSource(_ path: String) -> Bool { ProjectReader.sourceFolders.contains { path.hasPrefix($0 + "/") } }

  /// The files that are not copied as they are.
  private static func changed(_ project: Project, _ report: Report, _ year: Int) -> [String: [UInt8]] {
    var changed: [String: [UInt8]] = [:]
    // Targets are often set a year ahead.
    var skipping = Set(report.indicators.filter { $0.series.contains { $0.year == year } }.map(\.id.text))
    for document in project.documents {
      let id = document.id?.text ?? ""
      changed[document.file.path] = CarriedText.document(document, year: skipping.contains(id) ? nil : year)
      // A series in front matter gets its new year there.
      if !document.front.indicator.results.isEmpty { skipping.insert(id) }
    }
    for data in project.data where Registers.isResults(data.table) {
      changed[data.file.path] = CarriedTable.results(data, year: year, skipping: skipping)
      skipping.formUnion(ids(in: data))
    }
    return changed
  }

  private static func ids(in data: Project.DataFile) -> [String] {
    let column = data.table.rows.first?.fields.firstIndex { $0.text.trimmedSpaces.lowercased() == "kpi" } ?? 0
    return data.table.rows.dropFirst().compactMap { $0.fields.count > column ? CarriedTable.plainID($0.fields[column].text) : nil }
  }

  private static func kind(of path: String, _ project: Project) -> StartFile.Kind {
    let document = project.documents.first { $0.file.path == path }
    if let kind = document.flatMap({ project.framework.subject(of: $0)?.kind }) { return kind }
    switch String(path.prefix { $0 != "/" }) {
    case ProjectReader.contentFolder: return document == nil ? .assets : .page
    case ProjectReader.dataFolder: return .data
    case ProjectReader.evidenceFolder: return .evidence
    case ProjectReader.templatesFolder: return .templates
    default: return .assets
    }
  }

  // MARK: - What needs figures

  private static func need(_ indicator: Indicator, _ report: Report, _ project: Project, _ year: Int) -> Need? {
    if indicator.series.contains(where: { $0.year == year && $0.actual != nil }) { return nil }
    let document = report.documents[indicator.document].source
    let table = project.data.first { Registers.isResults($0.table) && ids(in: $0).contains(indicator.id.text) }
    let path = document.front.indicator.results.isEmpty ? table?.file.path : nil
    return Need(id: indicator.id, title: indicator.isNamed ? indicator.title : "", owner: indicator.owner, unit: indicator.fields.unit,
      latest: indicator.series.last { $0.actual != nil }, path: path ?? document.file.path)
  }

  private func list(_ words: StartWords) -> StartFile {
    let head: [StartWord] = [.figuresTitle, .figuresOwner, .figuresUnit, .figuresYear, .figuresActual, .figuresTarget, .figuresFile]
    let rows = needs.map { need -> [CSVCell] in
      let texts = [need.id.text, need.title, need.owner, need.unit].map { $0.isEmpty ? CSVCell.empty : .text($0) }
      let numbers = [need.latest.map { String($0.year) }, need.latest?.actual?.plain, need.latest?.target?.plain].map { $0.map(CSVCell.number) ?? .empty }
      return texts + numbers + [.text(need.path)]
    }
    return StartFile(listPath, .guide, .bytes(CSVWriter.bytes([[.text("kpi")] + head.map { .text(words[$0]) }] + rows)))
  }
}
