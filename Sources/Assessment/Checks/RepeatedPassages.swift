internal import Diagnostics
internal import Markdown
internal import ThaiText

/// The same passage in several levels, items or other texts, or twice in one. Headings, tables, quotes and the wording of the criteria are no passages.
enum RepeatedPassages {
  static func passages(_ report: Report) -> [Diagnostic] {
    var index = PassageIndex(quoted: criteria(report.framework).map { letters(of: $0) })
    var texts: [Text] = []
    return all(report).flatMap { text -> [Diagnostic] in
      texts.append(text)
      let match = index.add(text.letters)
      return text.repeatedParagraphs + (match.map { [finding($0, text, texts[$0.text])] } ?? [])
    }
  }

  /// Levels of items first: they answer to the criteria, other texts repeat them. Of those only paragraphs count: missions and aims are listed in the same
  /// words wherever they are.
  private static func all(_ report: Report) -> [Text] {
    let levels = WrittenItem.all(report).flatMap { written in
      written.answer.levels.map { Text(written.document, $0.whole.blocks + $0.facets.flatMap(\.blocks), item: written.item.id, level: $0.whole.id.level) }
    }
    return levels + report.documents.filter { $0.answer == nil }.map { Text($0, paragraphs(of: $0)) }
  }

  private static func paragraphs(of document: ResolvedDocument) -> [Markup.Index] {
    document.body.markup.children(of: 0).filter { document.body.markup.nodes[$0].kind == .paragraph }
  }

  private static func finding(_ match: PassageIndex.Match, _ text: Text, _ first: Text) -> Diagnostic {
    let variant = first.item == nil ? "text" : first.item == text.item ? "level" : ""
    return Diagnostic(.repeatedPassage, at: text.place(at: match.range.lowerBound), variant: variant,
      ["count": String(match.count), "item": first.item?.text ?? "", "level": first.level?.text ?? "", "path": first.document.source.file.path],
      related: [first.place(at: match.start)])
  }

  /// A text as the letters that count, and where each block begins.
  private struct Text {
    let item: ItemID?
    let level: LevelID?
    let document: ResolvedDocument
    private(set) var letters: [UInt32] = []
    private var starts: [(letter: Int, block: Markup.Index)] = []

    init(_ document: ResolvedDocument, _ blocks: [Markup.Index], item: ItemID? = nil, level: LevelID? = nil) {
      self.item = item
      self.level = level
      self.document = document
      let markup = document.body.markup
      for block in blocks {
        switch markup.nodes[block].kind {
        case .paragraph, .bulletList, .orderedList:
          starts.append((letters.count, block))
          letters += RepeatedPassages.letters(of: markup.plainText(of: block))
        default: continue
        }
      }
    }

    /// Long blocks that stand in it a second time.
    var repeatedParagraphs: [Diagnostic] {
      var firsts: [ArraySlice<UInt32>: Int] = [:]
      return starts.indices.compactMap { index in
        let end = index + 1 < starts.count ? starts[index + 1].letter : letters.count
        let paragraph = letters[starts[index].letter..<end]
        guard paragraph.count >= PassageIndex.least else { return nil }
        guard let first = firsts[paragraph] else {
          firsts[paragraph] = starts[index].letter
          return nil
        }
        return Diagnostic(.repeatedPassage, at: place(at: starts[index].letter), variant: "twice", ["count": String(paragraph.count)], related: [place(at: first)])
      }
    }

    func place(at letter: Int) -> Place {
      guard let block = starts.last(where: { $0.letter <= letter })?.block else { return document.idPlace }
      return document.source.file.place(line: Int(document.body.markup.nodes[block].firstLine))
    }
  }

  /// Composed, and without spaces: in Thai they are a matter of taste.
  static func letters(of text: String) -> [UInt32] {
    var letters: [UInt32] = []
    letters.reserveCapacity(text.utf8.count / 3)
    for scalar in NFC.normalize(text).unicodeScalars where !isSpace(scalar) { letters.append(scalar.value) }
    return letters
  }

  /// Thai is most of it and has none.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value == 32 || (9...13).contains(scalar.value) }
    return !(0xE00...0xE7F).contains(scalar.value) && scalar.properties.isWhitespace
  }

  static func criteria(_ framework: Framework) -> [String] {
    let texts = framework.levels.flatMap { [$0.name, $0.meaning, $0.prompt] } + framework.facets.flatMap { [$0.name, $0.meaning] }
      + framework.drivers.map(\.meaning) + framework.categories.map(\.intent)
      + framework.items.flatMap { item in [item.name, item.goal] + item.requirements.map(\.text) }
    let lists = framework.items.flatMap(\.requirements).flatMap { $0.guidance + $0.evidence }
    return texts.flatMap { [$0.th, $0.en] }.filter { !$0.isEmpty } + lists
  }
}
