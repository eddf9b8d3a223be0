internal import Diagnostics
internal import YAML

/// `rules:` of saraban.yaml and of a framework file: severity per code of a finding.
enum SeverityRules {
  /// nil as value drops the finding.
  static func read(_ fields: inout Fields) -> [Code: Severity?] {
    guard let node = fields.node("rules"), !node.isEmpty else { return [:] }
    var inner = Fields(node, in: fields.file, at: node.range)
    var rules: [Code: Severity?] = [:]
    for entry in inner.entries {
      guard let code = Code(rawValue: entry.key) else {
        let near = NearMiss.nearest(to: entry.key, in: Code.allCases.map(\.rawValue))
        inner.report(Diagnostic(.unknownCode, at: fields.file.place(entry.keyRange), ["code": entry.key], suggestions: near.map { Suggestion($0) }))
        continue
      }
      guard let word = inner.choice(entry.key, of: Severity.allCases.map(\.rawValue) + ["ignore"]) else { continue }
      rules[code] = .some(Severity(rawValue: word))
    }
    fields.absorb(inner)
    return rules
  }
}

/// The severity of a code: as the report sets it, else as its criteria do, else the program's own.
struct SeverityChoice: Sendable {
  let settings: Settings
  let framework: Framework

  /// nil when findings of this code are to be dropped.
  func callAsFunction(_ code: Code) -> Severity? { settings.rules[code] ?? framework.rules[code] ?? code.severity }
}
