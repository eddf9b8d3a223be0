internal import Diagnostics

/// Cuts a template into tags and the text between them.
struct Lexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private var tokens: [Token] = []
  private var reporter: Reporter
  /// Where the search goes on after a tag opening that turned out to be text.
  private var resume = 0

  /// The tokens of a template; broken tags are reported and stay text.
  static func tokens(of bytes: UnsafeBufferPointer<UInt8>, _ reporter: inout Reporter) -> [Token] {
    var lexer = Lexer(bytes: bytes, reporter: reporter)
    lexer.run()
    reporter = lexer.reporter
    return lexer.tokens
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, reporter: Reporter) {
    self.bytes = bytes
    self.reporter = reporter
  }

  private mutating func run() {
    var text = 0
    while let start = nextOpening() {
      guard let token = tag(at: start) else { continue }
      if text < start { tokens.append(Token(.text, Extent(text, start))) }
      tokens.append(token)
      text = token.extent.upper
      resume = text
    }
    if text < bytes.count { tokens.append(Token(.text, Extent(text, bytes.count))) }
  }

  private func nextOpening() -> Int? {
    var index = resume
    let first = open[0]
    while index < bytes.count {
      if bytes[index] == first, has(open, at: index) { return index }
      index += 1
    }
    return nil
  }

  private mutating func tag(at start: Int) -> Token? {
    resume = start + open.count
    let content = skipSpace(resume)
    guard content < bytes.count else { return unclosed(start) }
    switch bytes[content] {
    case UInt8(ascii: "!"): return comment(start, content)
    case UInt8(ascii: "="): return delimiters(start, content)
    case UInt8(ascii: "{"): return triple(start, content)
    case UInt8(ascii: "&"): return plain(.verbatim, start, content + 1)
    case UInt8(ascii: "#"): return plain(.section, start, content + 1)
    case UInt8(ascii: "^"): return plain(.inverted, start, content + 1)
    case UInt8(ascii: "/"): return plain(.close, start, content + 1)
    case UInt8(ascii: ">"): return plain(.partial, start, content + 1)
    case UInt8(ascii: "<"): return plain(.parent, start, content + 1)
    case UInt8(ascii: "$"): return plain(.block, start, content + 1)
    default: return plain(.escaped, start, content)
    }
  }

  private mutating func plain(_ kind: Token.Kind, _ start: Int, _ content: Int) -> Token? {
    guard let end = closing(content), let name = name(content, end) else { return unclosed(start) }
    return token(kind, Extent(start, end + close.count), name)
  }

  /// `{{{name}}}`, or with other delimiters `<%{name}%>`: the brace may be the first of the closing ones.
  private mutating func triple(_ start: Int, _ content: Int) -> Token? {
    guard let end = closing(content + 1) else { return unclosed(start, "}") }
    let brace = UInt8(ascii: "}")
    if bytes[end] == brace, has(close, at: end + 1), let name = name(content + 1, end) {
      return token(.verbatim, Extent(start, end + 1 + close.count), name)
    }
    if end > content + 1, bytes[end - 1] == brace, let name = name(content + 1, end - 1) {
      return token(.verbatim, Extent(start, end + close.count), name)
    }
    return unclosed(start, "}")
  }

  private mutating func comment(_ start: Int, _ content: Int) -> Token? {
    var end = content + 1
    while end < bytes.count, !has(close, at: end) { end += 1 }
    guard end < bytes.count else {
      // No tag after this one can be closed either.
      resume = bytes.count
      return unclosed(start)
    }
    return Token(.silent, Extent(start, end + close.count))
  }

  /// `{{=<% %>=}}`; whatever the new delimiters are, the tag ends with `=` and the old ones, not far away.
  private mutating func delimiters(_ start: Int, _ content: Int) -> Token? {
    let ending = [UInt8(ascii: "=")] + close
    var end = content + 1
    while end < min(bytes.count, content + 100), !has(ending, at: end) { end += 1 }
    let words = has(ending, at: end) ? bytes[content + 1..<end].split(whereSeparator: Self.isSpace).map(Array.init) : []
    guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
      guard let end = closing(content) else { return unclosed(start) }
      let extent = Extent(start, end + close.count)
      reporter.report(.templateSyntax, extent, "bad-delimiter")
      return Token(.silent, extent)
    }
    let token = Token(.silent, Extent(start, end + ending.count))
    (open, close) = (words[0], words[1])
    return token
  }

  private mutating func token(_ kind: Token.Kind, _ extent: Extent, _ name: Extent) -> Token {
    guard name.isEmpty else { return Token(kind, extent, name: name) }
    reporter.report(.templateSyntax, extent, "empty-tag")
    return Token(kind == .close ? .close : .silent, extent)
  }

  private mutating func unclosed(_ start: Int, _ brace: String = "") -> Token? {
    let ending = brace + String(decoding: close, as: UTF8.self)
    reporter.report(.templateSyntax, Extent(start, start + open.count + brace.utf8.count), "unclosed-tag", ["close": ending])
    return nil
  }

  /// The closing delimiter, unless another tag begins before it.
  private mutating func closing(_ start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if has(close, at: index) { return index }
      if has(open, at: index) { return nil }
      index += 1
    }
    resume = bytes.count
    return nil
  }

  /// The content without the spaces around it; nothing if it goes over several lines: then its end belongs to another tag.
  private func name(_ start: Int, _ end: Int) -> Extent? {
    let start = min(skipSpace(start), end)
    var last = end
    while last > start, Self.isSpace(bytes[last - 1]) { last -= 1 }
    return bytes[start..<last].contains(10) ? nil : Extent(start, last)
  }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  @inline(__always) private func has(_ delimiter: [UInt8], at index: Int) -> Bool {
    guard index + delimiter.count <= bytes.count, bytes[index] == delimiter[0] else { return false }
    for offset in 1..<max(delimiter.count, 1) where bytes[index + offset] != delimiter[offset] { return false }
    return true
  }
}
