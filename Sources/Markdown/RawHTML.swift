/// Which raw HTML may pass: `<br>`, and `<sub>` and `<sup>` without attributes that are closed within their paragraph, heading or cell.
/// Comments are dropped; everything else is shown as text.
package enum RawHTML {
  package enum Kind: Sendable { case passes, comment, shown }

  /// For every inline HTML node.
  package static func kinds(in markup: Markup) -> [Markup.Index: Kind] {
    var kinds: [Markup.Index: Kind] = [:]
    var open: [Markup.Index: [(tag: String, node: Markup.Index)]] = [:]
    for (index, node) in markup.nodes.enumerated() where node.kind == .html {
      let text = markup.text(of: index)
      kinds[index] = text.hasPrefix("<!--") ? .comment : .shown
      let tag = text.lowercased().filter { !$0.isWhitespace }
      let parent = markup.parent(of: index) ?? 0
      switch tag {
      case "<br>", "<br/>": kinds[index] = .passes
      case "<sub>", "<sup>": open[parent, default: []].append((String(tag.dropFirst().dropLast()), index))
      case "</sub>", "</sup>":
        // Pairs must lie side by side in one parent, or the page would be torn.
        guard let last = open[parent]?.last, last.tag == tag.dropFirst(2).dropLast() else { continue }
        open[parent]?.removeLast()
        kinds[last.node] = .passes
        kinds[index] = .passes
      default: break
      }
    }
    return kinds
  }

  /// An HTML block that holds only comments and `<br>`, as authors write for space.
  package static func isOnlyBreaks(_ text: String) -> Bool {
    var rest = withoutComments(text).text.lowercased()
    for tag in ["<br>", "<br/>", "<br />"] { rest = rest.replacing(tag, with: "") }
    return rest.allSatisfy(\.isWhitespace)
  }

  /// An HTML block without its comments; `isOpen` when a comment never ends and swallows what follows.
  package static func withoutComments(_ text: String) -> (text: String, isOpen: Bool) {
    var result = ""
    var rest = text[...]
    while let start = rest.range(of: "<!--") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].range(of: "-->") else { return (result, true) }
      rest = rest[end.upperBound...]
    }
    return (result + rest, false)
  }
}

extension Substring {
  /// First place of a short text.
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex, let candidate = self[start...].firstIndex(of: needle[needle.startIndex]) {
      if self[candidate...].hasPrefix(needle) { return candidate..<self.index(candidate, offsetBy: needle.count) }
      start = self.index(after: candidate)
    }
    return nil
  }
}
