internal import CSV
internal import Diagnostics
internal import Files

/// The files of the report's folder as links see them.
struct ReportFiles: Sendable {
  private let folder: Folder
  /// Every file by its path, as the disk spells it: Unicode has several ways to write one name.
  private let known: [String: String]
  private let contents: Set<String>
  private let protectedNames: Set<String>
  private let protectedPlaces: Set<String>
  /// What a missing file may have meant, by the ending of the name.
  private let likely: [String: LikelyFiles]
  private let secrets: Secrets
  private let evidenceIsUnreadable: Bool
  private let glossaryIsUnreadable: Bool

  init(_ project: Project, _ folder: Folder, secrets: Secrets) {
    self.folder = folder
    known = Dictionary(project.files.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    contents = Set(project.documents.map(\.file.path))
    var protected = secrets.paths
    // The register itself names the files that must stay secret.
    if !secrets.isEmpty { protected.insert(Registers.evidencePath) }
    likely = Dictionary(grouping: Set(known.values).union(contents).subtracting(protected)) { Self.suffix(Self.name($0)) }.mapValues(LikelyFiles.init)
    protectedNames = Set(protected.map { $0.lowercased() })
    protectedPlaces = Set(protected.map { Disk.realPath(folder.absolute($0)) })
    self.secrets = secrets
    let read = Set(project.data.map(\.file.path))
    func isUnreadable(_ path: String) -> Bool { !read.contains(path) && (project.files.contains(path) || project.files.contains(path + ".txt")) }
    evidenceIsUnreadable = isUnreadable(Registers.evidencePath)
    glossaryIsUnreadable = isUnreadable(Registers.glossaryPath)
  }

  static func evidencePath(_ name: String) -> String { ReportPaths.evidence(name) }

  /// A register that cannot be read is one finding, not one for each reference into it.
  func isUnreadable(_ word: ReferenceWord) -> Bool { word == .ev ? evidenceIsUnreadable : word == .term ? glossaryIsUnreadable : false }

  /// Case-blind, as Windows is.
  func isProtected(_ path: String) -> Bool {
    if protectedNames.isEmpty { return false }
    // A link inside the folder may lead to a protected file under another name.
    return protectedNames.contains(path.lowercased()) || protectedPlaces.contains(Disk.realPath(folder.absolute(spelling(path))))
  }
  /// An address elsewhere would be published with the name in it.
  func isProtected(address: String) -> Bool { secrets.appear(in: address) }

  /// A table outside `data/` that would be results there.
  func isTableOfResults(_ path: String) -> Bool {
    var ignored: [Diagnostic] = []
    guard let file = folder.readText(path, diagnostics: &ignored) else { return false }
    return Registers.isResults(CSVParser.parse(file, diagnostics: &ignored))
  }

  /// Files beside saraban.yaml, which nothing reads.
  var atRoot: [String] { folder.filesAtRoot }

  /// The path as the disk spells it.
  func spelling(_ path: String) -> String { known[path] ?? path }

  func exists(_ path: String) -> Bool {
    if known[path] != nil { return true }
    let top = path.prefix { $0 != "/" }
    guard top != "output", !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return false }
    if case .entry(let entry) = folder.find(path) { return entry.isRegular }
    return false
  }

  /// What a picture is, and how many bytes it has; nil when it cannot be read.
  func picture(_ path: String) -> (picture: Picture, bytes: Int)? {
    guard case .entry(let entry) = folder.find(path), let head = folder.readHead(path, Picture.headSize) else { return nil }
    return (Picture(head: head), entry.size)
  }

  /// The path in the report's folder that a link means: from the root, or relative to the file it stands in. nil when it leads outside.
  func find(_ path: String, from file: String) -> String? {
    let isAnchored = path.hasPrefix("/")
    let folderOfFile = file.split(separator: "/").dropLast().map(String.init)
    let parts = path.split(separator: "/").map(String.init)
    let relative = Self.normalize(folderOfFile + parts)
    let absolute = Self.normalize(parts)
    if isAnchored { return absolute }
    if path.hasPrefix("./") || path.hasPrefix("../") { return relative }
    if let absolute, contents.contains(absolute) || exists(absolute) { return absolute }
    if let relative, contents.contains(relative) || exists(relative) { return relative }
    let isFromRoot = [ProjectReader.assetsFolder, ProjectReader.evidenceFolder, ProjectReader.dataFolder, ProjectReader.contentFolder].contains(parts.first)
    return isFromRoot ? absolute : relative
  }

  private static func normalize(_ parts: [String]) -> String? {
    var result: [String] = []
    for part in parts where part != "." {
      if part != ".." {
        result.append(part)
      } else if result.popLast() == nil {
        return nil
      }
    }
    return result.joined(separator: "/")
  }

  /// Files whose path or name is nearly this one; protected ones are never named.
  func nearest(_ path: String) -> [String] { likely[Self.suffix(Self.name(path))]?.nearest(path) ?? [] }

  fileprivate static func name(_ path: String) -> Substring { path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...] }
  fileprivate static func suffix(_ name: Substring) -> String { name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? "" }
}

/// Files of one kind, made ready to be compared with many names that do not exist.
private struct LikelyFiles {
  private let sorted: [String]
  private let paths: NearMiss.Candidates
  private let names: NearMiss.Candidates
  private let named: [String: [String]]

  init(_ files: [String]) {
    sorted = files.sorted()
    paths = NearMiss.Candidates(sorted)
    named = Dictionary(grouping: sorted) { ReportFiles.name($0).lowercased() }
    names = NearMiss.Candidates(named.keys.sorted())
  }

  func nearest(_ path: String) -> [String] {
    let near = paths.nearest(to: path)
    if !near.isEmpty { return near }
    let name = ReportFiles.name(path).lowercased()
    if let sameName = named[name] { return Array(sameName.prefix(3)) }
    return names.nearest(to: name, limit: 1).compactMap { named[$0]?.first }
  }
}

/// Which file is which page, and the headings of each.
struct PageIndex: Sendable {
  private let subjects: [String: Target]
  private let anchorsOf: [Target: Anchors]

  init(subjects: [String: Target], anchors: [Target: Anchors]) {
    self.subjects = subjects
    anchorsOf = anchors
  }

  func subject(ofFile path: String) -> Target? { subjects[path] }
  func anchors(of target: Target) -> Anchors? { anchorsOf[target] }
}
