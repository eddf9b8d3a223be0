package import Diagnostics

/// Headings that CommonMark reads as text: `##Basic` without a space, `＃＃ Basic` in wide letters.
package enum LiteralHeadings {
  package struct Found: Sendable {
    package let line: Range<Int>
    /// The words without the marks.
    package let text: String
    let depth: Int
  }

  static func check(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for node in markup.children(of: 0) where markup.nodes[node].kind == .paragraph {
      for found in all(in: node, markup, file) {
        let right = String(repeating: "#", count: found.depth) + " " + found.text
        diagnostics.append(Diagnostic(.brokenHeading, at: file.place(found.line), ["right": right], suggestions: [Suggestion(right)]))
      }
    }
  }

  /// Of the lines of a paragraph.
  package static func all(in paragraph: Markup.Index, _ markup: Markup, _ file: SourceFile) -> [Found] {
    let node = markup.nodes[paragraph]
    var found: [Found] = []
    for line in Int(node.firstLine)...Int(node.lastLine) {
      let range = file.lineRange(line)
      guard let start = range.first(where: { file.bytes[$0] != 32 }), file.bytes[start] == UInt8(ascii: "#") || file.bytes[start] == 0xEF else { continue }
      let text = file.text(start..<range.upperBound)
      let marks = text.prefix { $0 == "#" || $0 == "＃" }
      let words = text.dropFirst(marks.count).drop { $0 == " " }
      // A single mark begins a tag or a number too.
      let isLikely = marks.count > 1 || marks == "＃" || (paragraph == 1 && node.firstLine == node.lastLine)
      // `#NoGiftPolicy` is one.
      if marks == "#", words.first?.isASCII == true { continue }
      guard (1...6).contains(marks.count), isLikely, let letter = words.first, letter.isLetter || letter.isNumber || letter == "*" || letter == "(" else { continue }
      found.append(Found(line: start..<range.upperBound, text: String(words), depth: marks.count))
    }
    return found
  }
}
