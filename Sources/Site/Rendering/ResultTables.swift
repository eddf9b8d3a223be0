internal import Assessment
internal import Words

/// The tables of category 7: an indicator's years, and the summary of a group or dimension.
enum ResultTables {
  private typealias Column = (word: Word, value: (Indicator.YearFigures) -> ExactDecimal?)

  /// An indicator's figures, year by year.
  /// `isOwnPage` on the indicator's page, where its notes have their anchors.
  static func series(_ id: IndicatorID, isOwnPage: Bool = false, _ context: RenderContext) -> [UInt8] {
    guard let indicator = context.report.indicator(id) else { return [] }
    var out = HTMLOutput()
    // On paper the indicator's name stands right above.
    let name = isOwnPage && context.viewpoint.isPrint ? "" : ": " + Names(context).caption(.indicator(id))
    let caption = context.words[.seriesCaption] + name + unit(indicator)
    open(&out, caption: caption)
    let hasComparator = indicator.series.contains { $0.comparator != nil }
    let hasNotes = indicator.series.contains { $0.note != nil }
    var columns: [Column] = [(.actual, { $0.actual }), (.target, { $0.target })]
    if hasComparator { columns.append((.comparator, { $0.comparator })) }
    head(&out, [context.words[.year]] + columns.map { context.words[$0.word] } + (hasNotes ? [context.words[.note]] : []), numeric: 1...columns.count)
    for figures in indicator.series { row(&out, figures, indicator, columns, hasNotes: hasNotes, isOwnPage: isOwnPage, context) }
    out.raw("</tbody></table></div>\n")
    return out.bytes
  }

  private static func unit(_ indicator: Indicator) -> String { indicator.fields.unit.isEmpty ? "" : " (\(indicator.fields.unit))" }

  private static func row(_ out: inout HTMLOutput, _ figures: Indicator.YearFigures, _ indicator: Indicator, _ columns: [Column], hasNotes: Bool,
    isOwnPage: Bool, _ context: RenderContext
  ) {
    out.raw("<tr><th scope=\"row\">")
    out.text(context.digits(figures.year))
    out.raw("</th>")
    for column in columns {
      out.raw("<td class=\"right\">")
      number(&out, column.value(figures), indicator, context)
      out.raw("</td>")
    }
    if hasNotes {
      out.raw("<td>")
      if let note = figures.note { out.append(MarkupRenderer.inline(note, of: isOwnPage ? .indicator(indicator.id) : nil, context)) }
      out.raw("</td>")
    }
    out.raw("</tr>\n")
  }

  private static func number(_ out: inout HTMLOutput, _ value: ExactDecimal?, _ indicator: Indicator, _ context: RenderContext) {
    if let value {
      out.text(context.number(value, decimals: indicator.decimals))
    } else {
      out.raw("<span class=\"none\"")
      out.attribute("title", context.words[.noValue])
      out.raw(">–</span>")
    }
  }

  /// The indicators of a dimension or group with their latest figures and marks.
  static func summary(_ target: Target, _ context: RenderContext) -> [UInt8] {
    let indicators: [Indicator]
    switch target {
    case .dimension(let id): indicators = context.report.indicators(in: id)
    case .group(let id): indicators = context.report.indicators(in: id)
    default: return []
    }
    var out = HTMLOutput()
    open(&out, caption: context.words.text(.resultsOf, ["name": Names(context).full(target)]), kind: "course-table")
    let words: [Word] = [.indicatorWord, .unit, .course, .latest, .actual, .target, .comparator, .markLevel, .markTrend, .markComparison]
    head(&out, words.map { context.words[$0] }, numeric: 4...6)
    if indicators.isEmpty {
      out.raw("<tr><td")
      out.attribute("colspan", String(words.count))
      out.raw(">")
      out.text(context.words[.noIndicators])
      out.raw("</td></tr>\n")
    }
    for indicator in indicators { summaryRow(&out, indicator, context) }
    out.raw("</tbody></table></div>\n")
    return out.bytes
  }

  private static func summaryRow(_ out: inout HTMLOutput, _ indicator: Indicator, _ context: RenderContext) {
    out.raw("<tr><th scope=\"row\"><a")
    out.attribute("href", context.href(.indicator(indicator.id)))
    out.raw("><span class=\"code\">")
    out.text(context.digits(indicator.id.text))
    out.raw("</span> ")
    out.text(Names(context).name(.indicator(indicator.id)))
    out.raw("</a></th><td>")
    out.text(indicator.fields.unit)
    out.raw("</td><td class=\"course\">")
    out.append(Sparkline.svg(indicator, context))
    out.raw("</td><td>")
    out.text(indicator.verdict.latestYear.map { context.digits($0) } ?? "–")
    out.raw("</td>")
    let latest = indicator.series.first { $0.year == indicator.verdict.latestYear }
    for value in [latest?.actual, latest?.target, latest?.comparator] {
      out.raw("<td class=\"right\">")
      number(&out, value, indicator, context)
      out.raw("</td>")
    }
    for mark in VerdictMark.all(indicator, context).prefix(3) {
      out.raw("<td><span")
      out.attribute("class", "mark \(mark.tone) mark-\(mark.kind)")
      out.raw(">")
      out.text(mark.word)
      out.raw("</span></td>")
    }
    out.raw("</tr>\n")
  }

  private static func open(_ out: inout HTMLOutput, caption: String, kind: String = "series-table") {
    out.raw("<div class=\"table-box\" tabindex=\"0\" role=\"group\"")
    out.attribute("aria-label", caption)
    out.raw("><table")
    out.attribute("class", kind)
    out.raw("><caption>")
    out.text(caption)
    out.raw("</caption>\n<thead><tr>")
  }

  private static func head(_ out: inout HTMLOutput, _ words: [String], numeric: ClosedRange<Int>) {
    for (index, word) in words.enumerated() {
      out.raw("<th scope=\"col\"")
      if numeric.contains(index) { out.raw(" class=\"right\"") }
      out.raw(">")
      out.text(word)
      out.raw("</th>")
    }
    out.raw("</tr></thead>\n<tbody>")
  }
}
