internal import Diagnostics
internal import Words

/// `explain`: what a code means and what to do, from the words that the manual's page is made of.
enum ExplainCommand {
  static func run(_ arguments: Arguments) throws(Arguments.Misuse) -> ExitCode {
    let language = arguments.language ?? "th"
    let (words, codes) = (CLIWords(language), CodeWords.of(language))
    guard !arguments.operands.isEmpty else {
      Console.out(list(words, codes))
      return .fine
    }
    var found: [Code] = []
    for operand in arguments.operands { found.append(try code(operand)) }
    Console.out(found.map { page($0, words, codes) }.joined(separator: "\n"))
    return .fine
  }

  /// As it stands in messages, with its brackets too.
  private static func code(_ word: String) throws(Arguments.Misuse) -> Code {
    let name = word.lowercased().filter { $0 != "[" && $0 != "]" }
    if let code = Code(rawValue: name) { return code }
    throw Arguments.Misuse(message: .unknownFinding, arguments: ["code": word], near: NearMiss.nearest(to: name, in: Code.allCases.map(\.rawValue)).first)
  }

  private static func list(_ words: CLIWords, _ codes: CodeWords) -> String {
    let width = Code.allCases.map(\.rawValue.count).max() ?? 0
    let groups = codes.kinds.map { kind in
      kind.title + "\n" + kind.codes.map { code in
        let severity = code.severity.rawValue
        return "  \(code.rawValue)\(String(repeating: " ", count: width - code.rawValue.count))  \(severity)\(String(repeating: " ", count: 7 - severity.count))  \(codes[code]?.title ?? "")\n"
      }.joined()
    }
    return groups.joined(separator: "\n") + "\n" + words(.explainMore) + "\n"
  }

  private static func page(_ code: Code, _ words: CLIWords, _ codes: CodeWords) -> String {
    guard let entry = codes[code] else { return "" }
    func block(_ title: CLIWord, _ text: String) -> String { "\n\(words(title))\n" + text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined() }
    func part(_ title: CLIWord, _ text: String) -> String { block(title, String(text.trimmingNewlines)) }
    return "\(entry.title) [\(code.rawValue)] \(code.severity.rawValue)\n\n\(entry.explanation.trimmingNewlines)\n" + part(.explainTodo, entry.todo)
      + part(.explainWrong, entry.wrong) + part(.explainRight, entry.right)
      + (code.mustBeHeard ? "" : part(.explainOff, words(.explainRule, ["code": code.rawValue])))
  }
}

extension String {
  fileprivate var trimmingNewlines: Substring {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
