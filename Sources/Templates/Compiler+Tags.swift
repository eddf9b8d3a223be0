internal import Diagnostics

/// Partials, and tags that are open until their end.
extension Compiler {
  mutating func addCall(_ token: Token) {
    let called = find(token.name)
    let indent = hiddenText(token.indent.dropping(opened.last?.dedent ?? 0))
    program.calls.append(
      Program.Call(template: called, end: program.nodes.count + 1, isOwnLine: token.layout != .inline, indent: indent))
    add(.call(UInt32(program.calls.count - 1)), token)
    target = program.nodes.count
  }

  mutating func open(_ token: Token, isEmpty: Bool) {
    guard opened.count < Self.maximumNesting else {
      ignore(token)
      return
    }
    let isArgument = token.kind == .block && opened.last?.token.kind == .parent
    let inner = isArgument && token.layout == .ownLine ? token.inner?.count ?? 0 : 0
    let dedent = max(opened.last?.dedent ?? 0, inner)
    let node = program.nodes.count
    var index = 0
    switch token.kind {
    case .section: add(.section(path(token.name), end: 0), token)
    case .inverted: add(.inverted(path(token.name), end: 0), token)
    case .parent:
      addCall(token)
      index = program.calls.count - 1
    default:
      if isArgument { arguments.append(Program.Argument(block: blockID(token), start: node)) } else { index = addBlock(token) }
    }
    opened.append(
      Opened(
        token: token, node: node, index: index, firstArgument: arguments.count, isArgument: isArgument,
        isEmpty: isEmpty, dedent: dedent))
    target = program.nodes.count
    if token.layout == .pair, token.kind == .block, !isArgument, !isEmpty { addText(token.indent) }
  }

  /// Nesting has a limit, so that whatever follows it may use the stack of the machine.
  private mutating func ignore(_ token: Token) {
    ignored += 1
    if nestedTooDeep { return }
    nestedTooDeep = true
    reporter.report(.templateSyntax, token.extent, "nested-too-deep", ["name": reporter.text(token.name)])
  }

  private mutating func addBlock(_ token: Token) -> Int {
    let indent = token.layout == .ownLine ? token.inner ?? token.indent : token.indent
    program.blocks.append(
      Program.Block(
        block: blockID(token), isOwnLine: token.layout != .inline,
        indent: hiddenText(indent.dropping(opened.last?.dedent ?? 0))))
    add(.block(UInt32(program.blocks.count - 1)), token)
    return program.blocks.count - 1
  }

  private mutating func blockID(_ token: Token) -> Int {
    let name = String(decoding: bytes[token.name.range], as: UTF8.self)
    if let known = blockIDs[name] { return known }
    blockIDs[name] = blockIDs.count
    return blockIDs.count - 1
  }
}

/// Closing tags.
extension Compiler {
  mutating func close(_ token: Token) {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard let last = opened.last else {
      reportStray(token)
      return
    }
    if !token.name.isEmpty, !isSame(token, last.token) {
      if opened.contains(where: { isSame(token, $0.token) }) {
        while let inner = opened.last, !isSame(token, inner.token) {
          reportUnclosed(inner.token)
          closeLast(nil)
        }
      } else {
        reportWrong(token, last.token)
      }
    }
    closeLast(token)
  }

  /// The end of the template closes everything.
  mutating func closeAll() {
    // After too deep nesting the missing ends are no news.
    if !nestedTooDeep { for open in opened { reportUnclosed(open.token) } }
    while !opened.isEmpty { closeLast(nil) }
  }

  private mutating func closeLast(_ token: Token?) {
    guard let open = opened.last else { return }
    switch open.token.kind {
    case .section:
      add(.next(start: UInt32(open.node + 1)), token)
      if case .section(let path, _) = program.nodes[open.node] { program.nodes[open.node] = .section(path, end: here) }
    case .inverted:
      if case .inverted(let path, _) = program.nodes[open.node] { program.nodes[open.node] = .inverted(path, end: here) }
    case .parent: closeParent(open)
    default:
      if open.isArgument { add(.leave) } else { closeBlock(open, token) }
    }
    opened.removeLast()
    target = program.nodes.count
  }

  private var here: UInt32 { UInt32(program.nodes.count) }

  private mutating func closeParent(_ open: Opened) {
    let start = program.arguments.count
    program.arguments += arguments[open.firstArgument...]
    arguments.removeSubrange(open.firstArgument...)
    program.calls[open.index].arguments = start..<program.arguments.count
    program.calls[open.index].end = program.nodes.count
  }

  private mutating func closeBlock(_ open: Opened, _ token: Token?) {
    let lineEnd = open.token.layout == .inline ? Extent.empty : token?.lineEnd ?? .empty
    if open.token.layout == .pair, !open.isEmpty { addText(lineEnd) }
    program.blocks[open.index].lineEnd = hiddenText(lineEnd)
    program.blocks[open.index].end = program.nodes.count
  }

  private func isSame(_ a: Token, _ b: Token) -> Bool {
    a.name.count == b.name.count && bytes[a.name.range].elementsEqual(bytes[b.name.range])
  }
}

/// What is wrong with sections.
extension Compiler {
  private mutating func reportUnclosed(_ open: Token) {
    guard reporter.isOpen else { return }
    let name = reporter.text(open.name)
    reporter.report(.templateSyntax, open.extent, "unclosed-section", ["name": name])
    reported.append(name)
  }

  /// The name at hand is taken for a misspelling of the section that is open.
  private mutating func reportWrong(_ token: Token, _ open: Token) {
    guard reporter.isOpen else { return }
    let name = reporter.text(open.name)
    reporter.report(
      .templateSyntax, token.name, "wrong-close", ["name": reporter.text(token.name), "open": name],
      suggestions: [name], related: [open.extent])
    reported.append(name)
  }

  private mutating func reportStray(_ token: Token) {
    guard reporter.isOpen, !token.name.isEmpty else { return }
    let name = reporter.text(token.name)
    if let index = reported.firstIndex(of: name) {
      reported.remove(at: index)
    } else {
      reporter.report(.templateSyntax, token.extent, "stray-close", ["name": name])
    }
  }
}
