internal import Assessment
internal import Words

/// The bars on paper: a table with a bar in each row. WeasyPrint draws the words of a drawing letter by letter, so none stand in one.
extension ScoreBars {
  func table() -> [UInt8] {
    var out = HTMLOutput()
    out.raw("<div class=\"table-box\" tabindex=\"0\" role=\"group\"")
    out.attribute("aria-label", context.words[.scoreChart])
    out.raw("><table class=\"score-table\"><caption>")
    out.text(context.words[.scoreChart])
    out.raw("</caption>\n<thead><tr><th scope=\"col\">")
    out.text(context.words[.categoryWord])
    out.raw("</th><th scope=\"col\" class=\"right\">")
    out.text(context.words[.score])
    out.raw("</th><th scope=\"col\">")
    out.append(key())
    out.raw("</th></tr></thead>\n<tbody>\n")
    for category in categories {
      let name = names.full(.category(category.id))
      out.raw("<tr><th scope=\"row\">")
      out.text(name)
      out.raw("</th><td class=\"right\">")
      out.text(words(category.mean))
      out.raw("</td><td>")
      var svg = SVGOutput(title: "\(name): \(words(category.mean))", width: Self.width / 10, height: (Self.barHeight + 2 * Self.rim) / 10, kind: "score-bar")
      row(category, at: Self.rim, &svg)
      out.append(svg.finish())
      out.raw("</td></tr>\n")
    }
    out.raw("</tbody></table></div>\n")
    return out.bytes
  }

  /// What shades and line mean, as words between small drawings.
  private func key() -> [UInt8] {
    var out = HTMLOutput()
    func entry(_ words: String, _ draw: (inout SVGOutput) -> Void) {
      var sign = SVGOutput(title: words, width: 24, height: 16, kind: "chart-sign")
      draw(&sign)
      out.raw(" <span>")
      out.append(sign.finish())
      out.text(words)
      out.raw("</span>")
    }
    for (index, level) in levels.enumerated() {
      entry("\(text.name(level)) \(text.digits("\(level.score.lowerBound)–\(level.score.upperBound)"))") { sign in
        sign.shape("rect", [("class", "band"), ("x", "0"), ("y", "1"), ("width", "24"), ("height", "14"), ("fill", "#12516f"), ("fill-opacity", Self.opacity(index))])
      }
    }
    if let target { entry("\(context.words[.target]) \(text.digits(target))") { Self.targetLine(0, 80, 240, 80, &$0) } }
    return out.bytes
  }
}
