internal import Diagnostics
internal import Markdown

/// A criteria item that somebody writes, as the checks look at it.
struct WrittenItem {
  let item: Framework.Item
  let document: ResolvedDocument
  let answer: Answer
  /// What it refers to, in source order.
  let references: [Reference]
  /// Indicators it refers to or that refer to it; a group or dimension it shows counts with all of its indicators.
  let indicators: Set<IndicatorID>

  static func all(_ report: Report) -> [WrittenItem] {
    report.framework.items.compactMap { item in
      guard let document = report.document(.item(item.id)), let answer = document.answer else { return nil }
      return WrittenItem(item, document, answer, report)
    }
  }

  private init(_ item: Framework.Item, _ document: ResolvedDocument, _ answer: Answer, _ report: Report) {
    self.item = item
    self.document = document
    self.answer = answer
    references = report.references(from: .item(item.id))
    var indicators = Set<IndicatorID>()
    for reference in references {
      switch reference.destination.owner {
      case .indicator(let id): indicators.insert(id)
      case .group(let id): indicators.formUnion(report.indicators(in: id).map(\.id))
      case .dimension(let id): indicators.formUnion(report.indicators(in: id).map(\.id))
      default: continue
      }
    }
    for reference in report.references(to: .item(item.id)) {
      if case .indicator(let id) = reference.source { indicators.insert(id) }
    }
    self.indicators = indicators
  }

  /// Something of it is answered or excused.
  var isBegun: Bool { answer.levels.contains { $0.whole.state != .hole || $0.facets.contains { $0.state != .hole } } }
  /// One level at least can be read as a whole: from here on it is fair to ask what is missing around it.
  var hasFinishedLevel: Bool { answer.levels.contains(where: Self.isFinished) }
  var isFinished: Bool { answer.levels.allSatisfy(Self.isFinished) }

  /// Answered, with a reason for every facet that is not.
  static func isFinished(_ level: Answer.LevelPart) -> Bool { level.whole.state == .answered && level.facets.allSatisfy { $0.state != .hole } }

  /// Whether it names something by a key of its front matter, found or not: a wrong id is another finding.
  func lists(_ word: ReferenceWord) -> Bool { document.source.front.references.contains { $0.word == word } }

  var questions: Set<QuestionID> {
    Set(references.compactMap { if case .question(let id) = $0.destination.owner { id } else { nil } })
  }

  var evidence: Set<EvidenceID> {
    Set(references.compactMap { if case .evidence(let id) = $0.destination.owner { id } else { nil } })
  }

  /// The heading that opened a part, or its first line where the heading cannot be told.
  func place(of blocks: [Markup.Index]) -> Place {
    guard let first = blocks.first else { return document.idPlace }
    let markup = document.body.markup
    var heading = first
    for node in markup.children(of: 0) {
      if node == first { break }
      heading = node
    }
    return document.source.file.place(line: Int(markup.nodes[heading].firstLine))
  }
}
