/// A table as RFC 4180 reads it, with the place of every cell.
package struct CSVTable: Sendable {
  package let rows: [CSVRow]
  /// The byte between fields: comma, semicolon or tab.
  package let separator: UInt8

  package init(rows: [CSVRow], separator: UInt8) {
    self.rows = rows
    self.separator = separator
  }
}

package struct CSVRow: Sendable {
  package let fields: [CSVField]
  /// 0-based line of the file on which the row begins.
  package let line: Int
  /// Bytes of the row without its line end.
  package let range: Range<Int>

  package init(fields: [CSVField], line: Int, range: Range<Int>) {
    self.fields = fields
    self.line = line
    self.range = range
  }
}

package struct CSVField: Sendable {
  /// Without quotes; without the spaces around it when it has none.
  package let text: String
  /// Bytes of the file, with quotes.
  package let range: Range<Int>
  package let isQuoted: Bool

  package init(text: String, range: Range<Int>, isQuoted: Bool) {
    self.text = text
    self.range = range
    self.isQuoted = isQuoted
  }
}
