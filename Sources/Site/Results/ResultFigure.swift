internal import Assessment
internal import Words

/// An indicator's chart with its table beside it and the download: the same wherever it is shown.
enum ResultFigure {
  /// `chart` is the id of the drawing on its page.
  static func html(_ id: IndicatorID, chart: String, isOwnPage: Bool = false, _ context: RenderContext) -> [UInt8] {
    guard let indicator = context.report.indicator(id), !indicator.series.isEmpty else { return [] }
    var out = HTMLOutput()
    out.raw("<div class=\"result-figure\">\n")
    out.append(SeriesChart.svg(indicator, id: chart, context))
    out.raw("<div class=\"figures\">")
    out.append(ResultTables.series(id, isOwnPage: isOwnPage, context))
    out.raw("<p class=\"download\">")
    if !isOwnPage {
      out.raw("<a")
      out.attribute("href", context.href(.indicator(id)))
      out.raw(">")
      out.text(context.words[.indicatorPage])
      out.raw("</a> · ")
    }
    out.append(download(.indicator(id), context))
    out.raw("</p></div></div>\n")
    return out.bytes
  }

  /// A link to the figures of a thing as CSV.
  static func download(_ target: Target, _ context: RenderContext) -> [UInt8] {
    var out = HTMLOutput()
    out.raw("<a")
    out.attribute("href", context.viewpoint.href(file: context.addresses.csv(target)))
    out.raw(" download>")
    out.text(context.words[.downloadCSV])
    out.raw("</a>")
    return out.bytes
  }
}
