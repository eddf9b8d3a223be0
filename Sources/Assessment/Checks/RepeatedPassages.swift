internal import Diagnostics
internal import Markdown
internal import ThaiText

/// The same passage in several levels or items. Headings, tables, quotes and the wording of the criteria are no passages.
enum RepeatedPassages {
  static func passages(_ report: Report) -> [Diagnostic] {
    var index = PassageIndex(quoted: criteria(report.framework).map { letters(of: $0) })
    var levels: [Text] = []
    return WrittenItem.all(report).flatMap { written in
      written.answer.levels.compactMap { level -> Diagnostic? in
        let text = Text(written, level)
        levels.append(text)
        guard let match = index.add(text.letters) else { return nil }
        let first = levels[match.text]
        let isSameItem = first.item == text.item
        return Diagnostic(.repeatedPassage, at: text.place(at: match.range.lowerBound), variant: isSameItem ? "level" : "",
          ["count": String(match.count), "item": first.item.text, "level": first.level.text, "path": first.document.source.file.path],
          related: [first.place(at: match.start)])
      }
    }
  }

  /// One level's text as the letters that count, and where each block begins.
  private struct Text {
    let item: ItemID
    let level: LevelID
    let document: ResolvedDocument
    private(set) var letters: [UInt32] = []
    private var starts: [(letter: Int, block: Markup.Index)] = []

    init(_ written: WrittenItem, _ level: Answer.LevelPart) {
      item = written.item.id
      self.level = level.whole.id.level
      document = written.document
      let markup = document.body.markup
      for block in level.whole.blocks + level.facets.flatMap(\.blocks) {
        switch markup.nodes[block].kind {
        case .paragraph, .bulletList, .orderedList:
          starts.append((letters.count, block))
          letters += RepeatedPassages.letters(of: markup.plainText(of: block))
        default: continue
        }
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
    for scalar in NFC.normalize(text).unicodeScalars {
      // The properties of Thai letters are known, and slow to look up.
      let isSpace = scalar.value == 0x20 || !(0xE00..<0xE80).contains(scalar.value) && scalar.properties.isWhitespace
      if !isSpace { letters.append(scalar.value) }
    }
    return letters
  }

  static func criteria(_ framework: Framework) -> [String] {
    let texts = framework.levels.flatMap { [$0.name, $0.meaning, $0.prompt] } + framework.facets.flatMap { [$0.name, $0.meaning] }
      + framework.drivers.map(\.meaning) + framework.categories.map(\.intent)
      + framework.items.flatMap { item in [item.name, item.goal] + item.requirements.map(\.text) }
    let lists = framework.items.flatMap(\.requirements).flatMap { $0.guidance + $0.evidence }
    return texts.flatMap { [$0.th, $0.en] }.filter { !$0.isEmpty } + lists
  }
}
