internal import Diagnostics

/// Tells which level, facet or summary a heading opens (§4 of the report format).
struct HeadingNames: Sendable {
  enum Meaning: Hashable, Sendable { case level(LevelID), facet(FacetID), summary }

  private struct Entry: Sendable {
    let meaning: Meaning
    /// Lower case.
    let name: [Unicode.Scalar]
  }

  private let entries: [Entry]
  private let nearNames: NearMiss.Candidates

  init(_ framework: Framework) {
    var entries: [Entry] = []
    var names: [String] = []
    func add(_ meaning: Meaning, _ all: [String]) {
      for name in all where !name.isEmpty {
        entries.append(Entry(meaning: meaning, name: Array(name.lowercased().unicodeScalars)))
        names.append(name)
      }
    }
    for level in framework.levels { add(.level(level.id), level.names) }
    for facet in framework.facets { add(.facet(facet.id), facet.names) }
    add(.summary, framework.summary.names)
    // The longest name wins.
    self.entries = entries.enumerated().sorted { ($1.element.name.count, $0.offset) < ($0.element.name.count, $1.offset) }.map(\.element)
    nearNames = NearMiss.Candidates(names.filter { $0.unicodeScalars.count >= 4 })
  }

  func meaning(of heading: String) -> Meaning? {
    let text = Array(Self.withoutNumber(heading).lowercased().unicodeScalars)
    for entry in entries where text.starts(with: entry.name) {
      let rest = text.dropFirst(entry.name.count)
      if rest.isEmpty || opensExplanation(rest, after: entry) { return entry.meaning }
    }
    return nil
  }

  /// What may follow a name: `:` `–` `—` ` - ` `(` `/`, or another name of the same thing.
  private func opensExplanation(_ rest: ArraySlice<Unicode.Scalar>, after entry: Entry) -> Bool {
    let trimmed = rest.drop { $0 == " " }
    guard let mark = trimmed.first else { return true }
    if Self.opensExplanation(mark) { return true }
    if mark == "-" { return trimmed.count < rest.count && (trimmed.count == 1 || trimmed.dropFirst().first == " ") }
    return trimmed.count < rest.count && entries.contains { other in
      guard other.meaning == entry.meaning, other.name != entry.name, trimmed.starts(with: other.name) else { return false }
      let after = trimmed.dropFirst(other.name.count)
      return after.isEmpty || opensExplanation(after, after: other)
    }
  }

  /// An accepted name that the heading nearly is; nil when it is clearly the author's own.
  func nearMiss(of heading: String) -> String? {
    let text = Self.withoutNumber(Self.plain(heading))
    let head = text.unicodeScalars.split(whereSeparator: Self.opensExplanation).first.map { String($0).trimmedSpaces } ?? text
    for candidate in head == text ? [text] : [head, text] where candidate.unicodeScalars.count >= 4 {
      if let near = nearNames.nearest(to: candidate, limit: 1).first { return near }
    }
    return nil
  }

  /// Whether it would open something in plain letters: with wide Latin letters, or with marks that nobody sees, it does not.
  func isDisguised(_ heading: String) -> Bool {
    let plain = Self.plain(heading)
    return plain != heading && meaning(of: heading) == nil && meaning(of: plain) != nil
  }

  static func plain(_ heading: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in heading.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xA0, 0x3000, 0x2000...0x200A, 0x202F: plain.append(" ")
      case 0x200B...0x200F, 0x2060, 0xAD, 0xFEFF: continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  private static func opensExplanation(_ mark: Unicode.Scalar) -> Bool {
    switch mark {
    case ":", "：", "–", "—", "(", "/": true
    default: false
    }
  }

  /// `1.1) Basic` → `Basic`; the digits may be Thai.
  private static func withoutNumber(_ heading: String) -> String {
    let text = heading.trimmedSpaces
    guard let first = text.first, first.isNumber else { return text }
    let rest = text.drop { $0.isNumber || ".)(:".contains($0) }
    return String(rest).trimmedSpaces
  }
}
