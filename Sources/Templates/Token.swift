/// A range of bytes in a template, half as large as a `Range<Int>`.
struct Extent: Sendable {
  var start: UInt32
  var end: UInt32

  init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  static var empty: Extent { Extent(0, 0) }

  var lower: Int { Int(start) }
  var upper: Int { Int(end) }
  var count: Int { Int(end) - Int(start) }
  var isEmpty: Bool { start == end }
  var range: Range<Int> { lower..<upper }

  /// Without its first bytes.
  func dropping(_ count: Int) -> Extent { Extent(min(lower + count, upper), upper) }
}

/// A tag of a template or the text between two tags.
struct Token {
  enum Kind: UInt8 {
    case text, escaped, verbatim, section, inverted, parent, block, close, partial
    /// A comment, a change of delimiters, or a tag that was reported and means nothing.
    case silent

    var opens: Bool { self == .section || self == .inverted || self == .parent || self == .block }
    var inherits: Bool { self == .parent || self == .block }
  }

  /// How a tag stands on its line.
  enum Layout: UInt8 {
    /// With something else that prints.
    case inline
    /// Alone, or with others that print nothing: the line is not part of the output.
    case ownLine
    /// The first of a pair that has one line for itself: `  {{$title}}Report{{/title}}`.
    case pair
  }

  let kind: Kind
  /// The whole tag; the text without what standalone tags take from it.
  var extent: Extent
  /// What stands in the tag, without the spaces around.
  var name: Extent
  var layout = Layout.inline
  /// The spaces before a tag that has its line for itself.
  var indent = Extent.empty
  /// The line end after such a tag.
  var lineEnd = Extent.empty
  /// The smallest indentation of the lines between an opening tag and its end.
  var inner: Extent?

  init(_ kind: Kind, _ extent: Extent, name: Extent = .empty) {
    self.kind = kind
    self.extent = extent
    self.name = name
  }
}
