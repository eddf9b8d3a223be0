internal import Diagnostics

/// Tables that CommonMark reads as a paragraph: without the line of dashes, or with one of another number of cells.
enum LiteralTables {
  static func check(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for (index, node) in markup.nodes.enumerated() where node.kind == .paragraph {
      let rows = rows(index, markup, file)
      guard let head = rows.first, let second = rows.dropFirst().first else { continue }
      let dashes = "|" + String(repeating: "---|", count: head.cells)
      let isLine = isDelimiter(second.range, file)
      diagnostics.append(Diagnostic(.brokenTable, at: file.place(isLine ? second.range : head.range), variant: isLine ? "cells" : "",
        ["cells": String(second.cells), "columns": String(head.cells), "right": dashes], suggestions: [Suggestion(dashes)]))
    }
  }

  /// Lines of the paragraph that begin and end with a bar, from the first that does, as far as they follow each other.
  private static func rows(_ paragraph: Markup.Index, _ markup: Markup, _ file: SourceFile) -> [(range: Range<Int>, cells: Int)] {
    let node = markup.nodes[paragraph]
    var rows: [(range: Range<Int>, cells: Int)] = []
    for line in Int(node.firstLine)...Int(node.lastLine) {
      let whole = file.lineRange(line)
      guard let start = whole.first(where: { file.bytes[$0] != 32 }), let last = whole.last(where: { file.bytes[$0] != 32 && file.bytes[$0] != 13 }),
        start < last, file.bytes[start] == UInt8(ascii: "|"), file.bytes[last] == UInt8(ascii: "|")
      else {
        if rows.isEmpty { continue }
        break
      }
      let cells = MarkdownChecks.splitRow(file.bytes, start..<last + 1).count
      rows.append((start..<last + 1, cells))
    }
    return rows
  }

  /// `|---|---|`, with the dashes that Word makes of them too.
  private static func isDelimiter(_ range: Range<Int>, _ file: SourceFile) -> Bool {
    let text = file.text(range)
    return text.contains { "-–—".contains($0) } && text.allSatisfy { "|:-–— ".contains($0) }
  }
}
