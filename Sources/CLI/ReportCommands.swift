internal import Diagnostics
internal import Files
internal import Glibc
internal import Site
internal import Words

/// `build` and `check`, of one report or of several side by side.
enum ReportCommands {
  static func run(_ arguments: Arguments, writes: Bool) async throws(Arguments.Misuse) -> ExitCode {
    let directories = arguments.operands.isEmpty ? ["."] : arguments.operands
    let targets = try targets(directories, arguments, writes: writes)
    let isMany = directories.count > 1
    var fixing = ExitCode.fine
    if arguments.fixes || arguments.isDryRun {
      // One after the other: what is shown of each stays together.
      for directory in directories { fixing = max(fixing, await FixRun.run(directory, arguments, isOneOfMany: isMany)) }
    }
    let isForced = arguments.isForced
    // Jobs finish in any order and are told in the order given.
    let jobs = await withTaskGroup(of: (Int, ReportJob).self) { group in
      for (index, directory) in directories.enumerated() {
        group.addTask { (index, await ReportJob.run(directory, output: targets[index], force: isForced)) }
      }
      var jobs = [ReportJob?](repeating: nil, count: directories.count)
      for await (index, job) in group { jobs[index] = job }
      return jobs.compactMap(\.self)
    }
    for job in jobs { tell(job, arguments, isOneOfMany: isMany) }
    if let data = FindingData(arguments.format) { Console.out(data.bytes(jobs, language: arguments.language)) }
    return jobs.map { $0.exitCode(strict: arguments.isStrict) }.reduce(fixing, max)
  }

  private static func targets(_ directories: [String], _ arguments: Arguments, writes: Bool) throws(Arguments.Misuse) -> [String?] {
    guard writes else { return directories.map { _ in nil } }
    guard let output = arguments.output else { return directories.map { join($0, "output") } }
    if directories.count == 1 { return [output] }
    let names = directories.map(name)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw Arguments.Misuse(message: .sameNames, arguments: ["name": name])
    }
    return names.map { join(output, $0) }
  }

  static func join(_ folder: String, _ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }

  /// The name of a folder, of `.` too.
  static func name(_ directory: String) -> String {
    let real = realpath(directory, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    return (real ?? directory).split(separator: "/").last.map(String.init) ?? "report"
  }

  // MARK: - Telling

  static func tell(_ job: ReportJob, _ arguments: Arguments, isOneOfMany: Bool) {
    let language = job.spoken(arguments.language)
    let words = CLIWords(language)
    let printer = FindingPrinter(words: words, codes: CodeWords.of(language), prefix: isOneOfMany ? join(job.directory, "") : "")
    let kept = arguments.isQuiet ? job.diagnostics.filter { $0.severity != .note } : job.diagnostics
    switch arguments.format {
    case .text: Console.error(printer.texts(kept))
    case .short: Console.error(kept.map(printer.short).joined())
    case .json, .sarif, .github: break
    }
    if let stop = job.stopped { Console.error(message(stop, job.directory, words)) }
    guard !arguments.isQuiet, arguments.format == .text, job.stopped == nil else { return }
    Console.error(ClosingLines(job: job, words: words, printer: printer).text)
  }

  static func message(_ stop: ReportJob.Stop, _ directory: String, _ words: CLIWords) -> String {
    "saraban: " + text(stop, directory, words) + "\n"
  }

  static func text(_ stop: ReportJob.Stop, _ directory: String, _ words: CLIWords) -> String {
    switch stop {
    case .noFolder(let failure): words(.noFolder, ["folder": directory, "reason": failure.reason])
    case .noSettings: words(.noSettings, ["folder": directory])
    case .failure(let failure):
      words(failure.action == .read ? .cannotRead : .cannotWrite, ["path": failure.path, "reason": failure.reason])
    case .refusal(.notOurs(let path)) where SiteBuilder.isBundle(path):
      words(SiteBuilder.isPreview(path) ? .isPreview : .isPublished, ["path": path])
    case .refusal(.notOurs(let path)): words(.notOurs, ["path": path, "name": SiteBuilder.foreignName(in: path) ?? ""])
    case .amongSources(let path): words(.insideReport, ["path": path])
    case .insideSite(let path, let site): words(.insideSite, ["path": path, "site": site])
    case .insideGit(let path): words(.insideGit, ["path": path])
    case .refusal(.isMount(let path)): words(.targetIsMount, ["path": path])
    case .refusal(.isFile(let path)): words(.targetIsFile, ["path": path])
    }
  }
}
