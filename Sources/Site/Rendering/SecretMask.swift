internal import Assessment
internal import Diagnostics
internal import Words

/// Keeps the names and addresses of confidential evidence out of all that the bundle says: every page and the data pass through here once,
/// whatever text, title, finding or template of the author's own they come from.
struct SecretMask: Sendable {
  private let secrets: Secrets
  /// What stands in their place.
  private let word: String
  /// Pages show what the author wrote, findings about it included; data travel farther, and go without.
  private let hasPersonalData: Bool

  init(_ report: Report) {
    secrets = report.secrets
    word = "[\(Words.of(report.settings)[.confidential])]"
    hasPersonalData = report.diagnostics.contains { $0.code == .personalID || $0.code == .personalContact }
  }

  func page(_ html: [UInt8]) -> [UInt8] { secrets.masked(html, as: word) { ShownText.read(html, into: &$0) } }

  func text(_ text: String) -> String { secrets.masked(text, as: word) }

  /// Tables for spreadsheets: text as it stands.
  func text(_ bytes: [UInt8]) -> [UInt8] { secrets.masked(bytes, as: word) { $0.append(bytes, bytes.indices) } }

  func data(_ json: JSON) -> JSON {
    switch json {
    case .text(let text): .text(secrets.masked(hasPersonalData ? PersonalData.masked(text) : text, as: word))
    case .list(let items): .list(items.map(data))
    case .object(let fields): .object(fields.map { ($0.0, data($0.1)) })
    default: json
    }
  }
}

/// What a reader sees or hears of a page: its text across tags that are no break in it, then the attributes that hold text.
private struct ShownText {
  private let html: [UInt8]
  private var index = 0
  private var attributes: [Range<Int>] = []

  static func read(_ html: [UInt8], into text: inout FoldedText) {
    var reader = ShownText(html: html)
    while reader.index < html.count {
      if html[reader.index] == UInt8(ascii: "<"), reader.index + 1 < html.count, isTagStart(html[reader.index + 1]) {
        reader.tag(&text)
      } else {
        reader.words(&text, until: html.count)
      }
    }
    for attribute in reader.attributes {
      text.separate(at: attribute.lowerBound)
      reader.index = attribute.lowerBound
      while reader.index < attribute.upperBound { reader.words(&text, until: attribute.upperBound) }
    }
  }

  private init(html: [UInt8]) { self.html = html }

  private static func isTagStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") }
  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 32 }

  private static let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")].map { (Array($0.utf8), $1.utf8.first ?? 0) }

  /// An entity, or all up to the next one or the next tag.
  private mutating func words(_ text: inout FoldedText, until end: Int) {
    let start = index
    if html[start] == UInt8(ascii: "&"), let (entity, meant) = Self.entities.first(where: { html[start...].starts(with: $0.0) }) {
      index += entity.count
      return text.append(meant, at: start, index)
    }
    index += 1
    while index < end, html[index] != UInt8(ascii: "<"), html[index] != UInt8(ascii: "&") { index += 1 }
    text.append(html, start..<index)
  }

  /// Tags within a line of text.
  private static let inline = packed([
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var", "wbr",
  ])
  /// Attributes that are addresses, ids or words of HTML.
  private static let silent = packed(["href", "src", "srcset", "id", "for", "class", "rel", "name", "http-equiv", "aria-labelledby", "aria-describedby"])

  /// A name as a number, of its last eight letters: a page has thousands of tags.
  private static func packed(_ names: [String]) -> [UInt64] { names.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } } }

  private mutating func tag(_ text: inout FoldedText) {
    let start = index
    index += html[index + 1] == UInt8(ascii: "/") ? 2 : 1
    if !Self.inline.contains(word()) { text.separate(at: start) }
    while index < html.count, html[index] != UInt8(ascii: ">") {
      guard Self.isLetter(html[index]) else {
        index += 1
        continue
      }
      let name = word()
      guard index < html.count, html[index] == UInt8(ascii: "=") else { continue }
      index += 1
      let value = value()
      if !Self.silent.contains(name), !value.isEmpty { attributes.append(value) }
    }
    index += 1
  }

  /// Name of a tag or attribute, in lower case.
  private mutating func word() -> UInt64 {
    var word: UInt64 = 0
    while index < html.count, Self.isLetter(html[index]) || html[index] == UInt8(ascii: "-") || (48...57).contains(html[index]) {
      word = word << 8 | UInt64(Self.isLetter(html[index]) ? html[index] | 32 : html[index])
      index += 1
    }
    return word
  }

  private mutating func value() -> Range<Int> {
    guard index < html.count else { return index..<index }
    let quote = html[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let start = index
    while index < html.count, isQuoted ? html[index] != quote : !Self.isSpace(html[index]) && html[index] != UInt8(ascii: ">") { index += 1 }
    let range = start..<index
    if isQuoted { index += 1 }
    return range
  }
}
