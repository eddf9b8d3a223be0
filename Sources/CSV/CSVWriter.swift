/// A cell to write: the difference decides whether Excel may take it for a formula.
package enum CSVCell: Sendable, Hashable {
  case text(String)
  /// A number as its digits; written plain.
  case number(String)
  /// No value, which is not zero.
  case empty
}

package enum CSVWriter {
  /// The bytes of a table for Excel: UTF-8 with BOM, CRLF.
  package static func bytes(_ rows: some Sequence<[CSVCell]>) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        append(cell, to: &bytes)
      }
      bytes += [13, 10]
    }
    return bytes
  }

  private static func append(_ cell: CSVCell, to bytes: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .number(let digits): append(digits, to: &bytes)
    // A spreadsheet would run such a text as a formula.
    case .text(let text): append(text.utf8.first.map(isFormula) == true ? "'" + text : text, to: &bytes)
    }
  }

  private static func isFormula(_ first: UInt8) -> Bool { "=+-@\t".utf8.contains(first) }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains { ",;\"\r\n\t".utf8.contains($0) } || text.utf8.first == 32 || text.utf8.last == 32
    guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
