internal import Diagnostics

/// Templates inside of templates.
extension Renderer {
  static let maximumDepth = 100

  /// Goes into a partial or parent; returns the next node.
  mutating func call(_ call: Program.Call, from node: Int) -> Int {
    budget &-= 50
    guard let template = call.template, !tooDeep.contains(template) else { return call.end }
    if depth == Self.maximumDepth {
      reportTooDeep(template, at: node)
      return call.end
    }
    returns.append(makeReturn(to: call.end, template: template, isOwnLine: call.isOwnLine))
    depth += 1
    if !call.arguments.isEmpty {
      replacements.append(Replacements(arguments: call.arguments, outer: environment))
      environment = replacements.count - 1
    }
    indent(isOwnLine: call.isOwnLine, call.indent)
    return program.templates[template].nodes.lowerBound
  }

  /// Goes into what replaces a block, if there is something. The outermost parent tag decides, so that a page overrides its layout; what
  /// it gave is rendered as it would be there, but with the names that are known here.
  mutating func replace(_ block: Program.Block) -> Int? {
    var found: (start: Int, environment: Int)?
    var index = environment
    while index >= 0 {
      let replacement = replacements[index]
      budget &-= replacement.arguments.count
      // The last of several for one block counts.
      for index in replacement.arguments where program.arguments[index].block == block.block {
        found = (program.arguments[index].start, replacement.outer)
      }
      index = replacement.outer
    }
    guard let found else { return nil }
    returns.append(makeReturn(to: block.end, isOwnLine: block.isOwnLine, lineEnd: block.lineEnd))
    environment = found.environment
    indent(isOwnLine: block.isOwnLine, block.indent)
    return found.start
  }

  mutating func makeReturn(to node: Int, template: Int? = nil, isOwnLine: Bool = false, lineEnd: Extent = .empty) -> Return {
    Return(
      node: node, template: template, environment: environment, replacementCount: replacements.count, indentBase: indentBase,
      indentCount: indent.count, isOwnLine: isOwnLine, lineEnd: lineEnd, outputCount: output.count)
  }

  /// Goes back to where a template or a replacement was called; returns the next node.
  mutating func leave() -> Int {
    let last = returns.removeLast()
    // A replacement of whole lines ends its last line, whatever the page wrote.
    if !last.lineEnd.isEmpty, output.count > last.outputCount, output.last != 10 { output += text[last.lineEnd.range] }
    if last.template != nil { depth -= 1 }
    environment = last.environment
    replacements.removeSubrange(last.replacementCount...)
    indentBase = last.indentBase
    indent.removeSubrange(last.indentCount...)
    isIndented = indent.count > indentBase
    isLineStart = isIndented && last.isOwnLine
    return last.node
  }

  private mutating func reportTooDeep(_ template: Int, at node: Int) {
    tooDeep.append(template)
    var chain: [String] = []
    for index in returns.compactMap(\.template) + [template] {
      let name = program.templates[index].name
      let isRepeated = chain.contains(name)
      chain.append(name)
      if isRepeated { break }
    }
    if chain.count > 8 { chain.replaceSubrange(4..<chain.count - 3, with: ["…"]) }
    diagnostics.append(Diagnostic(.templateTooDeep, at: program.place(of: node), ["chain": chain.joined(separator: " → ")]))
  }

  /// Stops where lists or partials multiply each other beyond all measure.
  mutating func giveUp(at node: Int) {
    let names = returns.compactMap(\.template).map { program.templates[$0].name }
    diagnostics.append(
      Diagnostic(.templateTooDeep, at: program.place(of: node), variant: "endless", ["chain": names.joined(separator: " → ")]))
  }
}
