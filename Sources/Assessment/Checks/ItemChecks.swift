internal import Diagnostics
internal import Markdown

/// What a written item refers to and shows. Drafts are left alone.
enum ItemChecks {
  private static func items(_ report: Report) -> [WrittenItem] {
    WrittenItem.all(report).filter { $0.hasFinishedLevel && !$0.document.isDraft }
  }

  static func summaries(_ report: Report) -> [Diagnostic] {
    items(report).filter { $0.isFinished && !$0.answer.hasMisspeltHeading }.compactMap { written in
      let markup = written.document.body.markup
      let name = report.framework.summary.name.text(report.settings.language)
      guard written.answer.summary.contains(where: { AnsweredText.isAnswer($0, in: markup) }) else {
        return Diagnostic(.missingSummary, at: written.document.idPlace, ["item": written.item.id.text, "name": name])
      }
      let length = written.answer.summary.reduce(0) { $0 + markup.plainText(of: $1).count }
      let levels = written.answer.levels.flatMap { [$0.whole] + $0.facets }.map { report.text(of: $0, in: written.document).count }.reduce(0, +)
      guard length > levels else { return nil }
      return Diagnostic(.missingSummary, at: written.place(of: written.answer.summary), variant: "long",
        ["item": written.item.id.text, "name": name, "length": String(length), "levels": String(levels)])
    }
  }

  static func figures(_ report: Report) -> [Diagnostic] {
    let wanted = report.framework.facets.filter(\.expectsFigures)
    return items(report).flatMap { written in
      written.answer.levels.filter(WrittenItem.isFinished).flatMap(\.facets).compactMap { part -> Diagnostic? in
        guard part.state == .answered, let facet = wanted.first(where: { $0.id == part.id.facet }), !showsFigures(part, written, report) else { return nil }
        return Diagnostic(.resultWithoutFigure, at: written.place(of: part.blocks),
          ["level": part.id.level.text, "facet": facet.names.first ?? facet.id.text, "section": "\(part.id.level).\(facet.id)"])
      }
    }
  }

  /// A number in any digits, a picture or a drawn block, or a link to results.
  private static func showsFigures(_ part: Answer.Part, _ written: WrittenItem, _ report: Report) -> Bool {
    if report.text(of: part, in: written.document).unicodeScalars.contains(where: { $0.properties.numericType != nil }) { return true }
    let isLinked = written.references.contains { reference in
      guard reference.section == part.id else { return false }
      switch reference.destination.owner {
      case .indicator, .group, .dimension: return true
      default: return false
      }
    }
    if isLinked { return true }
    let markup = written.document.body.markup
    return part.blocks.contains { block in
      (block..<markup.subtreeEnd(of: block)).contains { markup.nodes[$0].kind == .image || markup.nodes[$0].kind == .codeBlock }
    }
  }

  /// While its dimensions have no indicators there is nothing to refer to.
  static func indicators(_ report: Report) -> [Diagnostic] {
    items(report).compactMap { written in
      let wanted = written.item.dimensions.flatMap { report.indicators(in: $0).map(\.id) }
      guard !wanted.isEmpty, written.indicators.isDisjoint(with: wanted), !isTold(written, report.framework) else { return nil }
      return Diagnostic(.itemWithoutIndicator, at: written.document.idPlace,
        ["item": written.item.id.text, "dimensions": written.item.dimensions.map(\.text).joined(separator: ", "), "example": wanted[0].text])
    }
  }

  /// A claim above the first level without any indicator is a finding of its own.
  private static func isTold(_ written: WrittenItem, _ framework: Framework) -> Bool {
    guard let level = written.answer.assessedLevel, level != framework.levels.first?.id else { return false }
    return written.indicators.isEmpty && !written.lists(.kpi)
  }

  static func questions(_ report: Report) -> [Diagnostic] {
    let short = report.framework.profile.short
    return items(report).filter { $0.questions.isEmpty && !$0.lists(.op) && !report.framework.profile.questions.isEmpty }.map { written in
      let expected = report.framework.category(of: written.item.id)?.questions ?? []
      return Diagnostic(.itemWithoutQuestion, at: written.document.idPlace,
        ["item": written.item.id.text, "short": short, "expected": expected.map(\.text).joined(separator: ", ")])
    }
  }

  /// Which level answers to the question the criteria do not always say: only when all are written can it be missed.
  static func links(_ report: Report) -> [Diagnostic] {
    items(report).filter { $0.isFinished && !$0.questions.isEmpty }.flatMap { written in
      written.item.questions.filter { !written.questions.contains($0) }.map { question in
        Diagnostic(.missingLink, at: written.document.idPlace, ["item": written.item.id.text, "target": Target.question(question).canonical,
          "short": report.framework.profile.short, "question": question.text, "name": report.name(of: .question(question))])
      }
    }
  }

  /// Fewer than this many pieces of evidence are worth a word.
  private static let leastEvidence = 2

  static func evidence(_ report: Report) -> [Diagnostic] {
    items(report).filter { $0.evidence.count < leastEvidence }.compactMap { written in
      let isTold = written.answer.assessedLevel != nil && written.evidence.isEmpty
      guard !isTold, !(written.evidence.isEmpty && written.lists(.ev)) else { return nil }
      return Diagnostic(.fewEvidence, at: written.document.idPlace, variant: written.evidence.isEmpty ? "none" : "",
        ["item": written.item.id.text, "count": String(written.evidence.count)])
    }
  }
}

/// An id written twice in one key of the front matter.
enum ReferenceCheck {
  static func repeats(_ report: Report) -> [Diagnostic] {
    report.documents.flatMap { document in
      var seen: [String: Range<Int>] = [:]
      return document.source.front.references.compactMap { listed -> Diagnostic? in
        let key = "\(listed.word.rawValue):\(listed.id.text)"
        guard let first = seen.updateValue(listed.id.range, forKey: key) else { return nil }
        let file = document.source.file
        return Diagnostic(.repeatedReference, at: file.place(listed.id.range), ["id": listed.id.text, "target": key],
          related: first == listed.id.range ? [] : [file.place(first)])
      }
    }
  }
}
