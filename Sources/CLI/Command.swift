/// The commands of the program: one list. Each has a page in `words/help.*.yaml`.
enum Command: String, CaseIterable, Sendable {
  case `init`, new, build, check, explain, serve, watch, status, pdf, framework, render, help

  var options: Set<Option> {
    switch self {
    case .`init`: [.framework, .agency, .year, .from, .lang]
    case .new: [.lang]
    case .build: [.output, .force, .strict, .format, .lang, .quiet]
    case .check: [.fix, .dryRun, .strict, .format, .lang, .quiet]
    case .explain: [.lang]
    case .serve: [.port, .host, .lang, .quiet]
    case .watch: [.output, .force, .lang, .quiet]
    case .status: [.format, .lang]
    case .pdf: [.output, .strict, .lang, .quiet]
    case .framework: [.lang]
    case .render: [.format, .lang]
    case .help: [.lang]
    }
  }

  /// In which forms it answers.
  var formats: [OutputFormat] {
    switch self {
    case .build, .check: OutputFormat.allCases
    case .status: [.text, .json]
    case .render: [.text, .short]
    default: []
    }
  }
}

/// The options of the program: one list.
enum Option: String, CaseIterable, Sendable {
  case output, force, fix
  case dryRun = "dry-run"
  case strict, format, framework, agency, year, from, lang, quiet, port, host, help, version

  /// Whether a value follows: `--output DIR` or `--output=DIR`.
  var takesValue: Bool {
    switch self {
    case .output, .format, .framework, .agency, .year, .from, .lang, .port, .host: true
    case .force, .fix, .dryRun, .strict, .quiet, .help, .version: false
    }
  }

  var choices: [String] {
    switch self {
    case .format: OutputFormat.allCases.map(\.rawValue)
    case .lang: ["th", "en"]
    default: []
    }
  }
}

enum OutputFormat: String, CaseIterable, Sendable { case text, short, json, sarif, github }

/// What the process tells its caller (§11 of the report format).
enum ExitCode: Int32, Sendable, Comparable {
  case fine = 0
  case findings = 1
  case usage = 2
  case files = 3

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
