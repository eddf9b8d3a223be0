internal import Assessment
internal import Words

/// Mean scores by category as bars from the lowest score, over the bands of the levels and the target.
struct ScoreBars {
  private let context: RenderContext
  private let text: ScoreText
  private let scale: ClosedRange<Int>
  private let levels: [Framework.Level]
  private let categories: [Scores.Category]
  private let names: Names

  /// Lengths are tenths of a unit. Drawn at the width of a telephone, so that letters stay legible there.
  private static let width = 3400
  private static let left = 20
  private static let right = 3380
  private static let top = 340
  private static let rowHeight = 500
  private static let barHeight = 210

  /// nothing where no item is scored.
  static func draw(_ context: RenderContext) -> [UInt8] {
    let text = ScoreText(context.report, context.words)
    guard text.scores.overall.value != nil else { return [] }
    return ScoreBars(context, text).drawing()
  }

  private init(_ context: RenderContext, _ text: ScoreText) {
    self.context = context
    self.text = text
    let framework = context.report.framework
    scale = framework.scoring.scale
    levels = framework.levels
    categories = text.scores.categories
    names = Names(context)
  }

  private var bottom: Int { Self.top + categories.count * Self.rowHeight }

  private func drawing() -> [UInt8] {
    let target = context.report.settings.targetScore
    var svg = SVGOutput(id: context.viewpoint.prefix + "scores.chart", title: context.words[.scoreChart], description: description,
      width: Self.width / 10, height: (bottom + (target == nil ? 200 : 380)) / 10, kind: "score-bars")
    for (index, level) in levels.enumerated() { band(level, index, &svg) }
    for (index, category) in categories.enumerated() { row(category, at: Self.top + index * Self.rowHeight, &svg) }
    for number in Set(levels.map(\.score.lowerBound) + [scale.lowerBound, scale.upperBound]).sorted() { tick(number, &svg) }
    if let target, scale.contains(target) { mark(target, &svg) }
    return svg.finish()
  }

  private var description: String {
    let means = categories.map { "\(names.full(.category($0.id))): \(text.value($0.mean) ?? context.words[.unscored])" }
    return means.joined(separator: "; ") + ". " + text.basis
  }

  /// A score's place from the left; scores off the scale stop at its ends.
  private func x(_ points: Int128, over weight: Int128 = 1) -> Int {
    let span = Int128(max(1, scale.upperBound - scale.lowerBound)) * weight
    let place = (points - Int128(scale.lowerBound) * weight) * Int128(Self.right - Self.left) / span
    return Self.left + Int(min(max(place, 0), Int128(Self.right - Self.left)))
  }

  /// Names of neighbouring bands stand at two heights, since bands may be narrow; the last ends at the edge.
  private func band(_ level: Framework.Level, _ index: Int, _ svg: inout SVGOutput) {
    let start = x(Int128(level.score.lowerBound))
    let end = x(Int128(index + 1 < levels.count ? levels[index + 1].score.lowerBound : scale.upperBound))
    let isHigh = index % 2 == levels.count % 2
    svg.shape("rect", [
      ("class", "band"), ("x", length(start)), ("y", length(Self.top)), ("width", length(end - start)), ("height", length(bottom - Self.top)),
      ("fill", "#12516f"), ("fill-opacity", ["0.05", "0.11", "0.17"][min(index, 2)]),
    ])
    svg.shape("line", [
      ("class", "edge"), ("x1", length(start)), ("y1", length(isHigh ? 170 : 40)), ("x2", length(start)), ("y2", length(bottom)),
      ("stroke", "#545d65"), ("stroke-width", "1"), ("stroke-dasharray", "3 3"),
    ])
    let isLast = index + 1 == levels.count
    write(text.name(level), x: isLast ? Self.right : start + 35, y: isHigh ? 280 : 130, size: "11", anchor: isLast ? "end" : "start", &svg)
  }

  private func row(_ category: Scores.Category, at y: Int, _ svg: inout SVGOutput) {
    write(names.full(.category(category.id)), x: Self.left, y: y + 175, size: "12", kind: "name", &svg)
    let top = y + 235
    guard let value = text.value(category.mean) else {
      svg.shape("rect", [
        ("class", "empty"), ("x", length(Self.left)), ("y", length(top)), ("width", length(Self.right - Self.left)), ("height", length(Self.barHeight)),
        ("fill", "none"), ("stroke", "#545d65"), ("stroke-width", "1"), ("stroke-dasharray", "2 3"),
      ])
      return write(context.words[.unscored], x: Self.left + 60, y: top + 155, size: "12", &svg)
    }
    let end = x(category.mean.points, over: category.mean.weight)
    svg.shape("rect", [
      ("class", "bar"), ("x", length(Self.left)), ("y", length(top)), ("width", length(max(end - Self.left, 10))), ("height", length(Self.barHeight)), ("fill", "#12516f"),
    ])
    // Inside at the end of the bar where there is room.
    let isInside = end - Self.left > 1000
    let count = category.mean.isComplete ? "" : " (\(text.digits(category.mean.scored))/\(text.digits(category.mean.all)))"
    write(value + count, x: isInside ? end - 50 : end + 50, y: top + 155, size: "13", anchor: isInside ? "end" : "start", kind: isInside ? "inside" : "value", &svg)
  }

  private func tick(_ number: Int, _ svg: inout SVGOutput) {
    let anchor = number == scale.lowerBound ? "start" : number == scale.upperBound ? "end" : "middle"
    let place = number == scale.upperBound ? Self.right + 15 : x(Int128(number))
    write(text.digits(number), x: number == scale.lowerBound ? Self.left : place, y: bottom + 150, size: "10", anchor: anchor, &svg)
  }

  private func mark(_ target: Int, _ svg: inout SVGOutput) {
    let place = x(Int128(target))
    svg.shape("line", [
      ("class", "target"), ("x1", length(place)), ("y1", length(Self.top)), ("x2", length(place)), ("y2", length(bottom + 200)),
      ("stroke", "#a3231b"), ("stroke-width", "1.6"),
    ])
    let isRight = place > Self.width / 2
    write("\(context.words[.target]) \(text.digits(target))", x: place, y: bottom + 320, size: "11", anchor: isRight ? "end" : "start", kind: "name", &svg)
  }

  private func write(_ words: String, x: Int, y: Int, size: String, anchor: String = "start", kind: String = "note", _ svg: inout SVGOutput) {
    let isBold = kind == "inside" || kind == "value"
    svg.text(words, [
      ("class", kind), ("x", length(x)), ("y", length(y)), ("font-size", size), ("text-anchor", anchor), ("font-weight", isBold ? "700" : "400"),
      ("fill", kind == "inside" ? "#fff" : kind == "note" ? "#545d65" : "#1b2126"),
    ])
  }

  private func length(_ tenths: Int) -> String { SVGOutput.length(tenths: tenths) }
}
