package import Markdown
internal import ThaiText

/// The ids of a page's headings: stable, Thai-safe, unique.
package struct Anchors: Sendable {
  /// Heading node → id on the page.
  package private(set) var ids: [Markup.Index: String] = [:]
  /// What a link may write after `#` → id on the page.
  private var links: [String: String] = [:]
  private var used: Set<String>
  /// The last number given to each text.
  private var numbers: [String: Int] = [:]

  init(reserved: some Sequence<String> = []) {
    used = Set(reserved)
    for id in used { links[id] = id }
  }

  /// A heading that is the page's title: links by its text lead to the page.
  mutating func add(title text: String) {
    let slug = Self.slug(text)
    used.insert(slug)
    if links[slug] == nil { links[slug] = "" }
  }

  /// For another text on the same page.
  init(continuing other: Anchors) {
    used = other.used
    links = other.links
    numbers = other.numbers
  }

  /// A heading of the author's own. One that must not be told (`isHidden`) has an anchor that says nothing.
  mutating func add(_ node: Markup.Index, text: String, isHidden: Bool = false) {
    let slug = Self.slug(text)
    let base = slug.isEmpty || isHidden ? "section" : slug
    var id = base
    var number = numbers[base] ?? 0
    if number > 0 { id = "\(base)-\(number)" }
    while used.contains(id) {
      number += 1
      id = "\(base)-\(number)"
    }
    numbers[base] = number
    used.insert(id)
    ids[node] = id
    links[id] = id
    if links[base] == nil { links[base] = id }
    if isHidden, links[slug] == nil { links[slug] = id }
  }

  /// A heading that opens a level, facet or summary: it carries only the program's anchor, and links by its text lead there.
  mutating func add(_ node: Markup.Index, text: String, anchor: String) {
    ids[node] = anchor
    let slug = Self.slug(text)
    if links[slug] == nil { links[slug] = anchor }
  }

  /// The id that `#fragment` leads to.
  package func id(for fragment: String) -> String? { links[fragment] ?? links[NFC.normalize(fragment)] ?? links[Self.slug(fragment)] }

  package var all: [String] { links.keys.sorted() }

  /// NFC, lower case; letters, marks, digits, `_`, `-` and spaces are kept, each space becomes `-`.
  package static func slug(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in NFC.normalize(text).lowercased().unicodeScalars {
      if scalar == " " || scalar == "\u{A0}" {
        result.append("-")
      } else if scalar == "_" || scalar == "-" || isWordScalar(scalar) {
        result.append(scalar)
      }
    }
    return NFC.normalize(String(result))
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
