import Diagnostics
import Foundation

@testable import Markdown

/// A parsed text as lines: kind, lines of the source, what the node holds; then the links with the place of their destination, then the
/// findings. This is what the golden files of `Fixtures/markdown` hold.
enum Dump {
  static func text(_ source: String) -> String {
    let file = SourceFile(path: "x.md", text: source)
    var findings: [Diagnostic] = []
    let markup = MarkdownParser.parse(file, range: 0..<file.bytes.count, diagnostics: &findings)
    MarkdownChecks.run(markup, file, range: 0..<file.bytes.count, diagnostics: &findings)
    var lines: [String] = []
    var depth = 0
    markup.walk(0, enter: { index in
      lines.append(String(repeating: "  ", count: depth) + node(markup, index))
      depth += 1
      return .into
    }, leave: { _ in depth -= 1 })
    if !markup.links.isEmpty { lines.append("") }
    for link in markup.links {
      let place = file.place(link.range)
      lines.append("\(place.line):\(place.column) \(markup.nodes[link.node].kind) \(place.marked)")
    }
    if !findings.isEmpty { lines.append("") }
    lines += findings.sortedByPlace().map(finding)
    return lines.joined(separator: "\n") + "\n"
  }

  static func finding(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    return "\(place.line):\(place.column) \(diagnostic.code.rawValue)\(diagnostic.variant.isEmpty ? "" : "." + diagnostic.variant) [\(place.marked)]"
  }

  private static func node(_ markup: Markup, _ index: Markup.Index) -> String {
    let node = markup.nodes[index]
    var text = "\(node.kind)"
    if Markup.isBlock(node.kind) { text += " \(node.firstLine + 1)" + (node.lastLine == node.firstLine ? "" : "–\(node.lastLine + 1)") }
    if node.number != 0 { text += " #\(node.number)" }
    let flags: [(Markup.Flags, String)] = [
      (.tight, "tight"), (.header, "head"), (.task, "task"), (.checked, "checked"), (.left, "left"), (.centre, "centre"), (.right, "right"),
    ]
    for (flag, name) in flags where node.flags.contains(flag) { text += " " + name }
    let held = markup.text(of: index)
    if !held.isEmpty { text += " " + quoted(held) }
    let title = markup.title(of: index)
    if !title.isEmpty { text += " title " + quoted(title) }
    return text
  }

  private static func quoted(_ text: String) -> String { "“" + text.replacing("\n", with: "⏎") + "”" }
}
