internal import Assessment
internal import ThaiText
internal import Words

/// Mean scores by category as bullet bars: from the lowest score, each over the bands of the levels and with the target.
struct ScoreBars {
  let context: RenderContext
  let text: ScoreText
  let levels: [Framework.Level]
  let categories: [Scores.Category]
  let names: Names
  let target: Int?
  private let scale: ClosedRange<Int>

  /// Lengths are tenths of a unit. Drawn at the width of a telephone, so that letters stay legible there.
  static let width = 3400
  private static let left = 20
  private static let right = 3380
  private static let rowHeight = 510
  static let barHeight = 200
  /// How far bands stand out above and below a bar.
  static let rim = 40

  /// nothing where no item is scored.
  static func draw(_ context: RenderContext) -> [UInt8] {
    let text = ScoreText(context.report, context.words)
    guard text.scores.overall.value != nil else { return [] }
    let bars = ScoreBars(context, text)
    return context.viewpoint.isPrint ? bars.table() : bars.drawing()
  }

  private init(_ context: RenderContext, _ text: ScoreText) {
    self.context = context
    self.text = text
    let framework = context.report.framework
    scale = framework.scoring.scale
    levels = framework.levels
    categories = text.scores.categories
    names = Names(context)
    target = context.report.settings.targetScore.flatMap { [scale] in scale.contains($0) ? $0 : nil }
  }

  private var bottom: Int { categories.count * Self.rowHeight }

  private func drawing() -> [UInt8] {
    var svg = SVGOutput(id: context.viewpoint.prefix + "scores.chart", title: context.words[.scoreChart], description: description,
      width: Self.width / 10, height: (bottom + (target == nil ? 480 : 650)) / 10, kind: "score-bars")
    for (index, category) in categories.enumerated() {
      let top = index * Self.rowHeight
      let name = names.full(.category(category.id))
      write(name, x: Self.left, y: top + 160, size: Self.size(of: name), kind: "name", &svg)
      row(category, at: top + 235, &svg)
      value(category, at: top + 235, &svg)
    }
    ticks(&svg)
    for (index, level) in levels.enumerated() { name(level, index, &svg) }
    if let target { legend(target, &svg) }
    return svg.finish()
  }

  /// Names that are longer than the drawing is wide are written smaller.
  private static func size(of name: String) -> String { SVGOutput.length(tenths: max(75, 120 * 50 / max(50, TerminalWidth.cells(name)))) }

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

  /// The bands of the levels, the bar over them and the target, without a word.
  func row(_ category: Scores.Category, at top: Int, _ svg: inout SVGOutput) {
    for (index, level) in levels.enumerated() { band(level, index, at: top, &svg) }
    bar(category, at: top, &svg)
    if let target { mark(target, at: top, &svg) }
  }

  private func band(_ level: Framework.Level, _ index: Int, at top: Int, _ svg: inout SVGOutput) {
    let start = x(Int128(level.score.lowerBound))
    let end = x(Int128(index + 1 < levels.count ? levels[index + 1].score.lowerBound : scale.upperBound))
    svg.shape("rect", [
      ("class", "band"), ("x", length(start)), ("y", length(top - Self.rim)), ("width", length(end - start)), ("height", length(Self.barHeight + 2 * Self.rim)),
      ("fill", "#12516f"), ("fill-opacity", Self.opacity(index)),
    ])
  }

  static func opacity(_ level: Int) -> String { ["0.08", "0.17", "0.28"][min(level, 2)] }

  private func bar(_ category: Scores.Category, at top: Int, _ svg: inout SVGOutput) {
    guard text.value(category.mean) != nil else {
      return svg.shape("rect", [
        ("class", "empty"), ("x", length(Self.left)), ("y", length(top)), ("width", length(Self.right - Self.left)), ("height", length(Self.barHeight)),
        ("fill", "none"), ("stroke", "#545d65"), ("stroke-width", "1"), ("stroke-dasharray", "2 3"),
      ])
    }
    let end = x(category.mean.points, over: category.mean.weight)
    svg.shape("rect", [
      ("class", "bar"), ("x", length(Self.left)), ("y", length(top)), ("width", length(max(end - Self.left, 10))), ("height", length(Self.barHeight)), ("fill", "#12516f"),
    ])
  }

  /// A mean as it is written; of how many items, where some have no score.
  func words(_ mean: Scores.Mean) -> String {
    guard let value = text.value(mean) else { return context.words[.unscored] }
    return value + (mean.isComplete ? "" : " (\(text.digits(mean.scored))/\(text.digits(mean.all)))")
  }

  private func value(_ category: Scores.Category, at top: Int, _ svg: inout SVGOutput) {
    guard text.value(category.mean) != nil else { return write(words(category.mean), x: Self.left + 60, y: top + 150, size: "12", kind: "name", &svg) }
    let end = x(category.mean.points, over: category.mean.weight)
    // Inside at the end of the bar where there is room.
    let isInside = end - Self.left > 1200
    write(words(category.mean), x: isInside ? end - 60 : end + 60, y: top + 150, size: "13", anchor: isInside ? "end" : "start", kind: isInside ? "inside" : "value", &svg)
  }

  private func mark(_ target: Int, at top: Int, _ svg: inout SVGOutput) {
    let place = x(Int128(target))
    Self.targetLine(place, top - Self.rim, place, top + Self.barHeight + Self.rim, &svg)
  }

  static func targetLine(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ svg: inout SVGOutput) {
    let ends: [(StaticString, Int)] = [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]
    svg.shape("line", [("class", "target")] + ends.map { ($0.0, SVGOutput.length(tenths: $0.1)) }
      + [("stroke", "#a3231b"), ("stroke-width", "2"), ("stroke-dasharray", "5 2")])
  }

  /// The ends of the scale and the beginnings of the levels, as far as there is room for them.
  private func ticks(_ svg: inout SVGOutput) {
    var last = -1000
    for number in Set(levels.map(\.score.lowerBound) + [scale.lowerBound, scale.upperBound]).sorted() {
      let place = x(Int128(number))
      guard place - last >= 240 else { continue }
      last = place
      let anchor = number == scale.lowerBound ? "start" : number == scale.upperBound ? "end" : "middle"
      write(text.digits(number), x: place, y: bottom + 130, size: "10", anchor: anchor, &svg)
    }
  }

  /// Names of neighbouring levels stand at two heights, since bands may be narrow; the last ends at the edge.
  private func name(_ level: Framework.Level, _ index: Int, _ svg: inout SVGOutput) {
    let isLast = index + 1 == levels.count
    let row = index % 2 == 0 ? 270 : 400
    write(text.name(level), x: isLast ? Self.right : x(Int128(level.score.lowerBound)), y: bottom + row, size: "11", anchor: isLast ? "end" : "start", &svg)
  }

  private func legend(_ target: Int, _ svg: inout SVGOutput) {
    let y = bottom + 540
    Self.targetLine(Self.left, y, Self.left + 240, y, &svg)
    write("\(context.words[.target]) \(text.digits(target))", x: Self.left + 320, y: y + 40, size: "12", kind: "name", &svg)
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
