internal import Markdown
internal import ThaiText

/// The words around a reference, for back-links.
enum PassageFinder {
  /// Letters shown on each side of the link.
  private static let reach = 60
  /// Bytes looked at on each side: far more than is shown, so that a very long paragraph is not measured letter by letter.
  private static let window = reach * 8

  /// `name` gives what an autolink shows; nil for other nodes.
  static func passage(of link: Markup.Index, in markup: Markup, words: String?, name: (Markup.Index) -> String?) -> Passage {
    var block = link
    while let above = markup.parent(of: block), !Markup.isBlock(markup.nodes[block].kind) { block = above }
    let root = markup.nodes[block].kind == .tableCell ? markup.parent(of: block) ?? block : block
    var collector = Collector(link: link)
    markup.walk(root, enter: { collector.enter($0, markup, name) }, leave: { if $0 == link { collector.state = .after } })
    return Passage(
      before: WordBreaks.tail(text(collector.before.suffix(window)), limit: reach), words: words ?? text(collector.own[...]),
      after: WordBreaks.head(text(collector.after.prefix(window)), limit: reach))
  }

  private struct Collector {
    enum State { case before, within, after }

    let link: Markup.Index
    var state = State.before
    var before: [UInt8] = []
    var own: [UInt8] = []
    var after: [UInt8] = []

    init(link: Markup.Index) { self.link = link }

    mutating func enter(_ node: Markup.Index, _ markup: Markup, _ name: (Markup.Index) -> String?) -> Markup.Step {
      if node == link {
        state = .within
      } else if markup.nodes[node].kind == .link, let name = name(node) {
        append(Array(name.utf8)[...])
        return .over
      }
      switch markup.nodes[node].kind {
      case .text, .code: append(markup.bytes(of: node))
      case .softBreak, .lineBreak, .tableCell: append([32])
      default: break
      }
      return .into
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
      switch state {
      case .before: before += bytes
      case .within: own += bytes
      case .after: if after.count < window { after += bytes }
      }
    }
  }

  /// The text of some bytes, whole letters only, with single spaces.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var tidy: [UInt8] = []
    tidy.reserveCapacity(bytes.count)
    for byte in bytes.drop(while: { $0 & 0xC0 == 0x80 }) where !(byte == 32 && tidy.last == 32) { tidy.append(byte) }
    // A letter cut at the end is dropped.
    if let last = tidy.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
      let length = tidy[last] < 0x80 ? 1 : tidy[last] < 0xE0 ? 2 : tidy[last] < 0xF0 ? 3 : 4
      if tidy.count - last < length { tidy.removeSubrange(last...) }
    }
    return String(decoding: tidy, as: UTF8.self)
  }
}
