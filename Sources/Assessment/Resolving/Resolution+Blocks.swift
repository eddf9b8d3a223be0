internal import CSV
internal import Diagnostics
internal import Markdown

/// Fenced blocks with a meaning (§9 of the report format).
extension Resolution {
  mutating func resolveBlocks(_ document: Document, _ subject: Target, _ builder: SectionBuilder?) -> [Markup.Index: Block] {
    var blocks: [Markup.Index: Block] = [:]
    for (index, node) in document.markup.nodes.enumerated() where node.kind == .codeBlock {
      let info = document.markup.title(of: index)
      let words = info.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
      guard let word = words.first else { continue }
      switch word {
      case "csv": blocks[index] = csvBlock(index, Array(words.dropFirst()), document, subject, builder)
      case "chart", "results": blocks[index] = drawnBlock(word, index, words.count > 1 ? words[1] : "", document, subject, builder)
      default:
        if let near = Self.nearBlockWord(word) {
          diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(line: Int(node.firstLine)), ["word": word], suggestions: [Suggestion(near)]))
        }
      }
    }
    return blocks
  }

  /// Names of programming languages are left alone: only a clear slip of the words with a meaning counts.
  static func nearBlockWord(_ word: String) -> String? {
    let lower = word.lowercased()
    if let same = ["csv", "chart", "results"].first(where: { $0 == lower && $0 != word }) { return same }
    if ["cvs", "scv", "csvv"].contains(lower) { return "csv" }
    return lower.count >= 5 ? NearMiss.nearest(to: lower, in: ["chart", "results"]).first : nil
  }

  mutating func csvBlock(_ index: Markup.Index, _ words: [String], _ document: Document, _ subject: Target, _ builder: SectionBuilder?) -> Block? {
    let node = document.markup.nodes[index]
    let range = document.file.place(line: Int(node.firstLine))
    let hasBody = !document.markup.text(of: index).trimmedSpaces.isEmpty
    let table: SpanTable
    if let path = words.first, isPath(path, document) {
      let decoded = PercentCoding.decode(path)
      guard let found = files.find(decoded, from: document.file.path), let data = project.data.first(where: { $0.file.path == found }) else {
        if let found = files.find(decoded, from: document.file.path), files.exists(found), found.hasSuffix(".csv") { return nil }
        let near = NearMiss.nearest(to: path, in: project.data.map(\.file.path).filter { !files.isProtected($0) })
        diagnostics.append(Diagnostic(.missingFile, at: range, ["path": path], suggestions: near.map { Suggestion($0) }))
        return nil
      }
      guard !files.isProtected(found) else {
        diagnostics.append(Diagnostic(.confidentialFile, at: range, ["path": path]))
        return nil
      }
      usedData.insert(found)
      if hasBody {
        diagnostics.append(Diagnostic(.unknownBlock, at: range, variant: "body", ["word": "csv"]))
      }
      table = SpanTable(data.table, in: data.file, caption: words.count > 1 ? words[1] : "", diagnostics: &diagnostics)
    } else if hasBody {
      var findings: [Diagnostic] = []
      let csv = CSVParser.parse(document.file, range: blockBody(node, document), diagnostics: &findings)
      table = SpanTable(csv, in: document.file, caption: words.joined(separator: " "), diagnostics: &findings)
      // What follows an open block is no table: what is wrong with its lines as rows is one slip.
      let isOpen = !findings.isEmpty && !isClosed(node, document)
      diagnostics += isOpen ? [Diagnostic(.unknownBlock, at: range, variant: "open", ["word": "csv", "line": String(node.firstLine + 1)])] : findings
    } else {
      let near = project.data.map(\.file.path).filter { path in !files.isProtected(path) && words.first.map { path.holds($0) } == true }
      diagnostics.append(Diagnostic(.unknownBlock, at: range, variant: "no-table", ["word": "csv"], suggestions: near.prefix(3).map { Suggestion($0) }))
      return nil
    }
    let section = builder?.section(of: index)
    let cells = table.rows.map { row in
      row.map { inline($0.cell.markup, table.file, from: subject, section: section) }
    }
    return .table(ResolvedTable(table: table, cells: cells))
  }

  /// Whether the first word after `csv` is a file; else the words are the caption of a table typed below.
  func isPath(_ word: String, _ document: Document) -> Bool {
    let path = PercentCoding.decode(word)
    if path.contains("/") || path.contains("\\") || path.lowercased().hasSuffix(".csv") { return true }
    return files.find(path, from: document.file.path).map { found in project.data.contains { $0.file.path == found } } ?? false
  }

  /// Whether a block ends where it should: not with the text or its container, nor with the end of the next block.
  private func isClosed(_ node: Markup.Node, _ document: Document) -> Bool {
    let file = document.file
    let last = min(Int(node.lastLine), file.lineStarts.count - 1)
    func isFence(_ line: Int) -> Bool { [UInt8(ascii: "`"), UInt8(ascii: "~")].contains { mark in file.text(file.lineRange(line)).trimmedSpaces.utf8.starts(with: [mark, mark, mark]) } }
    return last > Int(node.firstLine) && isFence(last) && !(Int(node.firstLine) + 1..<last).contains(where: isFence)
  }

  /// The bytes between the fences.
  func blockBody(_ node: Markup.Node, _ document: Document) -> Range<Int> {
    let file = document.file
    let first = Int(node.firstLine) + 1
    guard first < file.lineStarts.count else { return file.bytes.count..<file.bytes.count }
    var last = min(Int(node.lastLine), file.lineStarts.count - 1)
    let closing = file.text(file.lineRange(last)).trimmedSpaces
    if closing.hasPrefix("```") || closing.hasPrefix("~~~") { last -= 1 }
    guard last >= first else { return file.lineStarts[first]..<file.lineStarts[first] }
    return file.lineStarts[first]..<file.lineRange(last).upperBound
  }

  mutating func drawnBlock(_ word: String, _ index: Markup.Index, _ written: String, _ document: Document, _ subject: Target, _ builder: SectionBuilder?)
    -> Block?
  {
    let line = Int(document.markup.nodes[index].firstLine)
    let whole = document.file.lineRange(line)
    guard !written.isEmpty else {
      diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(line: line), variant: "empty", ["word": word]))
      return nil
    }
    let start = max(whole.lowerBound, whole.upperBound - written.utf8.count)
    let range = document.file.text(start..<whole.upperBound) == written ? start..<whole.upperBound : whole
    var resolver = LinkResolver(subjects.catalogue, files, pages, file: document.file, subject: subject)
    resolver.meansResults = true
    let address = LinkResolver.scheme(of: written) == nil ? "kpi:" + written : written
    let destination = resolver.resolve(address, at: range)
    diagnostics += resolver.diagnostics
    guard case .target(let target) = destination else { return nil }
    let block: Block
    switch (word, target) {
    case ("chart", .indicator(let id)): block = .chart(id)
    case ("results", .dimension), ("results", .group): block = .results(target)
    default:
      diagnostics.append(Diagnostic(.unknownBlock, at: document.file.place(range), variant: word, ["word": word, "target": target.canonical]))
      return nil
    }
    references.append(Reference(source: subject, section: builder?.section(of: index), destination: target, via: .block, path: document.file.path,
      line: line + 1, ordinal: 0, passage: nil))
    return block
  }
}
