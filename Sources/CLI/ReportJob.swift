internal import Assessment
internal import Diagnostics
internal import Files
internal import Site
internal import Templates
internal import Words

/// One report of a `build` or `check`: what was found and what was written.
struct ReportJob: Sendable {
  let directory: String
  var diagnostics: [Diagnostic]
  let language: String
  /// What was read and how far the report is, for the closing lines.
  var counts: [String: String] = [:]
  /// Whether the criteria ask for anything.
  var asks = false
  /// Codes that the report's `rules:` turn off.
  var silenced = 0
  /// Findings that `check --fix` can mend in files that it may change.
  var fixable = 0
  /// nil when the report could not be read.
  var report: Report?
  /// nil when nothing was written.
  var summary: WriteSummary?
  var target: String?
  var stopped: Stop?

  /// What kept the program from doing its work.
  enum Stop: Sendable {
    case noFolder(FileFailure)
    case noSettings
    /// A folder stands in its place.
    case settingsAreFolder
    /// Windows hid its real ending.
    case misnamedSettings(String)
    case failure(FileFailure)
    case refusal(WriteRefusal)
    /// The target would replace or be read as a source of the report.
    case amongSources(String)
    /// The next build of the site above would remove the target.
    case insideSite(String, site: String)
    case insideGit(String)
  }

  /// Without `output` nothing is written.
  static func run(_ directory: String, output: String?, force: Bool) async -> ReportJob {
    let folder: Folder
    do { folder = try Folder(directory) } catch {
      return ReportJob(directory: directory, diagnostics: [], language: "", stopped: .noFolder(error))
    }
    if let output, let stop = refusal(of: output, folder) {
      return ReportJob(directory: directory, diagnostics: [], language: "", stopped: stop)
    }
    if let stop = settingsRefusal(folder) { return ReportJob(directory: directory, diagnostics: [], language: "", stopped: stop) }
    switch await ProjectReader.read(folder) {
    case .unreadable(let diagnostics):
      return ReportJob(directory: directory, diagnostics: diagnostics.settled { $0.severity }, language: "")
    case .project(let project):
      return await build(project, folder, directory, output, force)
    }
  }

  /// Why a folder is no report's.
  static func settingsRefusal(_ folder: Folder) -> Stop? {
    if case .entry(let entry) = folder.find(Settings.fileName) { return entry.isRegular ? nil : .settingsAreFolder }
    let others = [".txt", ".yaml"].map { Settings.fileName + $0 } + ["saraban.yml", "saraban.txt"]
    let other = others.first { if case .entry = folder.find($0) { true } else { false } }
    return other.map(Stop.misnamedSettings) ?? .noSettings
  }

  /// Why nothing may be written at a place, whatever stands there.
  static func refusal(of output: String, _ folder: Folder) -> Stop? {
    let target = Disk.realPath(output) + "/"
    let root = Disk.realPath(folder.root) + "/"
    // Content is content on Windows and on many shares.
    let isAmongSources = root.hasPrefix(target) || ProjectReader.sourceFolders.contains { target.lowercased().hasPrefix((root + $0 + "/").lowercased()) }
    if isAmongSources { return .amongSources(output) }
    let parts = target.split(separator: "/")
    if parts.contains(where: { $0.lowercased() == ".git" }) { return .insideGit(output) }
    let above = parts.indices.dropFirst().map { "/" + parts[..<$0].joined(separator: "/") }
    let site = above.last { $0 + "/" == root + "output/" || SiteBuilder.hasBundle($0) }
    return site.map { .insideSite(output, site: $0) }
  }

  private static func build(_ project: Project, _ folder: Folder, _ directory: String, _ output: String?, _ force: Bool) async -> ReportJob {
    let theme = Theme(own: project.templates)
    var report = await Resolver.resolve(project, folder)
    // Only what is written needs them, and large evidence takes its time.
    let fingerprints = output == nil ? [:] : await folder.fingerprints(of: report.evidenceFiles)
    let bundle = await SiteBuilder.build(&report, theme: theme, version: Program.version, folder: folder, fingerprints: fingerprints)
    var job = ReportJob(directory: directory, diagnostics: report.diagnostics, language: project.settings.language.rawValue)
    job.counts = counts(project, report)
    job.asks = [report.levelCoverage, report.questionCoverage, report.groupCoverage].contains { $0.all > 0 }
    job.silenced = project.settings.silenced.count
    job.fixable = fixable(report.diagnostics, folder)
    job.report = report
    guard let output else { return job }
    job.target = output
    do {
      job.summary = try await BundleWriter.write(bundle, to: output, force: force, isOurs: { SiteBuilder.isBundle($0) && !SiteBuilder.isPreview($0) })
    } catch let failure as FileFailure {
      job.stopped = .failure(failure)
    } catch let refusal as WriteRefusal {
      job.stopped = .refusal(refusal)
    } catch {
      job.stopped = .failure(FileFailure(path: output, action: .write, errorNumber: 0))
    }
    return job
  }

  private static func fixable(_ diagnostics: [Diagnostic], _ folder: Folder) -> Int {
    let byPath = Dictionary(grouping: diagnostics.compactMap(\.fix), by: \.place.path)
    return byPath.reduce(0) { count, file in (try? folder.original(file.key)) == nil ? count : count + file.value.count }
  }

  private static func counts(_ project: Project, _ report: Report) -> [String: String] {
    func done(_ count: Report.Count) -> String { "\(count.done)/\(count.all)" }
    return [
      "texts": String(project.documents.count), "tables": String(project.data.count),
      "files": String(project.files.count - project.data.count - project.templates.count), "templates": String(project.templates.count),
      "levels": done(report.levelCoverage), "questions": done(report.questionCoverage), "groups": done(report.groupCoverage),
      "figures": String(report.indicators.reduce(0) { $0 + $1.series.count { $0.actual != nil } }),
    ]
  }

  /// The language of the messages: as asked for, else the report's.
  func spoken(_ asked: String?) -> String { asked ?? (language.isEmpty ? "th" : language) }

  func exitCode(strict: Bool) -> ExitCode {
    if stopped != nil { return .files }
    let isUnread = counts.isEmpty && diagnostics.contains { $0.place.path == Settings.fileName && ($0.code == .unreadableFile || $0.code == .outsideFolder) }
    if isUnread { return .files }
    let isBad = diagnostics.count(.error) > 0 || (strict && diagnostics.count(.warning) > 0)
    return isBad ? .findings : .fine
  }
}
