import Diagnostics

/// A cursor over the bytes of a table: each call reads one thing and moves on.
struct CSVReader {
  /// More findings than this help nobody, and each quotes its whole line.
  static let findingLimit = 100

  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  let separator: UInt8
  private var index: Int
  private var line: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// A row with a finding needs no second one.
  private var hasFinding = false

  init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, separator: UInt8) {
    self.file = file
    self.bytes = bytes
    self.separator = separator
    index = range.lowerBound
    end = range.upperBound
    line = file.line(at: range.lowerBound)
  }

  mutating func rows() -> [CSVRow] {
    var rows: [CSVRow] = []
    while index < end {
      if skipBlankLine() { continue }
      rows.append(row(expecting: rows.first?.fields.count ?? 8))
    }
    return rows
  }

  /// Moves past a line of nothing but spaces (and tabs, which alone make no row either).
  private mutating func skipBlankLine() -> Bool {
    var ahead = index
    while ahead < end, bytes[ahead] == 32 || bytes[ahead] == 9 { ahead += 1 }
    if ahead < end, !isLineEnd(ahead) { return false }
    index = ahead
    skipLineEnd()
    return true
  }

  private mutating func row(expecting count: Int) -> CSVRow {
    let start = index
    while line + 1 < file.lineStarts.count, file.lineStarts[line + 1] <= start { line += 1 }
    hasFinding = false
    var fields: [CSVField] = []
    fields.reserveCapacity(count)
    while true {
      fields.append(field())
      guard index < end, bytes[index] == separator else { break }
      index += 1
    }
    let row = CSVRow(fields: fields, line: line, range: start..<index)
    skipLineEnd()
    return row
  }

  /// One field; the cursor then stands at a separator, a line end or the end.
  private mutating func field() -> CSVField {
    skipSpaces()
    if index < end, bytes[index] == UInt8(ascii: "\"") { return quoted() }
    let range = bare()
    return CSVField(text: text(range), range: range, isQuoted: false)
  }

  /// The bytes up to the next separator or line end, without the spaces around them.
  private mutating func bare() -> Range<Int> {
    skipSpaces()
    let start = index
    while index < end, bytes[index] != separator, !isLineEnd(index) { index += 1 }
    var last = index
    while last > start, isSpace(bytes[last - 1]) { last -= 1 }
    return start..<last
  }

  private mutating func quoted() -> CSVField {
    let open = index
    guard let close = closingQuote(after: open) else { return unclosed(open) }
    let text = unescaped(open + 1..<close)
    index = close + 1
    skipSpaces()
    if index == end || bytes[index] == separator || isLineEnd(index) {
      return CSVField(text: text, range: open..<close + 1, isQuoted: true)
    }
    // Text after the closing quote of a field of several lines: the quote that seems to close it opens another field.
    if bytes[open..<close].contains(where: { $0 == 10 || $0 == 13 }) { return unclosed(open) }
    let rest = bare()
    report("after-quote", rest)
    return CSVField(text: text + self.text(close + 1..<rest.upperBound), range: open..<rest.upperBound, isQuoted: true)
  }

  /// Reads on as if the quote were not there, so that this row keeps its columns and the following ones survive.
  private mutating func unclosed(_ open: Int) -> CSVField {
    report("quote", open..<open + 1)
    index = open + 1
    let range = bare()
    return CSVField(text: text(range), range: open..<range.upperBound, isQuoted: false)
  }

  /// The next quote that is not doubled.
  ///
  /// A search that finds none ends at the end of the file, but at most one can: the quotes after it are all in pairs.
  private func closingQuote(after open: Int) -> Int? {
    var ahead = open + 1
    while ahead < end {
      if bytes[ahead] == UInt8(ascii: "\"") {
        guard ahead + 1 < end, bytes[ahead + 1] == UInt8(ascii: "\"") else { return ahead }
        ahead += 1
      }
      ahead += 1
    }
    return nil
  }

  // MARK: Bytes

  private func isLineEnd(_ index: Int) -> Bool { bytes[index] == 10 || bytes[index] == 13 }
  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 && separator != 9 }

  private mutating func skipSpaces() {
    while index < end, isSpace(bytes[index]) { index += 1 }
  }

  private mutating func skipLineEnd() {
    guard index < end else { return }
    index += bytes[index] == 13 && index + 1 < end && bytes[index + 1] == 10 ? 2 : 1
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The inside of a quoted field, with doubled quotes made single.
  private func unescaped(_ range: Range<Int>) -> String {
    guard bytes[range].contains(UInt8(ascii: "\"")) else { return text(range) }
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var isSecond = false
    for index in range {
      isSecond = bytes[index] == UInt8(ascii: "\"") && !isSecond
      if !isSecond { plain.append(bytes[index]) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private mutating func report(_ variant: String, _ range: Range<Int>) {
    guard !hasFinding, diagnostics.count < Self.findingLimit else { return }
    hasFinding = true
    diagnostics.append(Diagnostic(.csvSyntax, at: file.place(range), variant: variant))
  }
}
