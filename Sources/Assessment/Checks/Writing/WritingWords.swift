internal import Diagnostics
internal import Resources
internal import YAML

/// Words by which the checks of writing know what they look at, from `words/writing.yaml`: knowledge of languages, not of any criteria.
struct WritingWords: Sendable {
  enum List: String, CaseIterable {
    case buddhist, christian, fiscal, calendar, years, spans, january, december, october, september, to, compared, done, planned
    case percentBefore = "percent-before", percentBehind = "percent-behind"
    case scales, scaleTails = "scale-tails", notUnits = "not-units", units, claims, claimDoubts = "claim-doubts", leftovers, asks, asked, others, fields, ordinals, listings
    case blanksBefore = "blanks-before", blanksBehind = "blanks-behind"
    case offices, officeMail = "office-mail", persons, otherNumbers = "other-numbers", ownNumbers = "own-numbers", or, plain, known
  }

  private let lists: [[[UInt8]]]

  /// Longest first: of a word and a longer one around it the longer counts.
  subscript(_ list: List) -> [[UInt8]] { lists[list.index] }

  static let shared = WritingWords()

  private init() {
    let path = "words/writing.yaml"
    let file = SourceFile(path: path, bytes: Resource.named(path) ?? [])
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(file, range: 0..<file.bytes.count, diagnostics: &findings)
    lists = List.allCases.map { list in
      (node?[list.rawValue]?.items ?? []).compactMap(\.text).map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }
  }
}

extension WritingWords.List {
  private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
  fileprivate var index: Int { Self.indices[self] ?? 0 }
}
