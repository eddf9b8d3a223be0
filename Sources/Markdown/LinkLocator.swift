internal import Diagnostics

extension Markup {
  /// Finds where the destinations of links and pictures stand.
  ///
  /// cmark's columns are wrong inside lists, tables, headings and on later lines of a paragraph, but its lines are right: the nth
  /// equal destination on a line is the nth link to it.
  mutating func locateLinks(in file: SourceFile) {
    var found: [Link] = []
    var cursor = (line: -1, offset: 0)
    // A picture inside a link comes before the link's own destination: nodes are taken in the order in which they end.
    walk(0, enter: { _ in .into }, leave: { index in
      let kind = nodes[index].kind
      guard kind == .link || kind == .image else { return }
      found.append(locate(index, in: file, after: &cursor))
    })
    links = found
  }

  private func locate(_ index: Index, in file: SourceFile, after cursor: inout (line: Int, offset: Int)) -> Link {
    let line = Int(nodes[index].firstLine)
    let destination = bytes(of: index)
    let last = max(line, lastLine(ofBlockWith: index))
    if !destination.isEmpty {
      for candidate in line...min(last, line + 20) {
        let whole = file.lineRange(candidate)
        let start = cursor.line == candidate ? max(cursor.offset, whole.lowerBound) : whole.lowerBound
        guard let range = Self.find(destination, in: file.bytes, start..<whole.upperBound) else { continue }
        cursor = (candidate, range.upperBound)
        return Link(node: index, range: range, isAutolink: isAutolink(index, range, file))
      }
    }
    return Link(node: index, range: file.lineRange(line), isAutolink: false)
  }

  private func isAutolink(_ index: Index, _ range: Range<Int>, _ file: SourceFile) -> Bool {
    let bytes = file.bytes
    guard nodes[index].kind == .link, range.lowerBound > 0, range.upperBound < bytes.count else { return false }
    guard bytes[range.lowerBound - 1] == UInt8(ascii: "<"), bytes[range.upperBound] == UInt8(ascii: ">") else { return false }
    // `[words](<destination>)` also has the brackets.
    return range.lowerBound < 2 || bytes[range.lowerBound - 2] != UInt8(ascii: "(")
  }

  private func lastLine(ofBlockWith index: Index) -> Int {
    var node = index
    while let above = parent(of: node) {
      node = above
      if Self.holdsInlines(nodes[node].kind) { break }
    }
    return Int(nodes[node].lastLine)
  }

  /// `needle` where it stands alone: between brackets, spaces or quotation marks.
  private static func find(_ needle: ArraySlice<UInt8>, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var start = range.lowerBound
    while start + needle.count <= range.upperBound {
      if bytes[start] == first, bytes[start..<(start + needle.count)] == needle {
        let end = start + needle.count
        let opens = start == 0 || isEdge(bytes[start - 1])
        let closes = end >= bytes.count || isEdge(bytes[end])
        if opens && closes { return start..<end }
      }
      start += 1
    }
    return nil
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 9, 10, 13, 32: true
    default: false
    }
  }
}
