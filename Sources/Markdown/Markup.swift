/// A parsed Markdown text as one flat array of nodes.
///
/// An author can nest 100,000 quotes. A tree of Swift objects would overflow the stack when it is freed; an array is
/// freed in one piece, is walked without recursion, and needs no allocation for each node.
package struct Markup: Sendable {
  package enum Kind: UInt8, Sendable {
    case document, paragraph, heading, blockQuote, bulletList, orderedList, item, codeBlock, htmlBlock, thematicBreak
    case table, tableRow, tableCell, footnoteDefinition
    case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image, footnoteReference
  }

  /// Index of a node; the document is 0.
  package typealias Index = Int

  package struct Node: Sendable {
    package let kind: Kind
    /// Heading level, first number of an ordered list, number of a footnote.
    package internal(set) var number: Int32 = 0
    package internal(set) var flags: Flags = []
    var parent: Int32
    var firstChild: Int32 = -1
    var next: Int32 = -1
    /// Literal text, info string, link destination.
    var text: Slice = .empty
    /// Link title.
    var title: Slice = .empty
    /// 0-based lines in the source file; inline nodes have the line they begin on.
    package internal(set) var firstLine: Int32
    package internal(set) var lastLine: Int32
    /// 0-based byte column where the node begins; exact for blocks only (see `Link.range` for links).
    package internal(set) var column: Int32 = 0
  }

  /// A link or picture and where its destination stands in the source.
  package struct Link: Sendable {
    package let node: Index
    /// Bytes of the destination; the whole line where it cannot be told.
    package let range: Range<Int>
  }

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let tight = Flags(rawValue: 1)
    package static let header = Flags(rawValue: 2)
    package static let task = Flags(rawValue: 4)
    package static let checked = Flags(rawValue: 8)
    package static let left = Flags(rawValue: 16)
    package static let centre = Flags(rawValue: 32)
    package static let right = Flags(rawValue: 64)
    /// A link written as `<destination>`.
    package static let autolink = Flags(rawValue: 128)
  }

  struct Slice: Sendable {
    var start: Int32
    var count: Int32
    static let empty = Slice(start: 0, count: 0)
  }

  package internal(set) var nodes: [Node] = []
  /// Every link and picture in source order.
  package internal(set) var links: [Link] = []
  /// All texts of the nodes, one after another.
  var pool: [UInt8] = []

  package static let empty: Markup = {
    var markup = Markup()
    markup.nodes.append(Node(kind: .document, parent: -1, firstLine: 0, lastLine: 0))
    return markup
  }()

  /// A line of text without any marks.
  init(plainText: String, line: Int) {
    pool = Array(plainText.utf8)
    let line = Int32(line)
    nodes = [
      Node(kind: .document, parent: -1, firstChild: 1, firstLine: line, lastLine: line),
      Node(kind: .heading, number: 1, parent: 0, firstChild: plainText.isEmpty ? -1 : 2, firstLine: line, lastLine: line),
    ]
    if !plainText.isEmpty { nodes.append(Node(kind: .text, parent: 1, text: Slice(start: 0, count: Int32(pool.count)), firstLine: line, lastLine: line)) }
  }

  init() {}

  package func bytes(of index: Index) -> ArraySlice<UInt8> { bytes(nodes[index].text) }
  package func titleBytes(of index: Index) -> ArraySlice<UInt8> { bytes(nodes[index].title) }
  package func text(of index: Index) -> String { String(decoding: bytes(of: index), as: UTF8.self) }
  package func title(of index: Index) -> String { String(decoding: titleBytes(of: index), as: UTF8.self) }

  private func bytes(_ slice: Slice) -> ArraySlice<UInt8> { pool[Int(slice.start)..<Int(slice.start + slice.count)] }

  package func parent(of index: Index) -> Index? { nodes[index].parent < 0 ? nil : Int(nodes[index].parent) }
  package func firstChild(of index: Index) -> Index? { nodes[index].firstChild < 0 ? nil : Int(nodes[index].firstChild) }
  package func next(after index: Index) -> Index? { nodes[index].next < 0 ? nil : Int(nodes[index].next) }
  package func children(of index: Index) -> Children { Children(markup: self, current: firstChild(of: index)) }

  package struct Children: Sequence, IteratorProtocol {
    let markup: Markup
    var current: Index?
    package mutating func next() -> Index? {
      guard let index = current else { return nil }
      current = markup.next(after: index)
      return index
    }
  }

  /// What a walk does after entering a node.
  package enum Step: Sendable { case into, over }

  /// Visits `root` and everything below it in source order, entering and leaving each node, without recursion.
  /// A leaf is entered and left too; `enter` may step over a node's children, which is then not left.
  package func walk(_ root: Index, enter: (Index) -> Step, leave: (Index) -> Void) {
    var index = root
    while true {
      if enter(index) == .into {
        if let child = firstChild(of: index) {
          index = child
          continue
        }
        leave(index)
      }
      while true {
        if index == root { return }
        if let following = next(after: index) {
          index = following
          break
        }
        guard let above = parent(of: index) else { return }
        index = above
        leave(index)
      }
    }
  }

  /// The words of a node as plain text: breaks become spaces, links give their words, autolinks what was typed.
  package func plainText(of root: Index) -> String {
    var text: [UInt8] = []
    walk(root, enter: { index in
      switch nodes[index].kind {
      case .text, .code: text.append(contentsOf: bytes(of: index))
      case .softBreak, .lineBreak: text.append(32)
      case .footnoteReference, .html, .htmlBlock: break
      default: if Self.isBlock(nodes[index].kind), !text.isEmpty, text.last != 32 { text.append(32) }
      }
      return .into
    }, leave: { _ in })
    while text.last == 32 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  package static func isBlock(_ kind: Kind) -> Bool { kind.rawValue < Kind.text.rawValue }
  /// Blocks that hold inline nodes.
  package static func holdsInlines(_ kind: Kind) -> Bool { kind == .paragraph || kind == .heading || kind == .tableCell }
}
