internal import Diagnostics

/// What the criteria ask of a group of indicators: how many, in which groups at least one, which way they should go.
enum GroupChecks {
  /// A group without indicators, or with one that is a draft or has no figures yet, is still being written.
  static func counts(_ report: Report) -> [Diagnostic] {
    report.framework.groups.flatMap { group -> [Diagnostic] in
      let indicators = report.indicators(in: group.id)
      let arguments = ["group": group.id.text, "name": group.name.text(report.settings.language), "count": String(indicators.count),
        "min": String(group.minimum ?? 0), "max": String(group.maximum ?? 0)]
      func finding(_ indicator: Indicator, _ variant: String) -> [Diagnostic] {
        [Diagnostic(.indicatorCount, at: report.documents[indicator.document].idPlace, variant: variant, arguments)]
      }
      if let maximum = group.maximum, indicators.count > maximum { return finding(indicators[maximum], "many") }
      if let minimum = group.minimum, indicators.count < minimum, let first = indicators.first, indicators.allSatisfy({ $0.hasFigures && !report.documents[$0.document].isDraft }) {
        return finding(first, "")
      }
      return []
    }
  }

  /// Looked at in dimensions whose results are being written, and everywhere once half of all groups have figures.
  static func emptyStars(_ report: Report) -> [Diagnostic] {
    let withFigures = Set(report.indicators.filter(\.hasFigures).compactMap(\.group))
    let isLate = withFigures.count * 2 >= report.framework.groups.count
    return report.framework.results.dimensions.flatMap { dimension in
      let isBegun = dimension.groups.contains { withFigures.contains($0.id) }
      return dimension.groups.filter { group in
        group.starred && (isBegun || isLate) && isMeant(group, report.settings) && report.writtenIndicators(in: group.id).isEmpty
      }.map { group in
        let document = report.document(.group(group.id)) ?? report.document(.dimension(dimension.id)) ?? report.document(.category(report.framework.results.id))
        let first = report.indicators(in: dimension.id).first.map { report.documents[$0.document] }
        return Diagnostic(.emptyStarredGroup, at: (document ?? first)?.idPlace ?? Place(file: report.settings.file.path), variant: group.agencyKind.isEmpty ? "" : "kind",
          ["group": group.id.text, "name": group.name.text(report.settings.language), "id": "\(group.id)-1",
            "kind": report.framework.agencyKinds.first { $0.id == group.agencyKind }?.name.text(report.settings.language) ?? ""])
      }
    }
  }

  private static func isMeant(_ group: Framework.Group, _ settings: Settings) -> Bool {
    group.agencyKind.isEmpty || settings.agencyKind?.text.lowercased() == group.agencyKind.lowercased()
  }

  static func directions(_ report: Report) -> [Diagnostic] {
    report.judgedIndicators.compactMap { indicator in
      guard let id = indicator.group, let group = report.framework.group(id), let wanted = group.direction else { return nil }
      let document = report.documents[indicator.document]
      var arguments = ["group": group.id.text, "name": group.name.text(report.settings.language), "direction": wanted < 0 ? "down" : "up"]
      if indicator.fields.direction != wanted {
        let written = indicator.fields.writtenDirection
        return Diagnostic(.groupDirection, at: written.map { document.source.file.place($0.range) } ?? document.idPlace,
          variant: written == nil ? "unwritten" : "", arguments, suggestions: written == nil ? [] : [Suggestion(wanted < 0 ? "down" : "up")])
      }
      guard let latest = indicator.latest, let now = latest.actual, let before = indicator.figures(of: latest.year - 1)?.actual else { return nil }
      guard wanted < 0 ? !(now < before) : !(before < now) else { return nil }
      arguments.merge(["year": String(latest.year), "value": now.grouped, "before": before.grouped, "last": String(latest.year - 1)]) { $1 }
      return Diagnostic(.groupDirection, at: IndicatorChecks.place(of: latest.year, indicator, document), variant: wanted < 0 ? "not-lower" : "not-higher", arguments)
    }
  }
}

extension Indicator {
  /// Without one it is still to be written.
  var hasFigures: Bool { series.contains { $0.actual != nil } }
  var latest: YearFigures? { verdict.latestYear.flatMap(figures) }
  func figures(of year: Int) -> YearFigures? { series.first { $0.year == year } }
}
