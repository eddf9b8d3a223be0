package import CSV
package import Diagnostics
package import Markdown

/// A table drawn from CSV (§9): `^` continues the cell above, `<` the one to its left.
package struct SpanTable: Sendable {
  package struct Cell: Sendable {
    package let text: String
    package let markup: Markup
    package let range: Range<Int>
    package internal(set) var rows = 1
    package internal(set) var columns = 1
    package internal(set) var isHead = false
  }

  /// One row: only the cells that begin in it.
  package typealias Row = [(column: Int, cell: Cell)]

  package let file: SourceFile
  package let caption: String
  package let rows: [Row]
  package let headRows: Int
  /// Columns whose body cells are all numbers or empty.
  package let numeric: [Bool]

  package init(_ csv: CSVTable, in file: SourceFile, caption: String, diagnostics: inout [Diagnostic]) {
    var grid = SpanGrid(csv, file)
    grid.findOwners()
    let cells = grid.cells()
    diagnostics += grid.diagnostics
    self.file = file
    self.caption = caption
    headRows = grid.headRows
    numeric = (0..<grid.width).map { column in grid.isNumeric(column) }
    rows = cells
  }
}

/// Works out which cell each place of the table belongs to.
private struct SpanGrid {
  let file: SourceFile
  let rows: [CSVRow]
  let width: Int
  /// For each place the index (row · width + column) of the cell it belongs to.
  private var owners: [Int]
  private(set) var headRows = 1
  private(set) var diagnostics: [Diagnostic] = []

  init(_ csv: CSVTable, _ file: SourceFile) {
    self.file = file
    rows = csv.rows
    width = csv.rows.map(\.fields.count).max() ?? 0
    owners = Array(0..<(csv.rows.count * width))
  }

  private func field(_ row: Int, _ column: Int) -> CSVField? { column < rows[row].fields.count ? rows[row].fields[column] : nil }

  private func mark(_ row: Int, _ column: Int) -> String? {
    guard let field = field(row, column), !field.isQuoted, field.text == "^" || field.text == "<" else { return nil }
    return field.text
  }

  mutating func findOwners() {
    guard let first = rows.first else { return }
    for (index, row) in rows.enumerated() where row.fields.count != first.fields.count {
      let isShort = row.fields.count < first.fields.count
      let range = isShort ? row.range : row.fields[first.fields.count].range.lowerBound..<row.range.upperBound
      diagnostics.append(Diagnostic(.raggedRow, at: file.place(range), variant: isShort ? "short" : "long",
        ["row": String(index + 1), "cells": String(row.fields.count), "columns": String(first.fields.count)]))
    }
    for row in rows.indices {
      for column in 0..<width {
        guard let mark = mark(row, column), let range = field(row, column)?.range else { continue }
        if mark == "^", row > 0 {
          owners[row * width + column] = owners[(row - 1) * width + column]
        } else if mark == "<", column > 0 {
          owners[row * width + column] = owners[row * width + column - 1]
        } else {
          diagnostics.append(Diagnostic(.brokenSpan, at: file.place(range), variant: mark == "^" ? "nothing-above" : "nothing-left", ["mark": mark]))
        }
      }
    }
    while headRows < rows.count, continuesHead(headRows) { headRows += 1 }
  }

  private func continuesHead(_ row: Int) -> Bool {
    (0..<width).contains { mark(row, $0) == "^" && owners[row * width + $0] / width < headRows }
  }

  /// The cells row by row; a span that is no rectangle is reported and taken apart.
  mutating func cells() -> [SpanTable.Row] {
    var boxes: [Int: (bottom: Int, right: Int, count: Int)] = [:]
    for (place, owner) in owners.enumerated() {
      let box = boxes[owner] ?? (place / width, place % width, 0)
      boxes[owner] = (max(box.bottom, place / width), max(box.right, place % width), box.count + 1)
    }
    var result: [SpanTable.Row] = []
    for row in rows.indices {
      var line: SpanTable.Row = []
      for column in 0..<width {
        let place = row * width + column
        guard owners[place] == place else { continue }
        var cell = cell(row, column)
        if let box = boxes[place], box.count > 1 {
          let (height, breadth) = (box.bottom - row + 1, box.right - column + 1)
          if height * breadth == box.count, box.right >= column {
            (cell.rows, cell.columns) = (height, breadth)
          } else {
            diagnostics.append(Diagnostic(.brokenSpan, at: file.place(cell.range), variant: "not-rectangle", ["text": cell.text]))
            for other in owners.indices where owners[other] == place && other != place { owners[other] = other }
          }
        }
        line.append((column, cell))
      }
      result.append(line)
    }
    return result
  }

  private func cell(_ row: Int, _ column: Int) -> SpanTable.Cell {
    guard let field = field(row, column), mark(row, column) == nil else {
      return SpanTable.Cell(text: "", markup: .empty, range: rows[row].range, isHead: row < headRows)
    }
    let text = field.text == "\\^" || field.text == "\\<" ? String(field.text.dropFirst()) : field.text
    return SpanTable.Cell(text: text, markup: MarkdownParser.parseInline(text, line: file.line(at: field.range.lowerBound), of: file), range: field.range,
      isHead: row < headRows)
  }

  func isNumeric(_ column: Int) -> Bool {
    var numbers = 0
    for row in rows.indices.dropFirst(headRows) {
      guard let field = field(row, column), mark(row, column) == nil else { continue }
      let text = field.text.trimmed(of: "*")
      switch WrittenNumber(text) {
      case .value: numbers += 1
      case .none: break
      case .invalid: return false
      }
    }
    return numbers > 0
  }
}
