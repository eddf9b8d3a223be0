internal import Assessment
internal import Diagnostics
internal import Files
internal import Site
internal import Words

/// `render FILE`: one Markdown file as the site would show its body, for trying things.
enum RenderCommand {
  static func run(_ arguments: Arguments, _ words: CLIWords) async throws(Arguments.Misuse) -> ExitCode {
    guard let path = arguments.operands.first else { throw Arguments.Misuse(message: .needsOperand, arguments: ["command": "render", "operand": "FILE"]) }
    let (root, inner) = reportFolder(of: path)
    let folder: Folder
    do { folder = try Folder(root) } catch {
      Console.error("saraban: " + words(.noFolder, ["folder": root, "reason": error.reason]) + "\n")
      return .files
    }
    guard case .project(let project) = await ProjectReader.read(folder, trying: inner) else {
      Console.error("saraban: " + words(.noSettings, ["folder": root]) + "\n")
      return .files
    }
    let report = await Resolver.resolve(project, folder)
    let language = arguments.language ?? project.settings.language.rawValue
    let printer = FindingPrinter(words: CLIWords(language), codes: CodeWords.of(language), prefix: "")
    let findings = report.diagnostics.filter { $0.place.path == inner }
    Console.error(arguments.format == .text ? printer.texts(findings) : findings.map(printer.short).joined())
    guard let document = report.documents.first(where: { $0.source.file.path == inner }) else {
      Console.error("saraban: " + words(.needsMarkdown, ["path": path]) + "\n")
      return .files
    }
    Console.out(SiteBuilder.body(of: document, in: report))
    return findings.count(.error) > 0 ? .findings : .fine
  }

  /// The nearest folder above a file that holds a report, and the file's path in it; its own folder where there is none.
  private static func reportFolder(of path: String) -> (root: String, inner: String) {
    let parts = Disk.realPath(path).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for count in stride(from: parts.count - 1, through: 0, by: -1) {
      let root = count == 0 ? "." : parts[..<count].joined(separator: "/")
      let folder = root.isEmpty ? "/" : root
      if Disk.exists(folder + "/" + Settings.fileName) { return (folder, parts[count...].joined(separator: "/")) }
    }
    let root = parts.dropLast().joined(separator: "/")
    return (root.isEmpty ? "/" : root, parts.last ?? path)
  }
}
