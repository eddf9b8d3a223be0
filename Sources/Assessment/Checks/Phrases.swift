internal import Diagnostics
internal import Resources
internal import YAML

/// What phrases of a sentence claim about figures, from `words/statements.yaml`: knowledge of languages, not of any criteria.
struct Phrases: Sendable {
  /// What a phrase says. Of a target and of a comparator the first pair is about size, the second about what is better.
  enum Claim: String, CaseIterable {
    case aboveTarget = "above-target", belowTarget = "below-target", reached, missed
    case aboveComparator = "above-comparator", belowComparator = "below-comparator", better, worse
    case rising, falling, improving, worsening

    /// What the same phrase says behind a "not"; nil where that says nothing certain.
    var negated: Claim? {
      switch self {
      case .aboveTarget: .belowTarget
      case .belowTarget: .aboveTarget
      case .reached: .missed
      case .missed: .reached
      case .aboveComparator: .belowComparator
      case .belowComparator: .aboveComparator
      case .better: .worse
      case .worse: .better
      case .rising, .falling, .improving, .worsening: nil
      }
    }
  }

  let claims: [(claim: Claim, phrase: String)]
  /// Words right before a phrase that turn it round.
  let negations: [[UInt8]]
  /// Words beside a phrase with which it is a wish, a plan or a part of the truth.
  let doubts: [[UInt8]]
  /// What may stand between a year and its figure.
  let connections: [[UInt8]]
  /// Units written before a number, or as a sign behind it.
  let percents: [[UInt8]]
  /// Units of a difference between two per cents.
  let points: [[UInt8]]
  /// Behind a number: so many years.
  let years: [[UInt8]]
  /// What may stand before a phrase and is no subject of its own.
  let leads: [[UInt8]]
  /// Parts of a phrase that make it speak of every year.
  private let lasting: [String]

  func isLasting(_ phrase: String) -> Bool { lasting.contains { phrase.holds($0) } }

  static let shared = Phrases()

  private init() {
    let path = "words/statements.yaml"
    let file = SourceFile(path: path, bytes: Resource.named(path) ?? [])
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(file, range: 0..<file.bytes.count, diagnostics: &findings)
    func list(_ key: String) -> [String] { (node?[key]?.items ?? []).compactMap(\.text) }
    func bytes(_ key: String) -> [[UInt8]] { list(key).map { Array($0.utf8) }.sorted { $0.count > $1.count } }
    claims = Claim.allCases.flatMap { claim in list(claim.rawValue).map { (claim, $0) } }
    negations = bytes("negations")
    doubts = bytes("doubts")
    connections = bytes("connections")
    percents = bytes("percents")
    points = bytes("points")
    years = bytes("years")
    leads = bytes("leads")
    lasting = list("lasting")
  }
}
