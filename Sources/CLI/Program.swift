internal import Assessment
internal import Diagnostics
internal import Files
internal import Glibc
internal import Resources
internal import Site
internal import Words

/// The program: understands the command line, runs a command, says how it went.
package enum Program {
  package static let version = "0.1.0"

  /// `words` are the arguments after the program's name. Returns the exit code.
  package static func run(_ words: [String]) async -> Int32 {
    // A reader that closes the pipe early is no reason to die with a signal.
    signal(SIGPIPE, SIG_IGN)
    do throws(Arguments.Misuse) {
      let arguments = try Arguments(words)
      // What runs for days gives back what one large file took.
      if arguments.command != .serve, arguments.command != .watch { Memory.keepFreed() }
      do throws(Arguments.Misuse) { return try await run(arguments).rawValue } catch { throw error.of(arguments.command) }
    } catch {
      return report(error, words).rawValue
    }
  }

  private static func report(_ misuse: Arguments.Misuse, _ words: [String]) -> ExitCode {
    let isEnglish = words.contains("--lang=en") || zip(words, words.dropFirst()).contains { $0 == "--lang" && $1 == "en" }
    let text = CLIWords(isEnglish ? "en" : "th")
    var message = "saraban: " + text(misuse.message, misuse.arguments)
    if let near = misuse.near { message += " – " + text(.didYouMean, ["word": near]) }
    let topic = misuse.command.map { $0 == .help ? "" : " " + $0.rawValue } ?? ""
    Console.error(message + "\n" + text(.tryHelp, ["topic": topic]) + "\n")
    return .usage
  }

  private static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    let words = CLIWords(arguments.language ?? "th")
    if arguments.wantsVersion {
      Console.out("saraban \(version)\n")
      return .fine
    }
    guard let command = arguments.command, !arguments.wantsHelp else { return help(arguments.command.map { [$0.rawValue] } ?? [], words) }
    switch command {
    case .help: return try helpCommand(arguments, words)
    case .`init`: return try await InitCommand.run(arguments)
    case .new: return try await NewCommand.run(arguments)
    case .build: return try await ReportCommands.run(arguments, writes: true)
    case .check: return try await ReportCommands.run(arguments, writes: false)
    case .explain: return try ExplainCommand.run(arguments)
    case .serve: return try await ServeCommand.run(arguments)
    case .watch: return try await WatchCommand.run(arguments)
    case .status: return await StatusCommand.run(arguments)
    case .pdf: return try await PDFCommand.run(arguments)
    case .framework: return try frameworks(arguments, words)
    case .render: return try await RenderCommand.run(arguments, words)
    }
  }

  private static func helpCommand(_ arguments: Arguments, _ words: CLIWords) throws(Arguments.Misuse) -> ExitCode {
    if let topic = arguments.operands.first, Command(rawValue: topic) == nil {
      let known = Command.allCases.map(\.rawValue)
      throw Arguments.Misuse(message: .unknownCommand, arguments: ["word": topic, "known": known.joined(separator: ", ")],
        near: NearMiss.nearest(to: topic, in: known).first)
    }
    return help(arguments.operands, words)
  }

  private static func help(_ topics: [String], _ words: CLIWords) -> ExitCode {
    Console.out(words.help[topics.first ?? "main"] ?? "")
    return .fine
  }

  private static func frameworks(_ arguments: Arguments, _ words: CLIWords) throws(Arguments.Misuse) -> ExitCode {
    switch arguments.operands.first {
    case "list":
      for name in FrameworkCatalogue.names {
        let framework = FrameworkCatalogue.shared(name)
        Console.out("\(name)  \(framework?.title.text(arguments.language == "en" ? .english : .thai) ?? "")\n")
      }
      return .fine
    case "show":
      guard arguments.operands.count > 1 else { throw Arguments.Misuse(message: .needsOperand, arguments: ["command": "framework show", "operand": "ID"]) }
      let id = arguments.operands[1]
      guard let file = FrameworkCatalogue.file(id) else {
        throw Arguments.Misuse(message: .unknownFramework, arguments: ["id": id, "known": FrameworkCatalogue.names.joined(separator: ", ")],
          near: NearMiss.nearest(to: id, in: FrameworkCatalogue.names).first)
      }
      Console.out(file.bytes)
      return .fine
    case let other?:
      throw Arguments.Misuse(message: .unknownCommand, arguments: ["word": "framework \(other)", "known": "framework list, framework show ID"],
        near: NearMiss.nearest(to: other, in: ["list", "show"]).first.map { "framework " + $0 })
    case nil:
      throw Arguments.Misuse(message: .needsOperand, arguments: ["command": "framework", "operand": "list | show ID"])
    }
  }
}
