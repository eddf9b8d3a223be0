internal import Diagnostics

/// Turns the tokens of all templates into one program: names into numbers, sections into jumps, indentation into text.
struct Compiler {
  var program = Program()
  let names: NameTable
  /// Template names and their places in `program.templates`.
  let templates: [String: Int]
  var blockIDs: [String: Int] = [:]

  // The template at hand.
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var tokens: [Token] = []
  var reporter: Reporter
  var template = 0
  var opened: [Opened] = []
  /// Opening tags beyond the limit, which mean nothing.
  var ignored = 0
  var nestedTooDeep = false
  /// Replacements of the parents that are still open.
  var arguments: [Program.Argument] = []
  /// A text after this node must not become one with the text before: something jumps between them.
  var target = 0
  /// Sections whose end was reported already: a late closing tag is not reported again.
  var reported: [String] = []

  /// A tag that waits for its end.
  struct Opened {
    let token: Token
    let node: Int
    /// Of the call or the block, in the lists of the program.
    let index: Int
    /// Where the replacements of a parent begin.
    let firstArgument: Int
    let isArgument: Bool
    /// Whether the end follows at once.
    let isEmpty: Bool
    /// How much indentation the lines inside lose.
    let dedent: Int
  }

  static let maximumNesting = 200

  init(templates: [String: Int], list: [Program.Template], names: NameTable) {
    self.templates = templates
    self.names = names
    program.templates = list
    reporter = Reporter(SourceFile(path: "", bytes: []))
  }

  /// Compiles one template and returns what is wrong with it.
  mutating func compile(_ index: Int) -> [Diagnostic] {
    let file = program.templates[index].file
    template = index
    reporter = Reporter(file)
    let start = program.nodes.count
    target = start
    file.bytes.withUnsafeBufferPointer { buffer in
      bytes = buffer
      tokens = OwnLines.trim(Lexer.tokens(of: buffer, &reporter), of: buffer)
      for index in tokens.indices { compile(token: index) }
      closeAll()
      add(.leave)
      bytes = UnsafeBufferPointer(start: nil, count: 0)
    }
    program.templates[index].nodes = start..<program.nodes.count
    (tokens, ignored, nestedTooDeep, reported) = ([], 0, false, [])
    return reporter.diagnostics
  }

  private mutating func compile(token index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .text: addText(token.extent)
    case .silent: break
    case .escaped: add(.escaped(path(token.name)), token)
    case .verbatim: add(.verbatim(path(token.name)), token)
    case .partial: addCall(token)
    case .close: close(token)
    case .section, .inverted, .parent, .block: open(token, isEmpty: index + 1 < tokens.count && tokens[index + 1].kind == .close)
    }
  }

  mutating func add(_ node: Node, _ token: Token? = nil) {
    program.nodes.append(node)
    program.extents.append(token?.extent ?? .empty)
  }
}

// MARK: Text

extension Compiler {
  mutating func addText(_ extent: Extent) {
    let start = program.text.count
    if let dedent = opened.last?.dedent, dedent > 0 {
      appendLines(extent, dedent)
    } else {
      program.text.append(contentsOf: bytes[extent.range])
    }
    let end = program.text.count
    guard end > start else { return }
    if program.nodes.count > target, case .text(let before)? = program.nodes.last, before.upper == start {
      program.nodes[program.nodes.count - 1] = .text(Extent(before.lower, end))
    } else {
      add(.text(Extent(start, end)))
    }
  }

  /// Text whose lines lose some of their indentation.
  private mutating func appendLines(_ extent: Extent, _ dedent: Int) {
    var index = extent.lower
    while index < extent.upper {
      if index == 0 || bytes[index - 1] == 10 {
        let limit = min(extent.upper, index + dedent)
        while index < limit, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
      }
      let end = bytes[index..<extent.upper].firstIndex(of: 10).map { $0 + 1 } ?? extent.upper
      program.text.append(contentsOf: bytes[index..<end])
      index = end
    }
  }

  /// A text for indentation or a line end that only some ways through the template show.
  mutating func hiddenText(_ extent: Extent) -> Extent {
    let start = program.text.count
    program.text.append(contentsOf: bytes[extent.range])
    return Extent(start, program.text.count)
  }
}

// MARK: Names

extension Compiler {
  mutating func path(_ extent: Extent) -> Path {
    if extent.count == 1, bytes[extent.lower] == UInt8(ascii: ".") { return Path(head: .item) }
    var parts: [Name] = []
    var start = extent.lower
    while true {
      let end = bytes[start..<extent.upper].firstIndex(of: UInt8(ascii: ".")) ?? extent.upper
      guard parts.count < 100, let name = names.name(of: String(decoding: bytes[start..<end], as: UTF8.self)) else {
        reportUnknown(Extent(start, end), of: extent)
        return Path(head: .unknown)
      }
      parts.append(name)
      if end == extent.upper { break }
      start = end + 1
    }
    program.tails += parts.dropFirst()
    return Path(head: parts[0], tailCount: UInt8(parts.count - 1), tailStart: UInt32(program.tails.count - parts.count + 1))
  }

  private mutating func reportUnknown(_ part: Extent, of whole: Extent) {
    guard reporter.isOpen else { return }
    let marked = part.isEmpty ? whole : part
    let name = reporter.text(marked)
    reporter.report(.unknownName, marked, "", ["name": name], suggestions: NearMiss.nearest(to: name, in: names.texts))
  }

  /// The template of a partial or parent.
  mutating func find(_ extent: Extent) -> Int? {
    if let found = templates[String(decoding: bytes[extent.range], as: UTF8.self)] {
      program.templates[template].uses.insert(found)
      return found
    }
    guard reporter.isOpen else { return nil }
    let name = reporter.text(extent)
    reporter.report(
      .unknownPartial, extent, "", ["name": name],
      suggestions: NearMiss.nearest(to: name, in: program.templates.map(\.name)))
    return nil
  }
}
