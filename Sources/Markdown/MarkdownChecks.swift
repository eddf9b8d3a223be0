package import Diagnostics

/// What CommonMark reads differently from what an author meant, and says nothing about.
package enum MarkdownChecks {
  /// Deeper quotes and lists are shown without further indentation.
  package static let deepest = 100

  /// `range` is the part of the file that was parsed.
  package static func run(_ markup: Markup, _ file: SourceFile, range: Range<Int>, diagnostics: inout [Diagnostic]) {
    checkDepth(markup, file, &diagnostics)
    LiteralHeadings.check(markup, file, &diagnostics)
    LiteralTables.check(markup, file, &diagnostics)
    LiteralLists.check(markup, file, &diagnostics)
    IndentedText.check(markup, file, &diagnostics)
    for (index, node) in markup.nodes.enumerated() {
      if node.kind == .tableRow { checkCells(markup, index, file, &diagnostics) }
      if Markup.holdsInlines(node.kind) { LiteralMarks.check(markup, index, file, &diagnostics) }
    }
    checkFootnotes(markup, file, range, &diagnostics)
  }

  /// The same for inline Markdown from a table or front matter.
  package static func runInline(_ markup: Markup, _ file: SourceFile, diagnostics: inout [Diagnostic]) {
    for (index, node) in markup.nodes.enumerated() where Markup.holdsInlines(node.kind) { LiteralMarks.check(markup, index, file, &diagnostics) }
  }

  private static func checkDepth(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    var depths = [Int32](repeating: 0, count: markup.nodes.count)
    for (index, node) in markup.nodes.enumerated() {
      guard let parent = markup.parent(of: index) else { continue }
      depths[index] = depths[parent] + (node.kind == .blockQuote || node.kind == .item ? 1 : 0)
      if depths[index] > deepest {
        diagnostics.append(Diagnostic(.nestedTooDeep, at: file.place(line: Int(node.firstLine)), ["limit": String(deepest)]))
        return
      }
    }
  }

  /// cmark drops the cells of a row that has more than the head.
  private static func checkCells(_ markup: Markup, _ row: Markup.Index, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let node = markup.nodes[row]
    guard !node.flags.contains(.header) else { return }
    let columns = markup.children(of: row).reduce(0) { count, _ in count + 1 }
    let line = file.lineRange(Int(node.firstLine))
    let cells = splitRow(file.bytes, min(line.lowerBound + Int(node.column), line.upperBound)..<line.upperBound)
    guard cells.count > columns, let last = cells.last else { return }
    let lost = cells[columns].lowerBound..<last.upperBound
    diagnostics.append(Diagnostic(.lostCell, at: file.place(lost), ["columns": String(columns), "cells": String(cells.count), "text": file.text(lost)]))
  }

  /// The trimmed cells of a table row; an escaped bar does not split.
  package static func splitRow(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var content = trim(bytes, range)
    if let first = content.first, bytes[first] == UInt8(ascii: "|") { content = (first + 1)..<content.upperBound }
    var start = content.lowerBound
    var offset = start
    while offset < content.upperBound {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "|") {
        cells.append(trim(bytes, start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    let rest = trim(bytes, min(start, content.upperBound)..<content.upperBound)
    if !rest.isEmpty { cells.append(rest) }
    return cells
  }

  private static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }

  /// cmark drops a footnote that nobody refers to, with everything in it.
  private static func checkFootnotes(_ markup: Markup, _ file: SourceFile, _ range: Range<Int>, _ diagnostics: inout [Diagnostic]) {
    guard file.bytes[range].contains(UInt8(ascii: "^")) else { return }
    var known = Set<Int32>()
    var code = Set<Int32>()
    for node in markup.nodes {
      if node.kind == .footnoteDefinition { known.insert(node.firstLine) }
      if node.kind == .codeBlock || node.kind == .htmlBlock { code.formUnion(node.firstLine...node.lastLine) }
    }
    for line in file.line(at: range.lowerBound)...file.line(at: range.upperBound) {
      guard !known.contains(Int32(line)), !code.contains(Int32(line)), let label = footnoteLabel(file, line) else { continue }
      diagnostics.append(Diagnostic(.unusedFootnote, at: file.place(label), ["label": file.text(label)]))
    }
  }

  private static func footnoteLabel(_ file: SourceFile, _ line: Int) -> Range<Int>? {
    let whole = file.lineRange(line)
    var start = whole.lowerBound
    while start < whole.upperBound, start < whole.lowerBound + 3, file.bytes[start] == 32 { start += 1 }
    guard start + 3 < whole.upperBound, file.bytes[start] == UInt8(ascii: "["), file.bytes[start + 1] == UInt8(ascii: "^") else { return nil }
    guard let end = file.bytes[start..<whole.upperBound].firstIndex(of: UInt8(ascii: "]")), end + 1 < whole.upperBound,
      file.bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return start..<(end + 1)
  }
}
