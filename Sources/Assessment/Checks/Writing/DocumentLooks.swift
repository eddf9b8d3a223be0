internal import Diagnostics
internal import Markdown

/// Headings that leave out a rank. Headings that open a level, a facet or the summary have their rank from the criteria, whatever their depth.
enum HeadingOrder {
  static func headings(_ document: ResolvedDocument, _ prose: Prose, _ report: Report) -> [Diagnostic] {
    let markup = document.body.markup
    var last: (depth: Int, node: Markup.Index)?
    var findings: [Diagnostic] = []
    for node in markup.children(of: 0) where markup.nodes[node].kind == .heading {
      let depth = Int(markup.nodes[node].number)
      if let last, depth > last.depth + 1, !isOpener(node, document) {
        let file = document.source.file
        findings.append(Diagnostic(.headingOrder, at: file.place(line: Int(markup.nodes[node].firstLine)),
          ["marks": String(repeating: "#", count: depth), "right": String(repeating: "#", count: last.depth + 1)],
          related: [file.place(line: Int(markup.nodes[last.node].firstLine))]))
      }
      last = (depth, node)
    }
    return findings
  }

  /// Whether it is none of the blocks of any part.
  private static func isOpener(_ node: Markup.Index, _ document: ResolvedDocument) -> Bool {
    guard let answer = document.answer else { return false }
    let parts = answer.levels.flatMap { [$0.whole] + $0.facets }
    return !answer.overview.contains(node) && !answer.summary.contains(node) && !parts.contains { $0.blocks.contains(node) }
  }
}

/// A result that is said without a figure, among others that have theirs. Where none has one, `result-without-figure` says so.
enum ClaimFigures {
  /// Bytes around a claim in which words take it back.
  private static let near = 90

  static func claims(_ document: ResolvedDocument, _ prose: Prose, _ report: Report) -> [Diagnostic] {
    guard let answer = document.answer, !document.isDraft else { return [] }
    let wanted = Set(report.framework.facets.filter(\.expectsFigures).map(\.id))
    let parts = answer.levels.flatMap(\.facets).filter { $0.state == .answered && $0.id.facet.map(wanted.contains) ?? false }
    return parts.flatMap { part -> [Diagnostic] in
      let figures = part.blocks.map { holdsFigure($0, document) }
      guard figures.contains(true) else { return [] }
      return part.blocks.indices.compactMap { index in
        // What stands right above a table, a list or a picture introduces it.
        let isIntroduction = index + 1 < figures.count && figures[index + 1] && document.body.markup.nodes[part.blocks[index + 1]].kind != .paragraph
        return figures[index] || isIntroduction ? nil : claim(in: part.blocks[index], document, prose, report)
      }
    }
  }

  /// A number in any digits, a link, a picture, a table or a drawn block.
  private static func holdsFigure(_ block: Markup.Index, _ document: ResolvedDocument) -> Bool {
    let markup = document.body.markup
    let shows: Set<Markup.Kind> = [.link, .image, .table, .codeBlock]
    if (block..<markup.subtreeEnd(of: block)).contains(where: { shows.contains(markup.nodes[$0].kind) }) { return true }
    return markup.plainText(of: block).unicodeScalars.contains { $0.properties.numericType != nil }
  }

  private static func claim(in block: Markup.Index, _ document: ResolvedDocument, _ prose: Prose, _ report: Report) -> Diagnostic? {
    for piece in prose.blocks where piece.top == block && piece.kind == .paragraph {
      let passage = WritingPassage(prose: prose, document: document, report: report, block: piece)
      guard let word = passage.word(.claims, in: piece.range) else { continue }
      let around = max(piece.range.lowerBound, word.lowerBound - near)..<word.lowerBound
      guard passage.word(.claimDoubts, in: around) == nil else { continue }
      return Diagnostic(.claimWithoutFigure, at: prose.file.place(word), ["claim": prose.file.text(word)])
    }
    return nil
  }
}

/// Thai and Arabic digits in one table.
enum TableDigits {
  static func tables(_ document: ResolvedDocument, _ prose: Prose, _ report: Report) -> [Diagnostic] {
    let markup = document.body.markup
    var findings: [Diagnostic] = []
    for (index, node) in markup.nodes.enumerated() where node.kind == .table {
      let cells = markup.children(of: index).flatMap { prose.cells(of: markup.nodes[$0]) }
      findings += mixture(cells, prose, document, report)
    }
    for case .table(let table) in document.blocks.sorted(by: { $0.key < $1.key }).map(\.value) {
      let cells = table.table.rows.flatMap { $0.filter { !$0.cell.text.isEmpty }.map(\.cell.range) }
      guard cells.contains(where: { holdsThaiDigit(table.table.file.bytes[$0]) }) else { continue }
      let own = table.table.file.path == prose.file.path ? prose : Prose(cells, table.table.file)
      findings += mixture(cells, own, document, report)
    }
    return findings
  }

  /// Marked is the first number in the digits that are fewer.
  private static func mixture(_ cells: [Range<Int>], _ prose: Prose, _ document: ResolvedDocument, _ report: Report) -> [Diagnostic] {
    guard cells.contains(where: { holdsThaiDigit(prose.bytes[$0]) }) else { return [] }
    var (thai, arabic): ([Range<Int>], [Range<Int>]) = ([], [])
    for cell in cells {
      let passage = WritingPassage(prose: prose, document: document, report: report, block: Prose.Block(kind: .cell, range: cell, top: 0))
      var index = cell.lowerBound
      while index < cell.upperBound {
        guard let number = passage.number(at: index) else { index += 1; continue }
        if number.isThai { thai.append(number.range) } else if !isPartOfName(passage, number.range) { arabic.append(number.range) }
        index = number.range.upperBound
      }
    }
    guard let few = (thai.count < arabic.count ? thai : arabic).first, !thai.isEmpty else { return [] }
    return [Diagnostic(.mixedDigits, at: prose.file.place(few), variant: thai.count < arabic.count ? "" : "arabic",
      ["number": prose.file.text(few), "thai": String(thai.count), "arabic": String(arabic.count)])]
  }

  private static func holdsThaiDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == 0xB9 && $0 + 1 < bytes.endIndex && (0x90...0x99).contains(bytes[$0 + 1]) }
  }

  /// Beside a Latin letter: `PM2.5`, `E-01`.
  private static func isPartOfName(_ passage: WritingPassage, _ range: Range<Int>) -> Bool {
    let before = passage[passage.spaceStart(range.lowerBound) - 1]
    return WritingPassage.isLatin(before) || before == UInt8(ascii: "-") || WritingPassage.isLatin(passage[range.upperBound])
  }
}
