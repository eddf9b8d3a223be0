internal import Markdown
internal import ThaiText

/// The words around a reference, for back-links.
enum PassageFinder {
  /// Letters shown on each side of the link.
  private static let reach = 60
  /// Bytes looked at on each side: more than is shown, and no more, for a paragraph may hold thousands of links.
  private static let window = reach * 8

  /// `words` are what the link shows where that is not its own text; `name` gives what another autolink shows, nil for other nodes.
  static func passage(of link: Markup.Index, in markup: Markup, words: String?, name: (Markup.Index) -> String?) -> Passage {
    let block = block(of: link, markup)
    let end = markup.subtreeEnd(of: link)
    return Passage(
      before: WordBreaks.tail(before(link, block, markup, name), limit: reach), words: words ?? tidy(markup.plainText(of: link)),
      after: WordBreaks.head(after(end, min(markup.subtreeEnd(of: block), markup.nodes.count), markup, name), limit: reach))
  }

  /// The paragraph or heading around a link; of a table the whole row, since a cell alone says little.
  private static func block(of link: Markup.Index, _ markup: Markup) -> Markup.Index {
    var block = link
    while let above = markup.parent(of: block), !Markup.isBlock(markup.nodes[block].kind) { block = above }
    return markup.nodes[block].kind == .tableCell ? markup.parent(of: block) ?? block : block
  }

  private static func before(_ link: Markup.Index, _ block: Markup.Index, _ markup: Markup, _ name: (Markup.Index) -> String?) -> String {
    var pieces: [String] = []
    var size = 0
    var node = link - 1
    while node > block, size < window {
      if let above = markup.parent(of: node), markup.nodes[above].flags.contains(.autolink), let shown = name(above) {
        pieces.append(shown)
        node = above
      } else {
        pieces.append(piece(node, markup))
      }
      size += pieces.last?.utf8.count ?? 0
      node -= 1
    }
    return tidy(pieces.reversed().joined())
  }

  private static func after(_ start: Markup.Index, _ end: Markup.Index, _ markup: Markup, _ name: (Markup.Index) -> String?) -> String {
    var text = ""
    var node = start
    while node < end, text.utf8.count < window {
      if markup.nodes[node].kind == .link, let shown = name(node) {
        text += shown
        node = markup.subtreeEnd(of: node)
      } else {
        text += piece(node, markup)
        node += 1
      }
    }
    return tidy(text)
  }

  private static func piece(_ node: Markup.Index, _ markup: Markup) -> String {
    switch markup.nodes[node].kind {
    case .text, .code: markup.text(of: node)
    case .softBreak, .lineBreak, .tableCell: " "
    default: ""
    }
  }

  /// With single spaces.
  private static func tidy(_ text: String) -> String {
    guard text.utf8.contains(32) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where !(byte == 32 && bytes.last == 32) { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
