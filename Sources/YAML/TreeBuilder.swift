import Diagnostics

/// Builds the tree from events by recursive descent. The depth limit keeps the recursion flat, and stops at the first
/// event too deep, because libyaml itself takes quadratic time on deep nesting.
struct TreeBuilder {
  static let depthLimit = 64
  static let nodeLimit = 200_000
  /// More repeats of the same kind of finding help nobody, and each quotes its whole line.
  static let findingLimit = 50

  /// A finished node that an alias may repeat, with what the repetition costs.
  private struct Anchored {
    let node: YAMLNode
    let size: Int
    let height: Int
  }

  /// The building cannot go on; the diagnostic says why.
  private struct Stop: Error { let diagnostic: Diagnostic }

  let file: SourceFile
  let range: Range<Int>
  let reader: EventReader
  let marks: MarkTable
  private(set) var diagnostics: [Diagnostic] = []
  private var anchors: [String: Anchored] = [:]
  /// Nodes so far, those that aliases repeat counted each time.
  private var size = 0
  private var hasExpanded = false
  /// Start of each open flow collection, for messages about unclosed brackets.
  private var openBrackets: [Int] = []

  init(file: SourceFile, range: Range<Int>, reader: EventReader, marks: MarkTable) {
    self.file = file
    self.range = range
    self.reader = reader
    self.marks = marks
  }

  /// The first document of the stream.
  mutating func document() -> YAMLNode? {
    do throws(Stop) {
      var root: YAMLNode?
      while true {
        let event = try next()
        switch event.kind {
        case .streamEnd: return root
        case .documentStart:
          if root != nil {
            report(.yamlSyntax, marks.range(event.start, event.end), "documents")
            return root
          }
          root = try node(try next(), depth: 1).node
        default: break
        }
      }
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private func next() throws(Stop) -> Event {
    do throws(Problem) { return try reader.next() } catch {
      throw Stop(diagnostic: SyntaxError(error, file: file, range: range, marks: marks, bracket: openBrackets.last).diagnostic)
    }
  }

  private func place(_ event: Event) -> Place { file.place(marks.range(event.start, event.end)) }

  /// A node and how many levels it has.
  private mutating func node(_ event: Event, depth: Int) throws(Stop) -> (node: YAMLNode, height: Int) {
    if event.hasLocalTag { throw badStart(event, "!") }
    let sizeBefore = size
    if case .alias(let name) = event.kind { return try repeated(name, event, depth: depth) }
    try grow(by: 1, event)
    if depth > Self.depthLimit { throw Stop(diagnostic: Diagnostic(.yamlTooComplex, at: place(event), variant: "depth")) }
    let made: (node: YAMLNode, height: Int)
    switch event.kind {
    case .scalar(let text, let isPlain):
      let isNothing = isPlain && ["~", "null", "Null", "NULL"].contains(text)
      made = (YAMLNode(.scalar(isNothing ? "" : text, isPlain: isPlain), range: marks.range(event.start, event.end)), 1)
    case .sequenceStart(let isFlow): made = try sequence(event, isFlow: isFlow, depth: depth)
    case .mappingStart(let isFlow): made = try mapping(event, isFlow: isFlow, depth: depth)
    default: preconditionFailure("libyaml sends a node here")
    }
    if let anchor = event.anchor { anchors[anchor] = Anchored(node: made.node, size: size - sizeBefore, height: made.height) }
    return made
  }

  private mutating func sequence(_ event: Event, isFlow: Bool, depth: Int) throws(Stop) -> (YAMLNode, height: Int) {
    var items: [YAMLNode] = []
    var height = 0
    let start = marks.offset(event.start)
    if isFlow { openBrackets.append(start) }
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        if isFlow { openBrackets.removeLast() }
        let end = isFlow ? marks.offset(event.end) : items.last?.range.upperBound ?? start
        return (YAMLNode(.sequence(items), range: start..<max(start, end)), height + 1)
      }
      let item = try node(event, depth: depth + 1)
      items.append(item.node)
      height = max(height, item.height)
    }
  }

  private mutating func mapping(_ event: Event, isFlow: Bool, depth: Int) throws(Stop) -> (YAMLNode, height: Int) {
    var entries: [YAMLEntry] = []
    var known: [String: Range<Int>] = [:]
    var height = 0
    let start = marks.offset(event.start)
    var end = start
    if isFlow { openBrackets.append(start) }
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        if isFlow { openBrackets.removeLast() }
        if isFlow { end = max(start, marks.offset(event.end)) }
        return (YAMLNode(.mapping(entries), range: start..<end), height + 1)
      }
      let key = try node(event, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      // An alias used as value lies where its anchor is: keep the range of the mapping in order.
      end = max(end, key.node.range.upperBound, value.node.range.upperBound)
      height = max(height, key.height, value.height)
      if let entry = accept(key.node, value.node, known: &known) { entries.append(entry) }
    }
  }

  /// The entry, unless its key is no text or stood before: the first value wins.
  private mutating func accept(_ key: YAMLNode, _ value: YAMLNode, known: inout [String: Range<Int>]) -> YAMLEntry? {
    guard let text = key.text else {
      report(.yamlSyntax, key.range, "key")
      return nil
    }
    if let first = known[text] {
      report(.duplicateKey, key.range, key: text, first: first)
      return nil
    }
    known[text] = key.range
    return YAMLEntry(key: text, keyRange: key.range, value: value)
  }

  private mutating func report(_ code: Code, _ place: Range<Int>, _ variant: String = "", key: String? = nil, first: Range<Int>? = nil) {
    guard diagnostics.count < Self.findingLimit else { return }
    diagnostics.append(
      Diagnostic(
        code, at: file.place(place), variant: variant, key.map { ["key": $0] } ?? [:],
        related: first.map { [file.place($0)] } ?? []))
  }

  /// What an alias stands for. Its size counts each time, so that a few lines cannot grow into gigabytes.
  private mutating func repeated(_ name: String, _ event: Event, depth: Int) throws(Stop) -> (node: YAMLNode, height: Int) {
    guard let anchored = anchors[name] else { throw badStart(event, "*") }
    hasExpanded = true
    try grow(by: anchored.size, event)
    if depth + anchored.height - 1 > Self.depthLimit {
      throw Stop(diagnostic: Diagnostic(.yamlTooComplex, at: place(event), variant: "depth"))
    }
    return (YAMLNode(anchored.node.content, range: marks.range(event.start, event.end)), anchored.height)
  }

  private mutating func grow(by count: Int, _ event: Event) throws(Stop) {
    size += count
    if size > Self.nodeLimit {
      throw Stop(diagnostic: Diagnostic(.yamlTooComplex, at: place(event), variant: hasExpanded ? "aliases" : "size"))
    }
  }

  /// A value whose first character means something else to YAML, so that it needs quotes.
  private func badStart(_ event: Event, _ character: String) -> Stop {
    Stop(diagnostic: Diagnostic(.yamlSyntax, at: place(event), variant: "start", ["character": character]))
  }
}
