internal import Diagnostics

/// The command line, understood.
struct Arguments: Sendable {
  var command: Command?
  var operands: [String] = []
  var output: String?
  var format = OutputFormat.text
  var framework: String?
  var agency: String?
  var year: String?
  var from: String?
  var language: String?
  var isForced = false
  var fixes = false
  var isDryRun = false
  var isStrict = false
  var isQuiet = false
  var port: String?
  var host: String?
  var wantsHelp = false
  var wantsVersion = false

  /// Why a command line cannot be understood: a message of the catalogue and what fills it.
  struct Misuse: Error, Sendable {
    let message: CLIWord
    let arguments: [String: String]
    /// The nearest right word.
    var near: String?
    /// Whose help says more.
    var command: Command?

    func of(_ command: Command?) -> Misuse {
      var misuse = self
      misuse.command = command
      return misuse
    }
  }

  init(_ words: [String]) throws(Misuse) {
    do throws(Misuse) { try read(words) } catch { throw error.of(command) }
  }

  private mutating func read(_ words: [String]) throws(Misuse) {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if word == "--", !onlyOperands {
        onlyOperands = true
      } else if onlyOperands || !word.hasPrefix("-") || word == "-" {
        try take(operand: word)
      } else {
        try take(option: word, &rest)
      }
    }
    try checkOptions(words)
  }

  private mutating func take(operand word: String) throws(Misuse) {
    guard command == nil else { return operands.append(word) }
    guard let found = Command(rawValue: word) else {
      let near = NearMiss.nearest(to: word, in: Command.allCases.map(\.rawValue)).first
      throw Misuse(message: .unknownCommand, arguments: ["word": word, "known": Command.allCases.map(\.rawValue).joined(separator: ", ")], near: near)
    }
    command = found
  }

  private mutating func take(option word: String, _ rest: inout ArraySlice<String>) throws(Misuse) {
    let body = word.drop { $0 == "-" }
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = word == "-h" ? "help" : word == "-o" ? "output" : word == "-q" ? "quiet" : parts.first ?? ""
    guard word.hasPrefix("--") || name != parts.first, let option = Option(rawValue: name) else {
      let near = NearMiss.nearest(to: name, in: Option.allCases.map(\.rawValue)).first
      throw Misuse(message: .unknownOption, arguments: ["word": word], near: near.map { "--" + $0 })
    }
    var value = ""
    if option.takesValue {
      if parts.count > 1 { value = parts[1] } else if let next = rest.popFirst() { value = next } else {
        throw Misuse(message: .missingValue, arguments: ["option": "--" + option.rawValue])
      }
    } else if parts.count > 1 {
      throw Misuse(message: .needlessValue, arguments: ["option": "--" + option.rawValue])
    }
    if !option.choices.isEmpty { try check(value, of: option, in: option.choices) }
    set(option, value)
  }

  private func check(_ value: String, of option: Option, in choices: [String]) throws(Misuse) {
    if choices.contains(value) { return }
    throw Misuse(message: .badChoice, arguments: ["option": "--" + option.rawValue, "value": value, "choices": choices.joined(separator: ", ")],
      near: NearMiss.nearest(to: value, in: choices).first)
  }

  private mutating func set(_ option: Option, _ value: String) {
    switch option {
    case .output: output = value
    case .force: isForced = true
    case .fix: fixes = true
    case .dryRun: isDryRun = true
    case .strict: isStrict = true
    case .format: format = OutputFormat(rawValue: value) ?? .text
    case .framework: framework = value
    case .agency: agency = value
    case .year: year = value
    case .from: from = value
    case .lang: language = value
    case .quiet: isQuiet = true
    case .port: port = value
    case .host: host = value
    case .help: wantsHelp = true
    case .version: wantsVersion = true
    }
    given.insert(option)
  }

  private var given: Set<Option> = []

  private func checkOptions(_ words: [String]) throws(Misuse) {
    if wantsHelp || wantsVersion { return }
    guard let command else { return }
    if let stray = Option.allCases.first(where: { given.contains($0) && !command.options.contains($0) }) {
      throw Misuse(message: .strayOption, arguments: ["option": "--" + stray.rawValue, "command": command.rawValue])
    }
    if given.contains(.format) { try check(format.rawValue, of: .format, in: command.formats.map(\.rawValue)) }
  }
}
