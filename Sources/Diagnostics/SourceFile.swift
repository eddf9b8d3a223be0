internal import Synchronization

/// A text file of the report as it was read: UTF-8 without a byte-order mark.
///
/// Every position in Saraban is a byte offset into `bytes`; lines, columns and quoted lines are made from it
/// only when a message needs them.
package struct SourceFile: Sendable {
  /// Relative to the report's folder, with `/`: never an absolute path.
  package let path: String
  package let bytes: [UInt8]
  /// Offset of the first byte of each line; a line ends at LF, CRLF or a lone CR (as in CommonMark).
  package let lineStarts: [Int]
  private let columns = ColumnMemory()

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        index += 1
        if byte == 10 || (byte == 13 && (index == buffer.count || buffer[index] != 10)) { starts.append(index) }
      }
    }
    lineStarts = starts
  }

  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The text of a range, with broken bytes replaced.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// 0-based line of an offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a 0-based line without its line end.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 0, line < lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  /// Where a range is, as a message shows it.
  package func place(_ range: Range<Int>) -> Place {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let number = line(at: lower)
    let whole = lineRange(number)
    let start = min(lower, whole.upperBound)
    let end = max(start, min(range.upperBound, whole.upperBound))
    let (column, scalars) = columns.column(of: start, inLineFrom: whole.lowerBound) { (text($0).count, bytes[$0].count { $0 & 0xC0 != 0x80 }) }
    // Of a very long line only the neighbourhood is kept.
    let window = Self.excerpt
    let near = text(max(whole.lowerBound, start - window * 16)..<start)
    let kept = column - 1 > window ? "…" + near.suffix(window) : near
    let marked = text(start..<min(end, start + window * 8))
    let after = text(end..<min(whole.upperBound, end + window * 4))
    return Place(path: path, line: number + 1, column: column, scalarColumn: scalars, before: kept, marked: String(marked.prefix(window)),
      after: after.count > window ? after.prefix(window) + "…" : after)
  }

  /// Characters of a line quoted on each side of a finding.
  private static let excerpt = 100

  /// A whole 0-based line, without the spaces around its text.
  package func place(line: Int) -> Place {
    var range = lineRange(line)
    while let first = range.first, bytes[first] == 32 || bytes[first] == 9 { range = (first + 1)..<range.upperBound }
    return place(range)
  }
}

/// A place in a source file, complete for printing: it outlives the file.
package struct Place: Hashable, Sendable {
  package let path: String
  /// 1-based; 0 for the file as a whole.
  package let line: Int
  /// 1-based, counted in extended grapheme clusters; 0 for the file as a whole.
  package let column: Int
  /// The same counted in Unicode code points, as other formats of findings want it.
  package let scalarColumn: Int
  /// The quoted line in three parts; the caret stands under `marked`.
  package let before: String
  package let marked: String
  package let after: String

  package init(path: String, line: Int, column: Int, scalarColumn: Int, before: String, marked: String, after: String) {
    self.path = path
    self.line = line
    self.column = column
    self.scalarColumn = scalarColumn
    self.before = before
    self.marked = marked
    self.after = after
  }

  /// A file as a whole (or, with an empty path, the report).
  package init(file path: String) {
    self.path = path
    line = 0
    column = 0
    scalarColumn = 0
    before = ""
    marked = ""
    after = ""
  }
}

/// Remembers the last column that was counted: thousands of findings on one very long line are counted once through, not each from its
/// beginning.
private final class ColumnMemory: Sendable {
  private let last = Mutex((line: -1, offset: 0, column: (letters: 1, scalars: 1)))

  /// 1-based columns of an offset in the line that begins at `line`, in letters and in code points; `count` counts those of a range.
  func column(of offset: Int, inLineFrom line: Int, _ count: (Range<Int>) -> (Int, Int)) -> (letters: Int, scalars: Int) {
    let known = last.withLock { $0 }
    let isAhead = known.line == line && known.offset <= offset
    let start = isAhead ? known.column : (letters: 1, scalars: 1)
    let more = count((isAhead ? known.offset : line)..<offset)
    let column = (letters: start.letters + more.0, scalars: start.scalars + more.1)
    last.withLock { $0 = (line, offset, column) }
    return column
  }
}
