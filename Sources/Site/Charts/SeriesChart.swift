internal import Assessment
internal import Words

/// The chart of an indicator: actual values, the target as steps, the comparator as a second series.
///
/// From four actual values on they are a line, since a course is to be seen; fewer are bars, since amounts are. Every year between
/// the first and the last has its place; where a value is missing there is nothing, and nothing is drawn across.
struct SeriesChart {
  enum Size { case full, small }

  private let indicator: Indicator
  private let context: RenderContext
  private let size: Size
  private let years: ClosedRange<Int>
  private let isLine: Bool
  let axis: Axis
  let numbers: ChartNumbers
  let plot: Plot
  private var out: SVGOutput
  private var labels = LabelPlaces()

  /// Nothing when no year has a value.
  static func svg(_ indicator: Indicator, id: String, size: Size = .full, _ context: RenderContext) -> [UInt8] {
    guard var chart = SeriesChart(indicator, id, size, context) else { return [] }
    chart.draw()
    return chart.key() + chart.out.finish()
  }

  private init?(_ indicator: Indicator, _ id: String, _ size: Size, _ context: RenderContext) {
    let values = indicator.series.flatMap { [$0.actual, $0.target, $0.comparator] }.compactMap { $0 }
    let known = indicator.series.filter { $0.actual != nil || $0.target != nil || $0.comparator != nil }.map(\.year)
    guard let first = known.first, let last = known.last else { return nil }
    (self.indicator, self.context, self.size, years) = (indicator, context, size, first...last)
    isLine = indicator.series.filter { $0.actual != nil }.count >= 4
    axis = Axis(values, fromZero: !isLine, most: size == .full ? 5 : 3)
    let numbers = ChartNumbers(axis.ticks, indicator, context)
    self.numbers = numbers
    let widest = axis.ticks.map { Plot.width(numbers.tick($0)) }.max() ?? 0
    let ends = indicator.series.filter { $0.year == last }.flatMap { [$0.target, $0.comparator] }.compactMap { $0 }
    let right = size == .full ? ends.map { Plot.width(numbers.value($0)) + 170 }.max() ?? 40 : 40
    // On paper the unit and the key stand above the drawing.
    let above = context.viewpoint.isPrint ? 260 : 520
    let plot = size == .full
      ? Plot(width: 3600, height: 1780 + above, left: widest + 70, right: right, top: above, bottom: 270, count: years.count)
      : Plot(width: 2600, height: 1500, left: widest + 70, right: right, top: 320, bottom: 240, count: years.count)
    self.plot = plot
    let title = context.words.text(.chartOf, ["name": Names(context).caption(.indicator(indicator.id))])
    out = SVGOutput(id: context.viewpoint.prefix + id, title: title, description: ResultSentence(indicator, context).text, width: plot.width / 10,
      height: plot.height / 10, kind: size == .full ? "chart-series" : "chart-small")
  }

  private mutating func draw() {
    grid()
    if size == .full, !context.viewpoint.isPrint { Self.legend(inks, context, &out) }
    let target = points { $0.target }
    let comparator = points { $0.comparator }
    let actual = points { $0.actual }
    if !isLine { for point in actual { bar(point) } }
    steps(target)
    lines(.comparator, comparator)
    if isLine { lines(.actual, actual) }
    for point in comparator { out.diamond(.diamond, point.x, point.y, radius: 45) }
    if isLine { for point in actual { out.circle(.point, point.x, point.y, radius: 40) } }
    if size == .full { ends(target.last, comparator.last) }
    values(actual, beside: target + comparator)
  }

  // MARK: - Places

  private struct Point {
    let year: Int
    let value: ExactDecimal
    let x: Int
    let y: Int
  }

  private func x(_ year: Int) -> Int { plot.middle(year - years.lowerBound) }
  private func y(_ value: ExactDecimal) -> Int { plot.bottom - axis.position(value, of: plot.bottom - plot.top) }

  private func points(_ value: (Indicator.YearFigures) -> ExactDecimal?) -> [Point] {
    indicator.series.compactMap { figures in value(figures).map { Point(year: figures.year, value: $0, x: x(figures.year), y: y($0)) } }
  }

  /// Cut where a year is missing.
  private func runs(_ points: [Point]) -> [[Point]] {
    points.reduce(into: []) { runs, point in
      if let last = runs.last?.last, last.year == point.year - 1 { runs[runs.count - 1].append(point) } else { runs.append([point]) }
    }
  }

  // MARK: - Drawing

  private mutating func grid() {
    for tick in axis.ticks {
      out.line(.grid, plot.left, y(tick), plot.right, y(tick))
      out.text(numbers.tick(tick), .tick, plot.left - 50, y(tick) + 42, .end)
    }
    let base = axis.includesZero ? y(.zero) : plot.bottom
    out.line(.axis, plot.left, base, plot.right, base)
    if !context.viewpoint.isPrint { out.text(numbers.unit, .tick, 0, plot.top - 170) }
    labels.take(LabelPlaces.Box(left: 0, right: Plot.width(numbers.unit), top: plot.top - 270, bottom: plot.top - 160))
    // Not every year has room for its name; the last one always is named.
    let every = (Plot.width("0000") + 40 + plot.slot - 1) / plot.slot
    for year in years where size == .full ? (years.upperBound - year) % every == 0 : year == years.lowerBound || year == years.upperBound {
      out.text(context.digits(year), .tick, x(year), plot.bottom + 190, .middle)
    }
  }

