internal import Resources
internal import YAML

/// What the system says when it does not do something, in the reader's language: `words/reasons.*.yaml`. Programs get it in English.
package enum SystemReason {
  private static let thai = Catalogue.entries("words/reasons.th.yaml").mapValues { $0.text ?? "" }

  package static func text(_ english: String, _ language: String) -> String { (language == "en" ? nil : thai[english]) ?? english }

  /// The arguments of a wording, of which `reason` may come from the system.
  package static func translated(_ arguments: [String: String], _ language: String) -> [String: String] {
    guard let reason = arguments["reason"] else { return arguments }
    return arguments.merging(["reason": text(reason, language)]) { $1 }
  }
}
