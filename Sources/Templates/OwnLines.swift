/// Finds the lines that hold only tags which print nothing, and takes them out of the text around: the specification's "standalone"
/// tags. A line with a single tag is such a line, and one with several when a parent or a block is among them; so is the line of a
/// partial, a whole parent or a whole block, whose output gets the indentation of the line.
///
/// Also measures the indentation inside of blocks, for what replaces them elsewhere.
struct OwnLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var tokens: [Token]
  /// The opening tags that are open at the start of the line, with the smallest indentation of the lines since.
  private var opened: [(token: Int, inner: Extent?)] = []
  private var blocks = 0

  static func trim(_ tokens: [Token], of bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var lines = OwnLines(bytes: bytes, tokens: tokens)
    lines.run()
    return lines.tokens
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Goes through the lines that have tags; those inside of a text matter only for the indentation of a block.
  private mutating func run() {
    var line = Line(tokens: 0..<0, extent: .empty)
    for index in tokens.indices where tokens[index].kind == .text {
      let text = tokens[index].extent
      guard let first = bytes[text.range].firstIndex(of: 10), let last = bytes[text.range].lastIndex(of: 10) else { continue }
      finish(Line(tokens: line.tokens.lowerBound..<index + 1, extent: Extent(line.extent.lower, first + 1)))
      if blocks > 0 { measure(Extent(first + 1, last + 1)) }
      line = Line(tokens: index..<index, extent: Extent(last + 1, last + 1))
    }
    finish(Line(tokens: line.tokens.lowerBound..<tokens.count, extent: Extent(line.extent.lower, bytes.count)))
  }

  /// The tokens of a line, the first and the last of which may be texts that belong to other lines as well.
  private struct Line {
    let tokens: Range<Int>
    let extent: Extent
  }

  private mutating func finish(_ line: Line) {
    guard let first = line.tokens.first(where: { tokens[$0].kind != .text }),
      let last = line.tokens.last(where: { tokens[$0].kind != .text })
    else {
      if blocks > 0 { measure(line.extent) }
      return
    }
    let layout = layout(of: line, first, last)
    let isSilent = layout == .ownLine && tokens[first].kind != .partial && tokens[first].kind != .parent
    if blocks > 0, !isSilent, tokens[first].kind != .close || !isBlank(line.extent.lower..<tokens[first].extent.lower) {
      measure(Extent(line.extent.lower, tokens[first].extent.lower + 1))
    }
    follow(line)
    if layout != .inline { trim(line, first, last, layout) }
  }

  // MARK: Which lines are standalone

  private func layout(of line: Line, _ first: Int, _ last: Int) -> Token.Layout {
    guard isBlank(line.extent.lower..<tokens[first].extent.lower), isBlank(tokens[last].extent.upper..<line.extent.upper) else {
      return .inline
    }
    if first == last { return tokens[first].kind == .escaped || tokens[first].kind == .verbatim ? .inline : .ownLine }
    if tokens[first].kind.inherits, end(of: first, last) == last { return .pair }
    return isSilent(first...last) ? .ownLine : .inline
  }

  /// Where the opening tag is closed, if that is not after `last`.
  private func end(of first: Int, _ last: Int) -> Int? {
    var depth = 0
    for index in first...last {
      if tokens[index].kind.opens { depth += 1 }
      if tokens[index].kind == .close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Whether several tags on a line print nothing and are more than sections: `{{<layout}}{{$title}}`, `{{/title}}{{/layout}}`.
  private func isSilent(_ line: ClosedRange<Int>) -> Bool {
    var inherits = false
    var kinds: [Token.Kind] = []
    var outer = opened.count
    for index in line {
      switch tokens[index].kind {
      case .text: if !isBlank(tokens[index].extent.range) { return false }
      case .escaped, .verbatim, .partial: return false
      case .close:
        // A block that begins and ends here prints something when it is replaced.
        if let kind = kinds.popLast() {
          if kind.inherits { return false }
        } else if outer > 0 {
          outer -= 1
          inherits = inherits || tokens[opened[outer].token].kind.inherits
        }
      case .silent: break
      case let kind:
        kinds.append(kind)
        inherits = inherits || kind.inherits
      }
    }
    return inherits
  }

  /// Takes the spaces and the line end from the texts around the tags, and gives them to the tags.
  private mutating func trim(_ line: Line, _ first: Int, _ last: Int, _ layout: Token.Layout) {
    let indent = Extent(line.extent.lower, tokens[first].extent.lower)
    let lineEnd = lineEnd(line.extent)
    if first > line.tokens.lowerBound { tokens[first - 1].extent.end = indent.start }
    if last + 1 < line.tokens.upperBound { tokens[last + 1].extent.start = line.extent.end }
    for index in first...last {
      if layout == .pair {
        if index == first || index == last { annotate(index, layout, indent, lineEnd) }
      } else if tokens[index].kind == .text {
        tokens[index].extent = .empty
      } else {
        annotate(index, layout, indent, lineEnd)
      }
    }
  }

  private mutating func annotate(_ index: Int, _ layout: Token.Layout, _ indent: Extent, _ lineEnd: Extent) {
    tokens[index].layout = layout
    tokens[index].indent = indent
    tokens[index].lineEnd = lineEnd
  }

  private func lineEnd(_ line: Extent) -> Extent {
    guard !line.isEmpty, bytes[line.upper - 1] == 10 else { return .empty }
    let isCRLF = line.count > 1 && bytes[line.upper - 2] == 13
    return Extent(line.upper - (isCRLF ? 2 : 1), line.upper)
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }
  }

  // MARK: Indentation inside of blocks

  /// Opens and closes what the tags of a line do.
  private mutating func follow(_ line: Line) {
    for index in line.tokens {
      if tokens[index].kind.opens {
        opened.append((index, nil))
        if tokens[index].kind == .block { blocks += 1 }
      } else if tokens[index].kind == .close, let (open, inner) = opened.popLast() {
        if tokens[open].kind == .block { blocks -= 1 }
        tokens[open].inner = inner
        if let inner { narrow(inner) }
      }
    }
  }

  /// The indentation of each line that is not blank.
  private mutating func measure(_ text: Extent) {
    var index = text.lower
    while index < text.upper {
      let start = index
      while index < text.upper, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
      if index < text.upper, bytes[index] != 10, bytes[index] != 13 { narrow(Extent(start, index)) }
      while index < text.upper, bytes[index] != 10 { index += 1 }
      index += 1
    }
  }

  private mutating func narrow(_ indent: Extent) {
    guard let last = opened.indices.last else { return }
    if let inner = opened[last].inner, inner.count <= indent.count { return }
    opened[last].inner = indent
  }
}
