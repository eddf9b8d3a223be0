internal import Diagnostics

/// Runs a compiled template over a model: one loop with stacks of its own, so that no template can exhaust the machine's stack.
struct Renderer {
  let program: Program
  let nodes: UnsafeBufferPointer<Node>
  let text: UnsafeBufferPointer<UInt8>
  var output: [UInt8] = []
  var diagnostics: [Diagnostic] = []

  var contexts: [Context] = []
  var returns: [Return] = []
  /// The replacements of all parents being rendered, and the innermost of them that counts here.
  var replacements: [Replacements] = []
  var environment = -1

  /// How many templates are being rendered inside of the first.
  var depth = 0
  /// Templates that went too deep; they are left out from then on.
  var tooDeep: [Int] = []
  /// Work left, about one unit a nanosecond: lists and partials that multiply each other would go on for years.
  var budget: Int

  /// The indentation of all callers; the part from `indentBase` on counts.
  var indent: [UInt8] = []
  var indentBase = 0
  /// Whether the lines of templates are indented here.
  var isIndented = false
  /// Whether the next thing that is written begins a line to be indented.
  var isLineStart = false

  /// Where to go on after a partial, parent or replacement, and what to restore.
  struct Return {
    let node: Int
    /// The template that is called; nothing for a replacement.
    let template: Int?
    let environment: Int
    let replacementCount: Int
    let indentBase: Int
    let indentCount: Int
    let isOwnLine: Bool
    /// What a replacement is to end with, and where its output begins.
    let lineEnd: Extent
    let outputCount: Int
  }

  /// What a parent was given, and which replacements counted where it stands.
  struct Replacements {
    let arguments: Range<Int>
    let outer: Int
  }

  init(program: Program, nodes: UnsafeBufferPointer<Node>, text: UnsafeBufferPointer<UInt8>, budget: Int) {
    self.budget = budget
    self.program = program
    self.nodes = nodes
    self.text = text
    contexts.reserveCapacity(32)
    returns.reserveCapacity(16)
  }

  mutating func render(_ template: Int, _ model: UnsafePointer<Value>) {
    contexts.append(Context(model))
    returns.append(makeReturn(to: -1, template: template))
    run(from: program.templates[template].nodes.lowerBound)
  }

  private mutating func run(from start: Int) {
    var index = start
    while index >= 0 {
      if budget < 0 { return giveUp(at: index) }
      switch nodes[index] {
      case .text(let extent):
        writeText(extent)
        index += 1
      case .escaped(let path):
        if let value = find(path) { write(value, escaping: true) }
        index += 1
      case .verbatim(let path):
        if let value = find(path) { write(value, escaping: false) }
        index += 1
      case .section(let path, let end):
        index = enter(path) ? index + 1 : Int(end)
      case .next(let start):
        index = advance() ? Int(start) : index + 1
      case .inverted(let path, let end):
        index = find(path)?.isTrue == true ? Int(end) : index + 1
      case .call(let call):
        index = self.call(program.calls[Int(call)], from: index)
      case .block(let block):
        index = replace(program.blocks[Int(block)]) ?? index + 1
      case .leave:
        index = leave()
      }
    }
  }

  // MARK: Values

  private mutating func find(_ path: Path) -> UnsafePointer<Value>? {
    var index = contexts.count - 1
    if path.head == .item { return contexts[index].value }
    if path.head == .unknown { return nil }
    var found: UnsafePointer<Value>?
    repeat {
      budget &-= contexts[index].fieldCount &+ 4
      found = contexts[index].find(path.head)
      index -= 1
    } while found == nil && index >= 0
    guard path.tailCount > 0 else { return found }
    for index in 0..<Int(path.tailCount) {
      guard let value = found else { return nil }
      found = Context(value).find(program.tails[Int(path.tailStart) + index])
    }
    return found
  }

  /// Makes the value the innermost context, unless there is nothing to show.
  private mutating func enter(_ path: Path) -> Bool {
    guard let value = find(path), value.isTrue else { return false }
    if let items = value.items, let first = items.baseAddress {
      contexts.append(Context(first, remaining: items.count - 1))
    } else {
      contexts.append(Context(value))
    }
    return true
  }

  /// On to the next item of the list, if there is one.
  private mutating func advance() -> Bool {
    budget &-= 4
    let last = contexts.count - 1
    guard contexts[last].remaining > 0 else {
      contexts.removeLast()
      return false
    }
    contexts[last].advance()
    return true
  }
}
