internal import Assessment
package import Diagnostics
internal import Templates
internal import Words

/// Why the folder gives no site at the moment.
package enum Trouble: Sendable, Hashable {
  case noFolder(reason: String)
  case noSettings
  /// What is wrong in saraban.yaml or the framework.
  case findings([Diagnostic])

  /// What the pages of a preview say about it.
  func model(_ words: Words) -> Model {
    let codes = CodeWords.of(words.language)
    return switch self {
    case .noFolder(let reason): [.notice: .text(words.text(.previewNoFolder, ["reason": reason])), .findings: .list([])]
    case .noSettings: [.notice: .text(words[.previewNoSettings]), .findings: .list([])]
    case .findings(let list):
      [.notice: .text(words[.previewBroken]), .findings: .models(list.filter { $0.severity != .note }.map {
        Finding($0, codes, words, thaiDigits: false, isPublic: true).model
      })]
    }
  }
}
