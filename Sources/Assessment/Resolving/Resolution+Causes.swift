internal import Diagnostics

/// One slip that many references run into is told once, where it was made.
extension Resolution {
  mutating func foldConsequences() {
    foldMissingRegister()
    foldRepeatedRows()
    foldEmptyFiles()
  }

  /// Without the register every reference to evidence is broken: what is missing is the file.
  private mutating func foldMissingRegister() {
    guard !project.data.contains(where: { $0.file.path == Registers.evidencePath }) else { return }
    let broken = diagnostics.filter { $0.code == .unknownEvidence }.sortedByPlace()
    guard let first = broken.first else { return }
    let found = Self.likelyRegister(project.files.sorted() + files.atRoot)
    diagnostics.removeAll { finding in
      finding.code == .unknownEvidence || Self.isUnusedEvidence(finding)
        || ([.unusedData, .unusedFile].contains(finding.code) && finding.place.path == found)
    }
    diagnostics.append(Diagnostic(.unknownEvidence, at: first.place, variant: found == nil ? "no-register" : "misplaced",
      ["count": String(broken.count), "path": Registers.evidencePath, "found": found ?? "", "target": first.arguments["target"] ?? ""]))
  }

  /// A file that a row of the register would name.
  private static func isUnusedEvidence(_ finding: Diagnostic) -> Bool {
    finding.code == .unusedFile && finding.place.path.hasPrefix(ProjectReader.evidenceFolder + "/")
  }

  /// A table that may have been meant as the register: `evidence.csv` in another folder, `data/evidences.csv`, `data/evidence.xlsx`.
  private static func likelyRegister(_ paths: [String]) -> String? {
    let name = ReportPaths.name(Registers.evidencePath)
    let tables = paths.filter { path in [".csv", ".xlsx", ".xls", ".ods"].contains { path.lowercased().hasSuffix($0) } }
    if let same = tables.first(where: { ReportPaths.name($0).lowercased() == name }) { return same }
    let (stem, inData) = (name.prefix { $0 != "." }, ProjectReader.dataFolder + "/")
    return tables.first { path in
      guard path.hasPrefix(inData) || !path.contains("/") else { return false }
      let own = ReportPaths.name(path).lowercased()
      return own.contains(stem) || !NearMiss.nearest(to: own, in: [name]).isEmpty
    }
  }

  /// E-02 typed as E-01 repeats one id and loses another: the repeat is the slip, and the lost one is what was meant.
  private mutating func foldRepeatedRows() {
    for (code, path) in [(Code.unknownEvidence, Registers.evidencePath), (.unknownTerm, Registers.glossaryPath)] {
      let repeats = diagnostics.indices.filter { diagnostics[$0].code == .duplicateID && diagnostics[$0].place.path == path }
      let lost = Set(diagnostics.filter { $0.code == code }.compactMap { $0.arguments["id"] })
      guard repeats.count == 1, lost.count == 1, let id = lost.first, let index = repeats.first else { continue }
      let finding = diagnostics[index]
      diagnostics[index] = Diagnostic(finding.code, at: finding.place, variant: finding.variant, finding.arguments, suggestions: [Suggestion(id)], related: finding.related)
      // The file of a row that is not used has been named.
      diagnostics.removeAll { $0.code == code || (code == .unknownEvidence && Self.isUnusedEvidence($0)) }
    }
  }

  /// An indicator whose file was emptied is missing everywhere it is named: its file is named instead.
  private mutating func foldEmptyFiles() {
    for document in project.documents where document.file.bytes.allSatisfy({ $0 == 32 || (9...13).contains($0) }) {
      let id = Subjects.baseName(document.file.path)
      let broken = diagnostics.filter { $0.code == .unknownIndicator && $0.arguments["id"] == id }
      if broken.isEmpty { continue }
      diagnostics.removeAll { $0.code == .unknownIndicator && $0.arguments["id"] == id }
      diagnostics.append(Diagnostic(.unknownIndicator, at: Place(file: document.file.path), variant: "empty-file", ["id": id, "target": "kpi:\(id)", "count": String(broken.count)]))
    }
  }
}
