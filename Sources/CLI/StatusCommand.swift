internal import Assessment
internal import Diagnostics
internal import Site
internal import Words

/// `status`: how far a report is and what its scores come to, without its findings.
enum StatusCommand {
  static func run(_ arguments: Arguments) async -> ExitCode {
    let directories = arguments.operands.isEmpty ? ["."] : arguments.operands
    var jobs: [ReportJob] = []
    for directory in directories { jobs.append(await ReportJob.run(directory, output: nil, force: false)) }
    for job in jobs where job.stopped != nil { ReportCommands.tell(job, arguments, isOneOfMany: false) }
    if arguments.format == .json {
      Console.out(JSON.object([("reports", .list(jobs.map(data)))]).bytes)
    } else {
      Console.out(jobs.filter { $0.stopped == nil }.map { text($0, arguments) }.joined(separator: "\n"))
    }
    return jobs.map { $0.exitCode(strict: false) }.max() ?? .fine
  }

  private static func text(_ job: ReportJob, _ arguments: Arguments) -> String {
    let language = arguments.language ?? (job.language.isEmpty ? "th" : job.language)
    let table = job.report.map { StatusTable($0, Words.of(language)).text } ?? ""
    func count(_ severity: Severity) -> String {
      let digits = String(job.diagnostics.count(severity))
      return job.report?.settings.thaiDigits == true ? digits.thaiDigits : digits
    }
    return table + CLIWords(language)(.statusFindings, [
      "errors": count(.error), "warnings": count(.warning), "notes": count(.note), "folder": ShellWord.quoted(job.directory),
    ]) + "\n"
  }

  private static func data(_ job: ReportJob) -> JSON {
    let standing = job.report.map { StandingJSON($0) }
    let list = job.diagnostics
    return .object([
      ("folder", .text(job.directory)), ("title", .optional(job.report?.settings.title)), ("agency", .optional(job.report?.settings.agency)),
      ("fiscal-year", job.report.map { .int($0.settings.fiscalYear) } ?? .null), ("coverage", standing?.coverage ?? .null), ("scores", standing?.scores ?? .null),
      ("findings", .object([("errors", .int(list.count(.error))), ("warnings", .int(list.count(.warning))), ("notes", .int(list.count(.note)))])),
    ])
  }
}
