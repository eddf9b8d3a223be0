/// The commands of the program: one list. Each has a page in `words/help.*.yaml`.
enum Command: String, CaseIterable, Sendable {
  case build, check, serve, watch, status, pdf, framework, render, help

  var options: Set<Option> {
    switch self {
    case .build: [.output, .force, .strict, .format, .lang, .quiet]
    case .check: [.strict, .format, .lang, .quiet]
    case .serve: [.port, .host, .lang, .quiet]
    case .watch: [.output, .force, .lang, .quiet]
    case .status: [.format, .lang]
    case .pdf: [.output, .strict, .lang, .quiet]
    case .framework: [.lang]
    case .render: [.format, .lang]
    case .help: [.lang]
    }
  }
}

/// The options of the program: one list.
enum Option: String, CaseIterable, Sendable {
  case output, force, strict, format, lang, quiet, port, host, help, version

  /// Whether a value follows: `--output DIR` or `--output=DIR`.
  var takesValue: Bool { self == .output || self == .format || self == .lang || self == .port || self == .host }

  var choices: [String] {
    switch self {
    case .format: OutputFormat.allCases.map(\.rawValue)
    case .lang: ["th", "en"]
    default: []
    }
  }
}

enum OutputFormat: String, CaseIterable, Sendable { case text, short, json }

/// What the process tells its caller (§11 of the report format).
enum ExitCode: Int32, Sendable, Comparable {
  case fine = 0
  case findings = 1
  case usage = 2
  case files = 3

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
