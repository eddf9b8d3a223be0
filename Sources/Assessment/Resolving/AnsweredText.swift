internal import Markdown

/// Whether a block says anything: not a heading, a comment, a bare reference or a leftover.
enum AnsweredText {
  private static let leftovers = ["รอข้อมูล"].map { Array($0.utf8) }

  static func isAnswer(_ block: Markup.Index, in markup: Markup) -> Bool {
    switch markup.nodes[block].kind {
    case .heading, .thematicBreak, .footnoteDefinition: return false
    case .codeBlock: return true
    case .htmlBlock: return saysAnything(Self.withoutTags(RawHTML.withoutComments(markup.text(of: block)).text)[...])
    default: break
    }
    var found = false
    markup.walk(block, enter: { node in
      if found { return .over }
      switch markup.nodes[node].kind {
      case .image, .codeBlock: found = true
      case .text, .code: found = saysAnything(markup.bytes(of: node))
      case .link: return markup.nodes[node].flags.contains(.autolink) ? .over : .into
      default: break
      }
      return .into
    }, leave: { _ in })
    return found
  }

  private static func withoutTags(_ html: String) -> [UInt8] {
    var result: [UInt8] = []
    var isTag = false
    for byte in html.utf8 {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { result.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    return result
  }

  /// Whether UTF-8 text holds a word that is no leftover (`...`, `xxx`, `รอข้อมูล`).
  static func saysAnything(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.first {
      if let leftover = leftovers.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(leftover.count)
      } else if isPunctuation(rest, byte) {
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix { isLetter($0) }
        let isCrosses = word.count >= 3 && word.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
        if !isCrosses { return true }
        rest = rest.dropFirst(word.count)
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (48...57).contains(byte) || (97...122).contains(byte | 0x20) }

  /// ASCII marks, and the dashes, quotes, dots and spaces of U+2000–U+203F and U+00A0.
  private static func isPunctuation(_ rest: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    guard byte >= 0x80 else { return !isLetter(byte) }
    if byte & 0xC0 == 0x80 { return true }
    return byte == 0xC2 || (byte == 0xE2 && rest.dropFirst().first == 0x80)
  }
}
