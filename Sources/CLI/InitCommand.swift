internal import Assessment
internal import Diagnostics
internal import Files
internal import Starting
internal import Words

/// `init [DIR]`: a new report folder, from the criteria or from last year's report.
enum InitCommand {
  static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    guard arguments.operands.count < 2 else { throw Arguments.Misuse(message: .oneReport, arguments: ["command": "init"]) }
    let year = try arguments.year.map { text throws(Arguments.Misuse) in try Self.year(text) }
    if let agency = arguments.agency, agency.trimmedSpaces.isEmpty { throw Arguments.Misuse(message: .emptyAgency, arguments: ["option": "--agency"]) }
    let directory = arguments.operands.first ?? "."
    do throws(Stop) {
      let words = CLIWords(arguments.language ?? "th")
      if Disk.exists(directory), !Disk.isFolder(directory) { throw Stop(words(.targetIsFile, ["path": directory]), .files) }
      if let report = Self.report(around: directory) {
        let isSame = report == Disk.realPath(directory)
        throw Stop(words(isSame ? .isReport : .withinReport, ["folder": directory, "report": report]), .usage)
      }
      return try await make(directory, year, arguments)
    } catch { return error.tell() }
  }

  /// Why nothing was made, in words.
  struct Stop: Error {
    let text: String
    let code: ExitCode

    init(_ text: String, _ code: ExitCode) {
      self.text = text
      self.code = code
    }

    init(_ failure: FileFailure, _ words: CLIWords) {
      self.init(words(failure.action == .read ? .cannotRead : .cannotMake, ["path": failure.path, "reason": failure.reason]), .files)
    }

    func tell() -> ExitCode {
      Console.error("saraban: " + text + "\n")
      return code
    }
  }

  /// The report that a folder is or lies in, wherever links lead: its texts would be read as that report's, or forgotten beside them.
  private static func report(around directory: String) -> String? {
    var path = Disk.realPath(directory)
    while !path.isEmpty {
      if Disk.exists(ReportCommands.join(path, Settings.fileName)) { return path }
      path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
    return nil
  }

  private static func year(_ text: String) throws(Arguments.Misuse) -> Int {
    var near: Int?
    switch BuddhistYear(text) {
    case .valid(let year): return year
    case .christian(let right), .short(let right): near = right
    case .invalid: break
    }
    throw Arguments.Misuse(message: .wrongYear, arguments: ["value": text], near: near.map { "--year \($0)" })
  }

  /// A report that is there already. What is wrong with it is told before this stops.
  static func project(in directory: String, _ arguments: Arguments) async throws(Stop) -> Project {
    let language = arguments.language ?? "th"
    let words = CLIWords(language)
    let folder: Folder
    do { folder = try Folder(directory) } catch { throw Stop(words(.noFolder, ["folder": directory, "reason": error.reason]), .files) }
    guard case .entry(let entry) = folder.find(Settings.fileName), entry.isRegular else { throw Stop(words(.noSettings, ["folder": directory]), .files) }
    switch await ProjectReader.read(folder) {
    case .project(let project): return project
    case .unreadable(let findings):
      tell(findings, language)
      throw Stop(words(.brokenReport, ["folder": directory]), .findings)
    }
  }

  static func tell(_ findings: [Diagnostic], _ language: String) {
    let printer = FindingPrinter(words: CLIWords(language), codes: CodeWords.of(language), prefix: "")
    Console.error(findings.settled { $0.severity }.map(printer.text).joined())
  }

  private static func make(_ directory: String, _ year: Int?, _ arguments: Arguments) async throws(Stop) -> ExitCode {
    let plan: StartPlan
    if let from = arguments.from {
      plan = try await StartPlan.carryingOver(from, to: directory, year, arguments)
    } else {
      plan = try await StartPlan.fresh(directory, year, arguments)
    }
    let words = CLIWords(arguments.language ?? plan.language.rawValue)
    // Files of last year's report that cannot be read are not taken over.
    tell(plan.carryOver?.findings ?? [], arguments.language ?? plan.language.rawValue)
    let files: NewFiles
    if let path = NewFiles.leavingLink(plan.files, in: directory) { throw Stop(words(.leadsOutside, ["path": path, "folder": directory]), .files) }
    do throws(FileFailure) { files = try NewFiles(plan.files, in: directory, folders: Starter.emptyFolders) } catch { throw Stop(error, words) }
    Console.out(StartAccount(directory: directory, plan: plan, files: files, words: words).text)
    return .fine
  }
}