  /// The series that the drawing shows.
  private var inks: [Ink] {
    let series: [(Ink, (Indicator.YearFigures) -> ExactDecimal?)] = [
      (isLine ? .actual : .bar, { $0.actual }), (.target, { $0.target }), (.comparator, { $0.comparator }),
    ]
    return series.filter { series in indicator.series.contains { series.1($0) != nil } }.map(\.0)
  }

  /// What the signs of several small charts mean.
  static func legend(_ context: RenderContext) -> [UInt8] {
    if context.viewpoint.isPrint { return ChartKey.html("", [.actual, .target, .comparator], context) }
    let words = [context.words[.actual], context.words[.target], context.words[.comparator]]
    var out = SVGOutput(title: words.joined(separator: ", "), width: 360, height: 21, kind: "chart-legend")
    legend([.actual, .target, .comparator], context, &out)
    return out.finish()
  }

  private static func legend(_ inks: [Ink], _ context: RenderContext, _ out: inout SVGOutput) {
    for (place, ink) in inks.enumerated() {
      let left = 10 + place * 1200
      ChartKey.sign(ink, left, &out)
      out.text(context.words[ChartKey.word(ink)], .tick, left + 350, 148)
    }
  }

  /// On paper the Thai words of the drawing stand above it.
  private func key() -> [UInt8] {
    context.viewpoint.isPrint ? ChartKey.html(numbers.unit, size == .full ? inks : [], context) : []
  }

  private mutating func bar(_ point: Point) {
    let width = min(plot.slot * 6 / 10, 520)
    let zero = y(.zero)
    out.rect(.bar, point.x - width / 2, min(zero, point.y), width: max(width, 10), height: abs(zero - point.y))
  }

  private mutating func lines(_ ink: Ink, _ points: [Point]) {
    for run in runs(points) where run.count > 1 { out.polyline(ink, run.map { ($0.x, $0.y) }) }
  }

  /// A target holds for its whole year.
  private mutating func steps(_ points: [Point]) {
    for run in runs(points) { out.polyline(.target, run.flatMap { [($0.x - plot.slot / 2, $0.y), ($0.x - plot.slot / 2 + plot.slot, $0.y)] }) }
  }

  /// What target and comparator are in the last year, at their right.
  private mutating func ends(_ target: Point?, _ comparator: Point?) {
    let target = target?.year == years.upperBound ? target : nil
    let comparator = comparator?.year == years.upperBound ? comparator : nil
    var (first, second) = (target?.y ?? 0, comparator?.y ?? 0)
    if target != nil, comparator != nil, abs(first - second) < 140 {
      let middle = (first + second) / 2
      (first, second) = first <= second ? (middle - 70, middle + 70) : (middle + 70, middle - 70)
    }
    if let target {
      out.line(.target, plot.right + 10, first, plot.right + 100, first)
      out.text(numbers.value(target.value), .remark, plot.right + 130, first + 42)
    }
    if let comparator {
      out.diamond(.diamond, plot.right + 55, second, radius: 45)
      out.text(numbers.value(comparator.value), .remark, plot.right + 130, second + 42)
    }
  }

  /// The actual values beside their points, the weightiest first, as far as they have room. The table has them all.
  private mutating func values(_ points: [Point], beside others: [Point]) {
    let obstacles = others.map { LabelPlaces.Box(left: $0.x - 60, right: $0.x + 60, top: $0.y - 30, bottom: $0.y + 30) }
    let byValue = points.sorted { $0.value < $1.value }
    var wanted = [points.last, points.first].compactMap(\.self)
    if size == .full { wanted += [byValue.last, byValue.first].compactMap(\.self) + points.reversed() }
    var done = Set<Int>()
    for point in wanted where done.insert(point.year).inserted {
      let text = numbers.value(point.value)
      let half = Plot.width(text) / 2 + 20
      let x = max(half, min(point.x, plot.width - half))
      let isBelow = !isLine && point.value < .zero
      let heights = [point.y - 90, point.y + 180, point.y - 170, point.y + 260].filter { base in
        (isLine || (base > point.y) == isBelow) && base - 100 > plot.top - 230 && base < (isLine ? plot.bottom - 10 : plot.bottom + 10)
      }
      if let base = labels.place(heights, left: x - half, right: x + half, avoiding: obstacles) { out.text(text, .value, x, base, .middle) }
    }
  }
}

/// Where the values are drawn, in tenths of a unit.
struct Plot {
  let width, height, left, right, top, bottom: Int
  /// The width of a year.
  let slot: Int

  init(width: Int, height: Int, left: Int, right: Int, top: Int, bottom: Int, count: Int) {
    (self.width, self.height, self.left, self.right, self.top, self.bottom) = (width, height, left, width - right, top, height - bottom)
    slot = max(1, (width - right - left) / max(1, count))
  }

  func middle(_ index: Int) -> Int { left + slot * index + slot / 2 }

  /// About the width of a number: no font is at hand to measure it.
  static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1 == "," || $1 == "." ? 35 : 72) } }
}

/// Keeps labels from each other.
struct LabelPlaces {
  struct Box {
    let left, right, top, bottom: Int

    func meets(_ other: Box) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }
  }

  private var taken: [Box] = []

  mutating func take(_ box: Box) { taken.append(box) }

  /// The first base line where a label meets no other one, if possible no obstacle either.
  mutating func place(_ bases: [Int], left: Int, right: Int, avoiding obstacles: [Box]) -> Int? {
    func box(_ base: Int) -> Box { Box(left: left, right: right, top: base - 100, bottom: base + 10) }
    let free = bases.filter { base in !taken.contains { $0.meets(box(base)) } }
    guard let base = free.first(where: { base in !obstacles.contains { $0.meets(box(base)) } }) ?? free.first else { return nil }
    taken.append(box(base))
    return base
  }
}
