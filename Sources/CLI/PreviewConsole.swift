internal import Diagnostics
internal import Files
internal import Preview
internal import Site
internal import Words

/// What `serve` and `watch` say while they run: findings once, when they appear.
struct PreviewConsole {
  private let arguments: Arguments
  private var known = Set<Diagnostic>()
  private var wasInTrouble = false

  init(_ arguments: Arguments) { self.arguments = arguments }

  func words(_ language: String) -> CLIWords { CLIWords(arguments.language ?? language) }

  mutating func tell(_ news: ReportWatch.News) {
    let words = words(news.language)
    let printer = FindingPrinter(words: words, codes: CodeWords.of(arguments.language ?? news.language), prefix: "")
    var findings = news.findings
    if case .findings(let list) = news.trouble { findings = list }
    let shown = findings.filter { $0.severity != .note && !known.contains($0) }
    Console.error(shown.map(printer.text).joined())
    known = Set(findings)
    if let trouble = news.trouble {
      say(news.edition.hasSite ? words(.inTrouble, ["reason": Self.reason(trouble, words)]) : words(.notYet))
    } else if wasInTrouble { say(words(.outOfTrouble)) }
    wasInTrouble = news.trouble != nil
    guard !arguments.isQuiet, news.trouble == nil else { return }
    say(words(.rebuilt, ["pages": String(news.changed.count), "time": String(news.took.milliseconds),
      "errors": String(findings.count(.error)), "warnings": String(findings.count(.warning))]))
  }

  /// Why there is nothing to begin with: most likely a slip in the command.
  func refusal(_ trouble: Trouble?, _ directory: String) -> String? {
    switch trouble {
    case .noFolder(let reason): words("th")(.noFolder, ["folder": directory, "reason": reason])
    case .noSettings: (try? Folder(directory)).flatMap(ReportJob.settingsRefusal).map { ReportCommands.text($0, directory, words("th")) }
    case .findings, nil: nil
    }
  }

  func say(_ text: String) { Console.error(text + "\n") }

  private static func reason(_ trouble: Trouble, _ words: CLIWords) -> String {
    switch trouble {
    case .noFolder(let reason): " (\(reason))"
    case .noSettings: " (\(words(.settingsGone)))"
    case .findings: ""
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
