internal import Diagnostics

/// One step of a compiled template.
enum Node: Sendable {
  /// A part of `Program.text`.
  case text(Extent)
  case escaped(Path)
  case verbatim(Path)
  /// Goes to `end` when there is nothing to show.
  case section(Path, end: UInt32)
  /// The end of a section: on to the next item of a list, from `start`.
  case next(start: UInt32)
  case inverted(Path, end: UInt32)
  case call(UInt32)
  case block(UInt32)
  /// The end of a template or of a block's replacement.
  case leave
}

/// A dotted name: the first part is looked for in all contexts, the others, a part of `Program.tails`, in what was found before.
struct Path: Sendable {
  let head: Name
  var tailCount: UInt8 = 0
  var tailStart: UInt32 = 0
}

/// All templates of a set, compiled to one flat list of steps.
struct Program: Sendable {
  /// A partial or a parent with what replaces its blocks.
  struct Call: Sendable {
    /// Nothing for an unknown template.
    var template: Int?
    var arguments: Range<Int> = 0..<0
    /// Where the steps go on afterwards.
    var end = 0
    var isOwnLine: Bool
    var indent: Extent
  }

  /// What replaces a block of the parent.
  struct Argument: Sendable {
    let block: Int
    let start: Int
  }

  /// A place that a template using this one may replace. What it shows by itself are the steps that follow.
  struct Block: Sendable {
    let block: Int
    var end = 0
    let isOwnLine: Bool
    /// For the lines of a replacement.
    let indent: Extent
    /// What a replacement is to end with.
    var lineEnd = Extent.empty
  }

  struct Template: Sendable {
    let name: String
    let file: SourceFile
    var nodes: Range<Int> = 0..<0
    /// The templates it names as partials or parents.
    var uses: Set<Int> = []
  }

  var nodes: [Node] = []
  /// Where each node stands in its file, for messages.
  var extents: [Extent] = []
  /// The literal text of all templates.
  var text: [UInt8] = []
  var tails: [Name] = []
  var calls: [Call] = []
  var arguments: [Argument] = []
  var blocks: [Block] = []
  var templates: [Template] = []

  /// The place of a node, or of the last tag before it.
  func place(of node: Int) -> Place {
    guard let template = templates.first(where: { $0.nodes.contains(node) }) else { return Place(file: "") }
    let tag = extents[template.nodes.lowerBound...node].last { !$0.isEmpty } ?? .empty
    return template.file.place(tag.range)
  }
}
