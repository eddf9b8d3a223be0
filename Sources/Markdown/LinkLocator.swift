internal import Diagnostics

extension Markup {
  /// Finds where the destinations of links and pictures stand.
  ///
  /// cmark's columns are wrong inside lists, tables, headings and on later lines of a paragraph, but its lines are right: the nth
  /// equal destination on a line is the nth link to it.
  mutating func locateLinks(in file: SourceFile) {
    repairTables()
    var found: [Link] = []
    var search = Search()
    // A picture inside a link comes before the link's own destination: nodes are taken in the order in which they end.
    walk(0, enter: { _ in .into }, leave: { index in
      let kind = nodes[index].kind
      guard kind == .link || kind == .image else { return }
      found.append(locate(index, in: file, &search))
    })
    links = found
    for (place, link) in found.enumerated() where isAutolink(link.node, link.range, file) {
      nodes[link.node].flags.insert(.autolink)
      // The brackets belong to it.
      links[place] = Link(node: link.node, range: link.range.lowerBound - 1..<link.range.upperBound + 1)
    }
  }

  private struct Search {
    /// Where the last destination ended.
    var line = -1
    var offset = 0
    /// Destinations that a line does not hold (they stand in a definition elsewhere): looked for once only.
    var absent: Set<ArraySlice<UInt8>> = []
    var absentLine = -1
    /// How far a line has been looked through for code and comments, and what is open there.
    private var seenLine = -1
    private var seen = 0
    private var isCode = false
    private var isComment = false

    /// Whether an offset stands in code or a comment that began on its line: links there are none.
    mutating func isHidden(_ offset: Int, from line: Int, _ bytes: [UInt8]) -> Bool {
      if seenLine != line || seen > offset { (seenLine, seen, isCode, isComment) = (line, line, false, false) }
      while seen < offset {
        let byte = bytes[seen]
        if isComment {
          if byte == UInt8(ascii: ">"), seen >= line + 2, bytes[seen - 1] == UInt8(ascii: "-"), bytes[seen - 2] == UInt8(ascii: "-") { isComment = false }
        } else if byte == UInt8(ascii: "`") {
          isCode.toggle()
        } else if byte == UInt8(ascii: "<"), !isCode, bytes[seen..<min(seen + 4, bytes.count)].elementsEqual("<!--".utf8) {
          isComment = true
        }
        seen += 1
      }
      return isCode || isComment
    }
  }

  /// Of a table directly below the lines of a paragraph, cmark gives the first row the paragraph's line, and miscounts the lines of the
  /// paragraph. The table's last line is right.
  private mutating func repairTables() {
    for (index, node) in nodes.enumerated() where node.kind == .paragraph {
      guard let table = next(after: index), nodes[table].kind == .table else { continue }
      let start = nodes[table].firstLine
      let rows = Array(children(of: table))
      let head = nodes[table].lastLine - Int32(rows.count)
      guard let first = rows.first, head > start else { continue }
      nodes[table].firstLine = head
      for inner in first..<(rows.count > 1 ? rows[1] : subtreeEnd(of: table)) {
        nodes[inner].firstLine = head
        nodes[inner].lastLine = head
      }
      nodes[index].firstLine = start
      nodes[index].lastLine = head - 1
      var line = start
      for inner in (index + 1)..<table {
        nodes[inner].firstLine = line
        nodes[inner].lastLine = line
        if nodes[inner].kind == .softBreak || nodes[inner].kind == .lineBreak { line += 1 }
      }
    }
  }

  /// Index after the last node below another: nodes stand in source order.
  package func subtreeEnd(of index: Index) -> Index {
    var node = index
    while true {
      if let following = next(after: node) { return following }
      guard let above = parent(of: node) else { return nodes.count }
      node = above
    }
  }

  private func locate(_ index: Index, in file: SourceFile, _ search: inout Search) -> Link {
    let line = Int(nodes[index].firstLine)
    let destination = bytes(of: index)
    let last = max(line, lastLine(ofBlockWith: index))
    if search.absentLine != line { (search.absentLine, search.absent) = (line, []) }
    if !destination.isEmpty, !search.absent.contains(destination) {
      for candidate in line...min(last, line + 20) {
        let whole = file.lineRange(candidate)
        let start = search.line == candidate ? max(search.offset, whole.lowerBound) : whole.lowerBound
        guard let range = Self.find(destination, in: file.bytes, start..<whole.upperBound, { search.isHidden($0, from: whole.lowerBound, file.bytes) })
        else { continue }
        (search.line, search.offset) = (candidate, range.upperBound)
        return Link(node: index, range: range)
      }
      search.absent.insert(destination)
    }
    return Link(node: index, range: file.lineRange(line))
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

  /// A destination follows `<`, `](` or, in a definition, `]:`.
  private static func opensDestination(_ bytes: [UInt8], _ start: Int) -> Bool {
    var before = start - 1
    if before >= 0, bytes[before] == UInt8(ascii: "<") { return true }
    while before >= 0, bytes[before] == 32 || bytes[before] == 9 { before -= 1 }
    guard before > 0, bytes[before] == UInt8(ascii: "(") || bytes[before] == UInt8(ascii: ":") else { return false }
    return bytes[before - 1] == UInt8(ascii: "]")
  }

  /// `needle` where it is a destination.
  private static func find(_ needle: ArraySlice<UInt8>, in bytes: [UInt8], _ range: Range<Int>, _ isHidden: (Int) -> Bool) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var start = range.lowerBound
    while start + needle.count <= range.upperBound {
      if bytes[start] == first, bytes[start..<(start + needle.count)] == needle {
        let end = start + needle.count
        if opensDestination(bytes, start), end >= bytes.count || isEdge(bytes[end]), !isHidden(start) { return start..<end }
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
