internal import CSV
internal import Diagnostics
internal import Markdown

/// Registers, the menu, and what nobody uses.
extension Resolution {
  mutating func resolveEvidence() {
    for row in evidence where !row.fileName.isEmpty {
      let path = ReportFiles.evidencePath(row.fileName)
      let file = project.data.first { $0.file.path == Registers.evidencePath }?.file
      let place = file.map { $0.place(row.fileRange) } ?? row.place
      if ReportPaths.leavesEvidence(row.fileName), !row.isConfidential {
        diagnostics.append(Diagnostic(.outsideFolder, at: place, variant: "evidence", ["path": row.fileName, "id": row.id.text]))
        continue
      }
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
        attachments.insert(files.spelling(path))
      }
    }
  }

  /// The site masks the name or address of confidential evidence wherever it is written; the author should know.
  mutating func reportSecretsInText() {
    guard !secrets.isEmpty else { return }
    for document in project.documents where secrets.appear(in: document.file.path) {
      diagnostics.append(Diagnostic(.confidentialFile, at: Place(file: document.file.path), variant: "name"))
    }
    let tables = project.data.map(\.file).filter { $0.path != Registers.evidencePath }
    for file in [project.settings.file] + project.documents.map(\.file) + tables where secrets.appear(in: file.text(0..<file.bytes.count)) {
      for line in file.lineStarts.indices where secrets.appear(in: file.text(file.lineRange(line))) {
        let place = file.place(line: line)
        // A link to it has been reported already.
        if diagnostics.contains(where: { $0.code == .confidentialFile && $0.place.path == file.path && $0.place.line == line + 1 }) { continue }
        diagnostics.append(Diagnostic(.confidentialFile, at: place, variant: "text"))
      }
    }
  }

  mutating func resolveMenu() -> [PageID] {
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

  mutating func reportUnused(_ references: [Reference], _ indicators: [Indicator]) {
    let named = Set(references.map { $0.destination.owner })
    for row in evidence where !named.contains(.evidence(row.id)) {
      diagnostics.append(Diagnostic(.unusedEvidence, at: row.place, ["id": row.id.text, "title": row.title]))
    }
    let registered = Set(evidence.map { ReportFiles.evidencePath($0.fileName) })
    // Files that only lead to a secret one are not named.
    for path in project.files.sorted() where !files.isProtected(path) && !attachments.contains(path) && !usedData.contains(path) && !registered.contains(path) {
      if path.hasPrefix(ProjectReader.templatesFolder + "/") { continue }
      if project.files.contains(path), diagnostics.contains(where: { $0.place.path == path }) { continue }
      if let data = project.data.first(where: { $0.file.path == path }) {
        reportUnused(data)
      } else {
        reportUnused(path)
      }
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

  /// A table that nobody shows may have been meant as results: its columns tell.
  mutating func reportUnused(_ data: Project.DataFile) {
    let columns = (data.table.rows.first?.fields ?? []).map { Written($0.text.lowercased(), $0.range) }
    let needed = ["kpi", "year", "actual"]
    let missing = needed.filter { name in !columns.contains { $0.text == name } }
    let near = columns.compactMap { column in NearMiss.nearest(to: column.text, in: missing, limit: 1).first.map { (column, $0) } }.first
    let place = near.map { data.file.place($0.0.range) } ?? data.file.place(line: 0)
    let isSimilar = missing.count < needed.count || near != nil
    diagnostics.append(Diagnostic(.unusedData, at: place, variant: isSimilar ? "results" : namesIndicators(data.table) ? "columns" : "",
      ["missing": missing.joined(separator: ", ")], suggestions: near.map { [Suggestion($0.1)] } ?? []))
  }

  /// Whether most rows have the id of an indicator: results, under columns of other names.
  private func namesIndicators(_ table: CSVTable) -> Bool {
    let rows = table.rows.dropFirst()
    return rows.count { row in row.fields.contains { subjects.catalogue.has(.kpi, $0.text.trimmedSpaces) && $0.text.contains("-") } } * 2 > rows.count
  }

  /// A file that nothing names. In the folders of texts and tables it was to be read: its ending tells why it was not.
  mutating func reportUnused(_ path: String) {
    let top = String(path.prefix { $0 != "/" })
    let isSource = top == ProjectReader.contentFolder || top == ProjectReader.dataFolder
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    let made = isSource ? ["xlsx": "spreadsheet", "xls": "spreadsheet", "ods": "spreadsheet", "docx": "document", "doc": "document", "odt": "document", "rtf": "document"][ending] : nil
    if top == ProjectReader.dataFolder, made == "spreadsheet" {
      diagnostics.append(Diagnostic(.unusedData, at: Place(file: path), variant: "spreadsheet"))
      return
    }
    if ending == "csv", files.isTableOfResults(path) {
      diagnostics.append(Diagnostic(.unusedData, at: Place(file: path), variant: "misplaced"))
      return
    }
    let variant = made ?? (top == ProjectReader.evidenceFolder ? "evidence" : top == ProjectReader.contentFolder ? "content" : "")
    diagnostics.append(Diagnostic(.unusedFile, at: Place(file: path), variant: variant))
  }

  /// While the items that an indicator should prove are still to be written, nobody can be expected to refer to it.
  func itemsAreWritten(for indicator: Indicator) -> Bool {
    guard let dimension = indicator.dimension else { return false }
    return framework.items.filter { $0.dimensions.contains(dimension) }.allSatisfy { subjects.catalogue.written.contains(.item($0.id)) }
  }
}
