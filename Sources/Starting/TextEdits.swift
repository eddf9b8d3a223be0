internal import Diagnostics

/// Changes to a text that leave every other byte as its author wrote it.
struct TextEdits {
  let file: SourceFile
  private var edits: [(range: Range<Int>, text: String)] = []

  init(_ file: SourceFile) { self.file = file }

  var lineEnd: String { LineEnd(of: file.bytes).rawValue }

  mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, text)) }
  mutating func insert(_ text: String, at offset: Int) { edits.append((offset..<offset, text)) }

  /// Lines below the one that an offset is in, also where that is the last and has no end.
  mutating func insert(lines: [String], below offset: Int) {
    let line = file.line(at: offset)
    if line + 1 < file.lineStarts.count {
      insert(lines.map { $0 + lineEnd }.joined(), at: file.lineStarts[line + 1])
    } else {
      insert(lines.map { lineEnd + $0 }.joined(), at: file.bytes.count)
    }
  }

  mutating func insert(lines: [String], above offset: Int) {
    insert(lines.map { $0 + lineEnd }.joined(), at: file.lineStarts[file.line(at: offset)])
  }

  /// nil where nothing changes.
  var bytes: [UInt8]? {
    if edits.isEmpty { return nil }
    var result: [UInt8] = []
    var done = 0
    let ordered = edits.enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
    for edit in ordered.map(\.element) where edit.range.lowerBound >= done {
      result += file.bytes[done..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      done = edit.range.upperBound
    }
    return result + file.bytes[done...]
  }
}
