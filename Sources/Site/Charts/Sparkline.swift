internal import Assessment
internal import Words

/// A course of values as small as a word, for tables: no numbers, no axis; the last value has a point.
enum Sparkline {
  private static let (width, height, margin) = (900, 260, 50)

  static func svg(_ indicator: Indicator, _ context: RenderContext) -> [UInt8] {
    let values = indicator.series.compactMap { figures in figures.actual.map { (year: figures.year, value: $0) } }
    guard let first = values.first, let last = values.last else { return [] }
    let axis = Axis(values.map(\.value), fromZero: false, most: 10)
    let label = values.map { context.digits($0.year) + ": " + context.number($0.value, decimals: indicator.decimals) }.joined(separator: ", ")
    var out = SVGOutput(title: label, width: width / 10, height: height / 10, kind: "sparkline")
    func x(_ year: Int) -> Int { last.year == first.year ? width / 2 : margin + (width - 2 * margin) * (year - first.year) / (last.year - first.year) }
    func y(_ value: ExactDecimal) -> Int { height - margin - axis.position(value, of: height - 2 * margin) }
    var run: [(x: Int, y: Int)] = []
    for (index, entry) in values.enumerated() {
      run.append((x(entry.year), y(entry.value)))
      if index + 1 < values.count, values[index + 1].year == entry.year + 1 { continue }
      if run.count > 1 { out.polyline(.actual, run) } else { out.circle(.point, run[0].x, run[0].y, radius: 20) }
      run = []
    }
    out.circle(.point, x(last.year), y(last.value), radius: 35)
    return out.finish()
  }
}
