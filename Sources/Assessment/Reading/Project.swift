package import CSV
package import Diagnostics
package import Files

/// Everything read from a report's folder, parsed file by file and not yet linked.
package struct Project: Sendable {
  package let settings: Settings
  package let framework: Framework
  package let documents: [Document]
  package let data: [DataFile]
  package let templates: [SourceFile]
  /// Every file that a page could name, by path: pictures, attachments, data.
  package let files: Set<String>
  /// The same for `evidence/`, by name, in order.
  package let evidenceFiles: [String]
  package let diagnostics: [Diagnostic]

  package struct DataFile: Sendable {
    package let file: SourceFile
    package let table: CSVTable
  }
}

/// Reads a report's folder. Files are parsed side by side and merged in the order of their paths.
package enum ProjectReader {
  package static let contentFolder = "content"
  package static let dataFolder = "data"
  package static let evidenceFolder = "evidence"
  package static let assetsFolder = "assets"
  package static let templatesFolder = "templates"
  package static let sourceFolders = [contentFolder, dataFolder, evidenceFolder, assetsFolder, templatesFolder]

  package enum Outcome: Sendable {
    case project(Project)
    /// Without settings and framework there is nothing to build; the findings say why.
    case unreadable([Diagnostic])
  }

  package static func read(_ folder: Folder) async -> Outcome {
    var diagnostics: [Diagnostic] = []
    guard let file = folder.readText(Settings.fileName, diagnostics: &diagnostics) else { return .unreadable(diagnostics) }
    guard let settings = Settings.read(file, diagnostics: &diagnostics) else { return .unreadable(diagnostics) }
    return await read(folder, settings, extra: [], diagnostics)
  }

  /// The same with one more Markdown file, wherever it lies; without saraban.yaml stand-in settings are used.
  package static func read(_ folder: Folder, trying path: String) async -> Outcome {
    var diagnostics: [Diagnostic] = []
    var settings: Settings?
    if case .entry = folder.find(Settings.fileName), let file = folder.readText(Settings.fileName, diagnostics: &diagnostics) {
      settings = Settings.read(file, diagnostics: &diagnostics)
      if settings == nil { return .unreadable(diagnostics) }
    }
    return await read(folder, settings ?? Settings.standIn(framework: FrameworkCatalogue.names.last ?? ""), extra: [path], diagnostics)
  }

  /// The content files of a folder that may have no settings yet.
  package static func documents(in folder: Folder) async -> [Document] { await contents(folder, extra: []).documents }

  private static func read(_ folder: Folder, _ settings: Settings, extra: [String], _ earlier: [Diagnostic]) async -> Outcome {
    var diagnostics = earlier
    async let loaded = framework(settings, folder)
    let parts = await contents(folder, extra: extra)
    let (framework, frameworkFindings) = await loaded
    // Without a framework nothing can be linked, but what is wrong inside the files is said all the same.
    if framework == nil { diagnostics += parts.diagnostics }
    diagnostics += frameworkFindings
    guard let framework else { return .unreadable(diagnostics) }
    checkAgencyKind(settings, framework, &diagnostics)
    return .project(Project(
      settings: settings, framework: framework, documents: parts.documents, data: parts.data, templates: parts.templates,
      files: parts.files, evidenceFiles: parts.evidenceFiles, diagnostics: diagnostics + parts.diagnostics))
  }

  private static func framework(_ settings: Settings, _ folder: Folder) async -> (Framework?, [Diagnostic]) {
    let name = settings.framework
    var diagnostics: [Diagnostic] = []
    if let framework = FrameworkCatalogue.shared(name.text) { return (framework, []) }
    let isPath = name.text.hasSuffix(".yaml") || name.text.hasSuffix(".yml") || name.text.contains("/")
    if isPath, folder.entry(name.text, diagnostics: &diagnostics) != nil {
      guard let file = folder.readText(name.text, diagnostics: &diagnostics) else { return (nil, diagnostics) }
      return (FrameworkReader.read(file, diagnostics: &diagnostics), diagnostics)
    }
    let near = NearMiss.nearest(to: name.text, in: FrameworkCatalogue.names)
    diagnostics.append(Diagnostic(.unknownFramework, at: settings.file.place(name.range), variant: isPath ? "path" : "",
      ["id": name.text, "known": FrameworkCatalogue.names.joined(separator: ", ")], suggestions: near.map { Suggestion($0) }))
    return (nil, diagnostics)
  }

  private static func checkAgencyKind(_ settings: Settings, _ framework: Framework, _ diagnostics: inout [Diagnostic]) {
    guard let kind = settings.agencyKind else { return }
    let known = framework.agencyKinds.map(\.id)
    guard !known.contains(kind.text) else { return }
    diagnostics.append(Diagnostic(.invalidValue, at: settings.file.place(kind.range), variant: known.isEmpty ? "no-kinds" : "choice",
      ["key": "agency-kind", "value": kind.text, "choices": known.joined(separator: ", ")],
      suggestions: NearMiss.nearest(to: kind.text, in: known).map { Suggestion($0) }))
  }

  private struct Contents {
    var documents: [Document] = []
    var data: [Project.DataFile] = []
    var templates: [SourceFile] = []
    var files: Set<String> = []
    var evidenceFiles: [String] = []
    var diagnostics: [Diagnostic] = []
  }

  private enum Parsed: Sendable {
    case document(Document, [Diagnostic])
    case data(Project.DataFile, [Diagnostic])
    case template(SourceFile, [Diagnostic])
    case nothing([Diagnostic])
  }

  private static func contents(_ folder: Folder, extra: [String]) async -> Contents {
    var result = Contents()
    var texts: [String] = []
    for sub in sourceFolders {
      for entry in folder.files(in: sub, diagnostics: &result.diagnostics) {
        // A name with an ending too many is a finding, and the text is read all the same: what refers to it is right.
        let name = (ReportPaths.withoutHiddenEnding(entry.path) ?? entry.path).lowercased()
        let isText = (sub == contentFolder && name.hasSuffix(".md")) || (sub == dataFolder && name.hasSuffix(".csv"))
          || (sub == templatesFolder && name.hasSuffix(".mustache"))
        if isText { texts.append(entry.path) }
        if !(sub == contentFolder && isText) { result.files.insert(entry.path) }
        if sub == evidenceFolder { result.evidenceFiles.append(String(entry.path.dropFirst(evidenceFolder.count + 1))) }
      }
    }
    texts += extra.filter { !texts.contains($0) }
    for parsed in await parse(texts, in: folder) {
      switch parsed {
      case .document(let document, let findings):
        result.documents.append(document)
        result.diagnostics += findings
      case .data(let data, let findings):
        result.data.append(data)
        result.diagnostics += findings
      case .template(let file, let findings):
        result.templates.append(file)
        result.diagnostics += findings
      case .nothing(let findings): result.diagnostics += findings
      }
    }
    return result
  }

  private static func parse(_ paths: [String], in folder: Folder) async -> [Parsed] {
    await Parallel.map(paths) { path in
      var findings: [Diagnostic] = []
      guard let file = folder.readText(path, diagnostics: &findings) else { return .nothing(findings) }
      if path.hasPrefix(dataFolder + "/") {
        if let right = ReportPaths.withoutHiddenEnding(path) {
          findings.append(Diagnostic(.misnamedFile, at: Place(file: path), ["right": ReportPaths.name(right)]))
        }
        let table = CSVParser.parse(file, diagnostics: &findings)
        return .data(Project.DataFile(file: file, table: table), findings)
      }
      if path.hasPrefix(templatesFolder + "/") { return .template(file, findings) }
      let (document, more) = DocumentReader.read(file)
      if let right = ReportPaths.withoutHiddenEnding(path) {
        findings.append(Diagnostic(.misnamedFile, at: Place(file: path), ["right": ReportPaths.name(right)]))
      }
      return .document(document, findings + more)
    }
  }
}

/// Paths in a report's folder that several parts need.
package enum ReportPaths {
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// `1.1.md.txt` → `1.1.md`: Windows shows neither ending.
  static func withoutHiddenEnding(_ path: String) -> String? {
    let lower = path.lowercased()
    return [".md", ".csv"].contains { lower.hasSuffix($0 + ".txt") } ? String(path.dropLast(4)) : nil
  }

  /// A file of the evidence register, which names it with or without its folder.
  package static func evidence(_ name: String) -> String {
    var parts: [Substring] = []
    for part in name.replacing("\\", with: "/").split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    if parts.count > 1, parts[0] == ProjectReader.evidenceFolder { parts.removeFirst() }
    return ProjectReader.evidenceFolder + "/" + parts.joined(separator: "/")
  }

  /// Whether a name of the register leads out of the folder of evidence: `../saraban.yaml`.
  static func leavesEvidence(_ name: String) -> Bool {
    var parts: [Substring] = [ProjectReader.evidenceFolder[...]]
    for part in name.replacing("\\", with: "/").split(separator: "/") where part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return true }
    }
    return parts.first.map { $0 != ProjectReader.evidenceFolder } ?? true
  }
}
