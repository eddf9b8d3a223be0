package import Diagnostics

package enum CSVParser {
  /// Reads a table (RFC 4180; LF, CRLF and CR end a line). Blank lines are skipped; rows may have any number of fields.
  ///
  /// A header line without a comma but with `;` or tabs sets the separator, with a note: so Excel saves in many countries.
  package static func parse(_ file: SourceFile, range: Range<Int>? = nil, diagnostics: inout [Diagnostic]) -> CSVTable {
    let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    return file.bytes.withUnsafeBufferPointer { bytes in
      let range = afterSeparatorLine(bytes, range)
      let header = CSVHeader(bytes, range)
      if let other = header.firstSeparator {
        let variant = header.separator == UInt8(ascii: "\t") ? "tab" : "semicolon"
        diagnostics.append(Diagnostic(.csvSeparator, at: file.place(other..<other + 1), variant: variant))
      }
      var reader = CSVReader(file: file, bytes: bytes, range: range, separator: header.separator)
      let rows = reader.rows()
      diagnostics += reader.diagnostics
      return CSVTable(rows: rows, separator: header.separator)
    }
  }
}

extension CSVParser {
  /// Excel may write `sep=;` as a line of its own: it is no row.
  private static func afterSeparatorLine(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    let mark = Array("sep=".utf8)
    guard range.count > mark.count, bytes[range].prefix(mark.count).elementsEqual(mark) else { return range }
    guard let end = bytes[range].firstIndex(of: 10), end - range.lowerBound <= mark.count + 3 else { return range }
    return (end + 1)..<range.upperBound
  }
}

/// What the first line tells about the separator.
struct CSVHeader {
  private(set) var separator = UInt8(ascii: ",")
  /// Where a separator other than the comma first stands.
  private(set) var firstSeparator: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var isQuoted = false
    var isBlank = true
    var tab: Int?
    var semicolon: Int?
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte != 10, byte != 13, byte != 32, byte != 9 { isBlank = false }
      if isQuoted { continue }
      switch byte {
      case UInt8(ascii: ","): return
      case UInt8(ascii: ";"): semicolon = semicolon ?? index
      case UInt8(ascii: "\t"): tab = tab ?? index
      case 10, 13:
        if !isBlank {
          choose(semicolon, tab)
          return
        }
        tab = nil
      default: break
      }
    }
    choose(semicolon, tab)
  }

  /// A semicolon may stand in the words of a tab-separated header, hardly a tab in those of the other.
  private mutating func choose(_ semicolon: Int?, _ tab: Int?) {
    guard let first = tab ?? semicolon else { return }
    separator = tab != nil ? UInt8(ascii: "\t") : UInt8(ascii: ";")
    firstSeparator = first
  }
}
