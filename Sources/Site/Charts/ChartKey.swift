internal import Words

/// What the signs of a chart mean.
enum ChartKey {
  static func word(_ ink: Ink) -> Word { ink == .target ? .target : ink == .comparator ? .comparator : .actual }

  static func sign(_ ink: Ink, _ left: Int, _ out: inout SVGOutput) {
    if ink == .bar { out.rect(.bar, left + 60, 50, width: 160, height: 110) } else { out.line(ink, left, 105, left + 280, 105) }
    if ink == .actual { out.circle(.point, left + 140, 105, radius: 40) }
    if ink == .comparator { out.diamond(.diamond, left + 140, 105, radius: 45) }
  }

  /// Unit and signs as a line of text, for paper: WeasyPrint draws the words of a drawing letter by letter, which tears Thai apart.
  static func html(_ unit: String, _ inks: [Ink], _ context: RenderContext) -> [UInt8] {
    if unit.isEmpty, inks.isEmpty { return [] }
    var out = HTMLOutput()
    out.raw("<p class=\"chart-key\">")
    out.text(unit)
    for ink in inks {
      let name = context.words[word(ink)]
      var sign = SVGOutput(title: name, width: 30, height: 21, kind: "chart-sign")
      Self.sign(ink, 10, &sign)
      out.raw(" <span>")
      out.append(sign.finish())
      out.text(name)
      out.raw("</span>")
    }
    out.raw("</p>\n")
    return out.bytes
  }
}
