internal import Diagnostics

/// Paragraphs indented as one types in Thai, by a tab or many spaces: CommonMark reads them as code, and links in them as letters.
enum IndentedText {
  static func check(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for (index, node) in markup.nodes.enumerated() where node.kind == .codeBlock && isIndented(node, markup, index, file) {
      guard isProse(markup.text(of: index)) else { continue }
      diagnostics.append(Diagnostic(.indentedText, at: file.place(line: Int(node.firstLine))))
    }
  }

  private static func isIndented(_ node: Markup.Node, _ markup: Markup, _ index: Markup.Index, _ file: SourceFile) -> Bool {
    guard markup.title(of: index).isEmpty else { return false }
    let line = file.lineRange(Int(node.firstLine))
    return line.first { file.bytes[$0] != 32 && file.bytes[$0] != 9 && file.bytes[$0] != UInt8(ascii: ">") }.map { !"`~".utf8.contains(file.bytes[$0]) } ?? false
  }

  /// Long words of Thai, which no program is written in: most letters lie in its block. A short line may be an example of a form.
  private static func isProse(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 30 && letters.count(where: { (0xE00...0xE7F).contains($0.value) }) * 4 > letters.count * 3
  }
}
