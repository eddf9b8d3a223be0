internal import Diagnostics

/// What a self-assessed level and score rest on.
enum ClaimChecks {
  static func scores(_ report: Report) -> [Diagnostic] {
    WrittenItem.all(report).compactMap { written in
      guard let score = written.answer.score else { return nil }
      let front = written.document.source.front
      let place = written.document.source.file.place(front.scoreRange)
      let scale = report.framework.scoring.scale
      var arguments = ["score": String(score), "min": String(scale.lowerBound), "max": String(scale.upperBound)]
      guard scale.contains(score) else { return Diagnostic(.scoreOutsideLevel, at: place, variant: "scale", arguments) }
      guard let level = written.answer.assessedLevel.flatMap(report.framework.level), !level.score.contains(score) else { return nil }
      let right = report.framework.levels.first { $0.score.contains(score) }
      arguments.merge(["level": level.id.text, "min": String(level.score.lowerBound), "max": String(level.score.upperBound), "right": right?.id.text ?? ""]) { $1 }
      return Diagnostic(.scoreOutsideLevel, at: place, variant: right == nil ? "no-level" : "", arguments,
        related: front.level.map { [written.document.source.file.place($0.range)] } ?? [])
    }
  }

  /// A level in a draft is a plan and no claim.
  static func claims(_ report: Report) -> [Diagnostic] {
    WrittenItem.all(report).filter { !$0.document.isDraft }.flatMap { $0.isBegun ? claim(of: $0, report.framework) : unfounded($0, report.framework) }
  }

  /// Nothing is written and nothing excused, but the level and score count. A score of nothing is what nothing deserves.
  private static func unfounded(_ written: WrittenItem, _ framework: Framework) -> [Diagnostic] {
    let front = written.document.source.front
    let score = written.answer.score.flatMap { $0 > framework.scoring.scale.lowerBound ? String($0) : nil }
    guard !written.answer.hasMisspeltHeading, let claim = written.answer.assessedLevel?.text ?? score else { return [] }
    let range = written.answer.assessedLevel == nil ? front.scoreRange : front.level?.range ?? front.scoreRange
    return [Diagnostic(.claimIncomplete, at: written.document.source.file.place(range), variant: "nothing", ["level": claim, "item": written.item.id.text])]
  }

  private static func claim(of written: WrittenItem, _ framework: Framework) -> [Diagnostic] {
    guard let id = written.answer.assessedLevel, let key = written.document.source.front.level else { return [] }
    guard let rank = framework.levels.firstIndex(where: { $0.id == id }) else { return [] }
    let place = written.document.source.file.place(key.range)
    let holes = written.answer.levels.prefix(rank + 1).flatMap { level in level.facets.filter { $0.state == .hole }.map(\.id) }
    // A claim that is not written out is said to be that, and nothing else.
    guard holes.isEmpty else {
      if written.answer.hasMisspeltHeading { return [] }
      let names = holes.map { section in section.facet.map { "\(section.level).\($0)" } ?? section.level.text }
      return [Diagnostic(.claimIncomplete, at: place, ["level": id.text, "sections": names.joined(separator: ", ")])]
    }
    var findings: [Diagnostic] = []
    if rank > 0, written.indicators.isEmpty, !written.lists(.kpi) {
      findings.append(Diagnostic(.claimWithoutIndicator, at: place, ["level": id.text, "item": written.item.id.text]))
    }
    if written.evidence.isEmpty, !written.lists(.ev) {
      findings.append(Diagnostic(.claimWithoutEvidence, at: place, ["level": id.text, "item": written.item.id.text]))
    }
    return findings
  }
}
