internal import Assessment
internal import Diagnostics
internal import Files
internal import Starting

/// What `init` is to write, and what to say about it.
struct StartPlan {
  let files: [StartFile]
  let language: Language
  let fiscalYear: Int
  /// The abbreviation of profile questions.
  let short: String
  /// Whether somebody still has to name the agency.
  var needsAgency = false
  /// Files that stand for some of a new report already.
  var present: [String] = []
  /// From last year's report only.
  var carryOver: CarryOver?

  /// From the criteria alone.
  static func fresh(_ directory: String, _ year: Int?, _ arguments: Arguments) async throws(InitCommand.Stop) -> StartPlan {
    let chosen = try ChosenFramework(directory, arguments)
    let words = CLIWords(arguments.language ?? "th")
    guard let year = year ?? chosen.year else { throw InitCommand.Stop(words(.needsYear, ["id": chosen.name]), .usage) }
    let years = Settings.plausibleYears(near: chosen.year)
    guard years.contains(year) else {
      throw InitCommand.Stop(words(.farYear, ["year": String(year), "from": String(years.lowerBound), "to": String(years.upperBound)]), .usage)
    }
    let language = arguments.language.flatMap(Language.init) ?? .thai
    let starter = Starter(chosen.framework, named: chosen.name, language, fiscalYear: year, agency: arguments.agency)
    var documents: [Document] = []
    if let folder = try? Folder(directory) { documents = await ProjectReader.documents(in: folder) }
    return StartPlan(files: chosen.copy + starter.files(beside: documents), language: language, fiscalYear: year, short: chosen.framework.profile.short,
      needsAgency: arguments.agency == nil, present: starter.present(in: documents))
  }

  static func carryingOver(_ from: String, to directory: String, _ year: Int?, _ arguments: Arguments) async throws(InitCommand.Stop) -> StartPlan {
    let project = try await InitCommand.project(in: from, arguments)
    let words = CLIWords(arguments.language ?? project.settings.language.rawValue)
    let last = project.settings.fiscalYear
    if let year, year <= last {
      throw InitCommand.Stop(words(.notLater, ["year": String(year), "from": from, "last": String(last), "next": String(last + 1)]), .usage)
    }
    let chosen = arguments.framework == nil ? nil : try ChosenFramework(directory, arguments)
    let folder: Folder
    do { folder = try Folder(from) } catch { throw InitCommand.Stop(error, words) }
    let change = CarryOver.Change(fiscalYear: year ?? last + 1, agency: arguments.agency, framework: chosen?.name)
    let carryOver = CarryOver(await Resolver.resolve(project, folder), project, folder, change)
    return StartPlan(files: (chosen?.copy ?? []) + carryOver.files, language: project.settings.language, fiscalYear: change.fiscalYear,
      short: project.framework.profile.short, carryOver: carryOver)
  }
}

/// The criteria that a new report is to follow: built in, or a file that comes to lie in its folder.
struct ChosenFramework {
  let framework: Framework
  /// As saraban.yaml is to name it.
  let name: String
  /// A file from elsewhere, to be put into the folder.
  var copy: [StartFile] = []

  /// The year that the edition names.
  var year: Int? {
    if case .valid(let year) = BuddhistYear(framework.edition) { return year }
    return nil
  }

  init(_ directory: String, _ arguments: Arguments) throws(InitCommand.Stop) {
    let words = CLIWords(arguments.language ?? "th")
    let id = arguments.framework ?? FrameworkCatalogue.newest
    if let known = FrameworkCatalogue.shared(id) {
      (framework, name) = (known, id)
      return
    }
    let inFolder = id.hasPrefix("/") ? id : ReportCommands.join(directory, id)
    guard let path = [inFolder, id].first(where: { Disk.exists($0) && !Disk.isFolder($0) }) else { throw Self.unknown(id, words) }
    let root = Disk.realPath(directory) + "/"
    let real = Disk.realPath(path)
    let slash = real.lastIndex(of: "/") ?? real.startIndex
    let fileName = String(real[slash...].dropFirst())
    var findings: [Diagnostic] = []
    let folder: Folder
    do { folder = try Folder(String(real[..<slash]) + "/") } catch { throw InitCommand.Stop(error, words) }
    let read = folder.readText(fileName, diagnostics: &findings).flatMap { FrameworkReader.read($0, diagnostics: &findings) }
    guard let read else {
      InitCommand.tell(findings, arguments.language ?? "th")
      throw InitCommand.Stop(words(.brokenReport, ["folder": path]), .findings)
    }
    framework = read
    let isInside = real.hasPrefix(root)
    let inner = isInside ? String(real.dropFirst(root.count)) : fileName
    // A path is told from an id by its ending or by a slash.
    name = inner.contains("/") || inner.hasSuffix(".yaml") || inner.hasSuffix(".yml") ? inner : "./" + inner
    if !isInside { copy = [StartFile(fileName, .framework, .copy(from: FileSource(real)))] }
  }

  private static func unknown(_ id: String, _ words: CLIWords) -> InitCommand.Stop {
    let near = NearMiss.nearest(to: id, in: FrameworkCatalogue.names).first
    let text = words(.unknownFramework, ["id": id, "known": FrameworkCatalogue.names.joined(separator: ", ")])
    return InitCommand.Stop(text + (near.map { " – " + words(.didYouMean, ["word": $0]) } ?? ""), .usage)
  }
}
