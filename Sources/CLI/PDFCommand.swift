internal import Assessment
internal import Diagnostics
internal import Files
internal import Site

/// `pdf`: the printed report as one PDF, made by WeasyPrint from the site's print.html.
enum PDFCommand {
  static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    guard arguments.operands.count < 2 else { throw Arguments.Misuse(message: .oneReport, arguments: ["command": "pdf"]) }
    let directory = arguments.operands.first ?? "."
    let output = arguments.output ?? ReportCommands.join(directory, ReportCommands.name(directory) + ".pdf")
    do throws(Stop) { return try await make(output, of: directory, arguments) } catch {
      let words = CLIWords(arguments.language ?? "th")
      Console.error("saraban: " + message(error, words) + "\n")
      return .files
    }
  }

  /// What keeps a PDF from being made.
  private enum Stop: Error {
    case missing(program: String, package: String)
    case isFolder(String)
    /// Nothing of an author's is overwritten.
    case isOther(String)
    case place(ReportJob.Stop)
    case file(FileFailure)
    case failed(String)
  }

  private static func message(_ stop: Stop, _ words: CLIWords) -> String {
    switch stop {
    case .missing(let program, let package): words(.missingTool, ["program": program, "package": package])
    case .isFolder(let path): words(.pdfIsFolder, ["path": path])
    case .place(let stop): ReportCommands.text(stop, "", words)
    case .isOther(let path): words(.pdfIsOther, ["path": path])
    case .file(let failure): words(failure.action == .read ? .cannotRead : .cannotWrite, ["path": failure.path, "reason": failure.reason])
    case .failed(let lines): words(.pdfFailed, ["lines": lines])
    }
  }

  private static func tool(_ program: String, package: String) throws(Stop) -> Tool {
    guard let tool = Tool(program) else { throw .missing(program: program, package: package) }
    return tool
  }

  /// Everything is made in a folder beside the target; only the finished file takes its place. A killed run leaves the folder to the next.
  private static func make(_ output: String, of directory: String, _ arguments: Arguments) async throws(Stop) -> ExitCode {
    if Disk.isFolder(output) { throw .isFolder(output) }
    if Disk.exists(output), !Disk.begins(output, with: Array("%PDF-".utf8)) { throw .isOther(output) }
    if let folder = try? Folder(directory), let stop = ReportJob.refusal(of: output, folder) { throw .place(stop) }
    let maker = try tool("weasyprint", package: "weasyprint")
    let slash = output.lastIndex(of: "/").map { output.index(after: $0) } ?? output.startIndex
    let workshop = "\(output[..<slash]).\(output[slash...]).saraban-pdf"
    do throws(FileFailure) { try Disk.remove(workshop) } catch { throw .file(error) }
    defer { try? Disk.remove(workshop) }
    var job = await ReportJob.run(directory, output: workshop + "/site", force: false)
    job.summary = nil
    guard let report = job.report, job.stopped == nil else {
      ReportCommands.tell(job, arguments, isOneOfMany: false)
      return job.exitCode(strict: arguments.isStrict)
    }
    let meter = report.settings.pageLimits.isEmpty ? nil : try tool("pdfinfo", package: "poppler-utils")
    let file = workshop + "/report.pdf"
    let words = CLIWords(arguments.language ?? job.language)
    try outline(report, in: workshop, words)
    _ = try run(maker, ["--pdf-variant", "pdf/ua-1", workshop + "/site/" + Addresses.print, file])
    let budget = try meter.map { meter throws(Stop) in try measure(file, meter, report) }
    do throws(FileFailure) { try Disk.move(file, to: output) } catch { throw .file(error) }
    job.diagnostics = report.adding(budget?.findings ?? []).diagnostics
    ReportCommands.tell(job, arguments, isOneOfMany: false)
    if !arguments.isQuiet {
      Console.error(words(.pdfWritten, ["path": output]) + "\n")
      if let budget { Console.out(table(budget, words)) }
    }
    return job.exitCode(strict: arguments.isStrict)
  }

  private static func run(_ tool: Tool, _ words: [String]) throws(Stop) -> String {
    let outcome: (isFine: Bool, text: String)
    do throws(FileFailure) { outcome = try tool.run(words) } catch { throw .file(error) }
    if outcome.isFine { return outcome.text }
    throw .failed(outcome.text.split(separator: "\n").suffix(8).map { "  " + $0 }.joined(separator: "\n"))
  }

  /// Turns the words in drawings into outlines: WeasyPrint sets them letter by letter, which tears Thai apart.
  private static func outline(_ report: Report, in workshop: String, _ words: CLIWords) throws(Stop) {
    let addresses = Addresses(report)
    let drawings = report.attachments.filter { $0.lowercased().hasSuffix(".svg") }.map { workshop + "/site/" + addresses.attachment($0) }
    let written = drawings.filter { path in (try? Disk.read(path))?.firstRange(of: Array("<text".utf8)) != nil }
    if written.isEmpty { return }
    guard let tool = Tool("rsvg-convert") else { return Console.error(words(.noOutlines, ["count": String(written.count)]) + "\n") }
    let outlines = workshop + "/outlines.svg"
    for path in written {
      do throws(FileFailure) {
        // One that the tool cannot read stays as it is.
        if try tool.run(["--format", "svg", "--output", outlines, path]).isFine { try Disk.move(outlines, to: path) }
      } catch { throw .file(error) }
    }
  }

  // MARK: - Page budget

  private static func measure(_ file: String, _ meter: Tool, _ report: Report) throws(Stop) -> PageBudget {
    let facts = try run(meter, ["-enc", "UTF-8", file]).split(separator: "\n").first { $0.hasPrefix("Pages:") }
    let total = facts?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    var starts: [String: PageBudget.Spot] = [:]
    // `   4 [ XYZ   51  766 null      ] "items-1.1"`
    for line in try run(meter, ["-enc", "UTF-8", "-dests", file]).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 5, let page = Int(words[0]), let height = Int(words[4]), line.hasSuffix("\""), let open = line.firstIndex(of: "\"") else { continue }
      starts[String(line[line.index(after: open)...].dropLast())] = PageBudget.Spot(page: page, height: height)
    }
    return PageBudget(report, starts: starts, total: total)
  }

  private static func table(_ budget: PageBudget, _ words: CLIWords) -> String {
    func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    let lines = budget.rows.map { row in
      let span = row.pages == 1 ? String(row.span.lowerBound) : "\(row.span.lowerBound)–\(row.span.upperBound)"
      let count = right(String(row.pages), 6) + right(span, 10)
      let limit = row.limit.map { "  " + words($0.pages < row.pages ? .pagesOver : .pagesLimit, ["limit": String($0.pages)]) } ?? ""
      return "\(count)  \(String(repeating: " ", count: row.depth > 1 ? 2 : 0))\(row.name)\(limit)"
    }
    return ([words(.pagesTitle)] + lines).joined(separator: "\n") + "\n"
  }
}
