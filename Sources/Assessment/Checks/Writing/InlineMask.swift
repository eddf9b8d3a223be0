/// Copies the prose of a piece of inline Markdown and leaves out code, destinations of links, addresses, comments and tags.
///
/// A reading of its own beside the parser's: that one keeps no columns. Where the two differ, a check of writing looks at a few bytes too many or too few.
struct InlineMask {
  private let source: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>
  /// What was looked for in vain need not be looked for again: hostile texts stay linear.
  private var unclosedCode: Set<Int> = []
  private var hasUnclosedComment = false

  static func copy(_ source: [UInt8], _ range: Range<Int>, to target: inout [UInt8]) {
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var mask = InlineMask(source: source, range: range)
        var index = range.lowerBound
        while index < range.upperBound {
          let byte = source[index]
          if isMark(byte), let end = mask.hidden(from: index) {
            index = end
          } else {
            target[index] = byte
            index += 1
          }
        }
      }
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[")
  }

  /// The end of what is hidden from `index` on; nil where the mark is only a mark.
  private mutating func hidden(from index: Int) -> Int? {
    switch source[index] {
    case UInt8(ascii: "`"): code(index)
    case UInt8(ascii: "<"): isComment(index) ? comment(index) : tag(index)
    case UInt8(ascii: "["): label(index)
    default: destination(index)
    }
  }

  /// A code span up to as many backticks as began it.
  private mutating func code(_ start: Int) -> Int? {
    let tick = UInt8(ascii: "`")
    var index = start
    while index < range.upperBound, source[index] == tick { index += 1 }
    let count = index - start
    guard !unclosedCode.contains(count) else { return nil }
    while index < range.upperBound {
      guard source[index] == tick else { index += 1; continue }
      let run = index
      while index < range.upperBound, source[index] == tick { index += 1 }
      if index - run == count { return index }
    }
    unclosedCode.insert(count)
    return nil
  }

  private func isComment(_ start: Int) -> Bool {
    start + 4 <= range.upperBound && source[start + 1] == UInt8(ascii: "!") && source[start + 2] == UInt8(ascii: "-") && source[start + 3] == UInt8(ascii: "-")
  }

  private mutating func comment(_ start: Int) -> Int? {
    guard !hasUnclosedComment else { return nil }
    var index = start + 4
    while index + 2 < range.upperBound {
      if source[index] == UInt8(ascii: "-"), source[index + 1] == UInt8(ascii: "-"), source[index + 2] == UInt8(ascii: ">") { return index + 3 }
      index += 1
    }
    hasUnclosedComment = true
    return nil
  }

  /// A tag or an address in brackets.
  private func tag(_ start: Int) -> Int? {
    guard start + 1 < range.upperBound, source[start + 1] == UInt8(ascii: "/") || (97...122).contains(source[start + 1] | 32) else { return nil }
    for index in start + 1..<range.upperBound {
      switch source[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "<"), 10: return nil
      default: continue
      }
    }
    return nil
  }

  /// `[^note]`, and the definition of a link at the beginning of a line.
  private func label(_ start: Int) -> Int? {
    let isNote = start + 1 < range.upperBound && source[start + 1] == UInt8(ascii: "^")
    let isFirst = start == range.lowerBound || source[start - 1] == 10
    guard isNote || isFirst, let close = source[start..<min(start + Self.longestLabel, range.upperBound)].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    if isNote { return close + 1 }
    guard close + 1 < range.upperBound, source[close + 1] == UInt8(ascii: ":") else { return nil }
    return source[close..<range.upperBound].firstIndex(of: 10) ?? range.upperBound
  }

  private static let longestLabel = 200
  /// As CommonMark has it.
  private static let deepest = 32

  /// `](destination "title")` and `][label]`, from the closing bracket on.
  private func destination(_ start: Int) -> Int? {
    guard start + 1 < range.upperBound else { return nil }
    let open = source[start + 1]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var depth = 0
    for index in start + 1..<range.upperBound {
      let byte = source[index]
      if byte == 10, open == UInt8(ascii: "[") { return nil }
      if byte == open { depth += 1 } else if byte == close { depth -= 1 }
      if depth == 0 { return index + 1 }
      if depth > Self.deepest { return nil }
    }
    return nil
  }
}
