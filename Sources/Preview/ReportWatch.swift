internal import Assessment
package import Diagnostics
internal import Files
package import Site

/// Follows a report's folder by looking at it again and again, since shared folders tell of no change, and builds it in memory whenever it is another.
package struct ReportWatch: Sendable {
  /// One state of the folder, built.
  package struct News: Sendable {
    package let edition: Edition
    /// In the order of paths; of the last good site in trouble.
    package let findings: [Diagnostic]
    package let trouble: Trouble?
    /// `th` or `en`, as the report says.
    package let language: String
    /// Pages that are new or not as before.
    package let changed: [String]
    package let took: Duration
  }

  private let directory: String
  private let version: String
  private var changes: FolderChanges
  private var fingerprints: [String: (status: FolderState.Status, fingerprint: Fingerprint)] = [:]
  private var good: (draft: Draft, language: String, findings: [Diagnostic])?
  private var former: Edition?

  /// `except` are folders that the program itself writes.
  package init(_ directory: String, except: [String], version: String) {
    self.directory = directory
    self.version = version
    changes = FolderChanges(directory, except: except)
  }

  /// The folder as it is now.
  package mutating func first() async -> News {
    changes.look()
    return await build()
  }

  /// Waits a moment and looks; nil when nothing was saved since the last look.
  package mutating func next() async -> News? {
    guard await changes.wait() else { return nil }
    return await build()
  }

  private mutating func build() async -> News {
    let start = ContinuousClock.now
    let trouble = await read()
    let edition: Edition
    if let good { edition = await good.draft.edition(trouble) } else {
      edition = Edition(without: trouble ?? .noSettings, language: good?.language ?? "th", version: version)
    }
    let changed = edition.stamps.filter { former?.stamps[$0.key] != $0.value }.keys.sorted()
    former = edition
    return News(edition: edition, findings: good?.findings ?? [], trouble: trouble, language: good?.language ?? "th", changed: changed, took: .now - start)
  }

  /// Reads the report and makes its site; nil when that went well.
  private mutating func read() async -> Trouble? {
    let folder: Folder
    do { folder = try Folder(directory) } catch { return .noFolder(reason: error.reason) }
    guard case .entry(let settings) = folder.find(Settings.fileName), settings.isRegular else { return .noSettings }
    switch await ProjectReader.read(folder) {
    case .unreadable(let findings): return .findings(findings.settled { $0.severity })
    case .project(let project):
      let theme = Theme(own: project.templates)
      var report = await Resolver.resolve(project, folder)
      await takeFingerprints(of: report.evidenceFiles, folder)
      let bundle = await SiteBuilder.build(&report, theme: theme, version: version, folder: folder, fingerprints: fingerprints.mapValues(\.fingerprint), isPreview: true)
      good = (Draft(bundle, report, theme: theme), project.settings.language.rawValue, report.diagnostics)
      return nil
    }
  }

  /// Only of files that have changed: evidence may be large.
  private mutating func takeFingerprints(of paths: [String], _ folder: Folder) async {
    let wanted = paths.filter { fingerprints[$0] == nil || fingerprints[$0]?.status != changes.state.entries[$0] }
    let taken = await folder.fingerprints(of: wanted)
    let kept = Set(paths).subtracting(wanted)
    fingerprints = fingerprints.filter { kept.contains($0.key) }
    for (path, fingerprint) in taken { fingerprints[path] = changes.state.entries[path].map { ($0, fingerprint) } }
  }
}
