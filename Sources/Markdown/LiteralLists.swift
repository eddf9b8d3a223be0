internal import Diagnostics

/// Lists that CommonMark reads as one paragraph: `1)ข้อ` without a space, and the numbers and bullets of Word.
enum LiteralLists {
  /// A bullet is the same on the next line; of a number the last part counts on.
  private enum Sign: Equatable {
    case bullet(String)
    case number(before: String, Int, after: String)

    func continues(_ former: Sign) -> Bool {
      switch (former, self) {
      case (.bullet, .bullet): self == former
      case (.number(let before, let number, let after), .number(let ownBefore, let own, let ownAfter)):
        before == ownBefore && after == ownAfter && own == number + 1
      default: false
      }
    }
  }

  static func check(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for (index, node) in markup.nodes.enumerated() where node.kind == .paragraph && node.lastLine > node.firstLine {
      let broken = hardBreaks(index, markup)
      var former: (sign: Sign, line: Int)?
      for line in Int(node.firstLine)...Int(node.lastLine) {
        let text = file.text(file.lineRange(line)).drop { $0 == " " }
        guard let (sign, written, right) = sign(of: text) else { former = nil; continue }
        if let former, sign.continues(former.sign), !broken.contains(former.line) {
          let start = file.lineRange(line).first { file.bytes[$0] != 32 } ?? file.lineRange(line).lowerBound
          diagnostics.append(Diagnostic(.brokenList, at: file.place(start..<start + written.utf8.count), ["sign": written, "right": right],
            suggestions: [Suggestion(right)]))
          break
        }
        former = (sign, line)
      }
    }
  }

  /// Lines behind which the author asked for a new one.
  private static func hardBreaks(_ paragraph: Markup.Index, _ markup: Markup) -> Set<Int> {
    Set((paragraph..<min(markup.subtreeEnd(of: paragraph), markup.nodes.count)).filter { markup.nodes[$0].kind == .lineBreak }.map { Int(markup.nodes[$0].firstLine) })
  }

  private static let bullets = ["•", "▪", "◦", "●", "○", "\u{F0B7}", "–", "-", "*"]

  /// The sign that a line begins with, as written, and what Markdown takes for one.
  private static func sign(of text: Substring) -> (Sign, String, String)? {
    if let bullet = bullets.first(where: text.hasPrefix), text.dropFirst(bullet.count).first.map({ $0.isWhitespace || $0.isLetter }) == true {
      return (.bullet(bullet), bullet, "- ")
    }
    let written = text.prefix { $0.isNumber || ".()".contains($0) }
    guard let last = written.lastIndex(where: \.isNumber), written.count <= 8, text.count > written.count else { return nil }
    let digits = written[...last].reversed().prefix(while: \.isNumber).count
    let first = written.index(last, offsetBy: 1 - digits)
    let after = String(written[written.index(after: last)...])
    let before = String(written[..<first])
    // `2567 …` and `12.5 …` begin a line of running text; `1.1 …` and `1.2 …` count on.
    guard digits < 3, !(before.isEmpty && after.isEmpty) else { return nil }
    let number = written[first...last].reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
    return (.number(before: before, number, after: after), String(written), before.isEmpty ? "\(number). " : "- ")
  }
}
