internal import Markdown
internal import ThaiText

/// The words around a reference, for back-links.
enum PassageFinder {
  /// Characters shown on each side of the link.
  private static let reach = 60

  static func passage(of link: Markup.Index, in markup: Markup, words: String?) -> Passage {
    var block = link
    while let above = markup.parent(of: block), !Markup.isBlock(markup.nodes[block].kind) { block = above }
    let root = markup.nodes[block].kind == .tableCell ? markup.parent(of: block) ?? block : block
    var (before, after) = ([UInt8](), [UInt8]())
    var own: [UInt8] = []
    var state = 0
    markup.walk(root, enter: { node in
      if node == link { state = 1 }
      var piece: ArraySlice<UInt8> = []
      switch markup.nodes[node].kind {
      case .text, .code: piece = markup.bytes(of: node)
      case .softBreak, .lineBreak, .tableCell: piece = [32]
      default: break
      }
      switch state {
      case 0: before += piece
      case 1: own += piece
      default: if after.count < reach * 16 { after += piece }
      }
      return .into
    }, leave: { node in
      if node == link { state = 2 }
    })
    // Far more than is kept, so that a very long paragraph is not measured letter by letter.
    let start = before.count > reach * 16 ? before.count - reach * 16 : 0
    return Passage(
      before: WordBreaks.tail(tidy(String(decoding: before[start...].drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)), limit: reach),
      words: words ?? tidy(String(decoding: own, as: UTF8.self)),
      after: WordBreaks.head(tidy(String(decoding: after, as: UTF8.self)), limit: reach))
  }

  private static func tidy(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 32 || $0 == 9 }) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 where !(byte == 32 && result.last == 32) { result.append(byte) }
    return String(decoding: result, as: UTF8.self)
  }
}
