/// Collects one drawing. Every shape carries presentation attributes, since print and PDF engines know no style sheet of the page
/// inside a drawing; the classes let the style sheet override them (dark mode, forced colours).
///
/// Lengths are whole numbers of tenths of a unit, so that the bytes are the same on every machine.
struct SVGOutput {
  private var out = HTMLOutput()

  /// `id` makes the ids of title and description unique on the page; without it the title alone is the drawing's label.
  /// Width and height are in user units; the drawing scales to the width it is given.
  init(id: String? = nil, title: String, description: String = "", width: Int, height: Int, kind: StaticString) {
    out.raw("<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"")
    out.attribute("class", "chart " + "\(kind)")
    out.attribute("viewBox", "0 0 \(width) \(height)")
    out.attribute("width", String(width))
    out.attribute("height", String(height))
    out.attribute("font-family", "Sarabun, Laksaman, 'Noto Sans Thai', sans-serif")
    if let id {
      out.attribute("aria-labelledby", id + ".t")
      if !description.isEmpty { out.attribute("aria-describedby", id + ".d") }
      out.raw(">")
      labelled("title", id + ".t", title)
      if !description.isEmpty { labelled("desc", id + ".d", description) }
    } else {
      out.attribute("aria-label", title)
      out.raw(">")
    }
  }

  private mutating func labelled(_ name: StaticString, _ id: String, _ text: String) {
    out.raw("<")
    out.raw(name)
    out.attribute("id", id)
    out.raw(">")
    out.text(text)
    out.raw("</")
    out.raw(name)
    out.raw(">")
  }

  /// An element without content.
  mutating func shape(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    out.raw("<")
    out.raw(name)
    for (key, value) in attributes { out.attribute(key, value) }
    out.raw("/>")
  }

  mutating func text(_ text: String, _ attributes: [(StaticString, String)]) {
    out.raw("<text")
    for (key, value) in attributes { out.attribute(key, value) }
    out.raw(">")
    out.text(text)
    out.raw("</text>")
  }

  /// The finished drawing.
  consuming func finish() -> [UInt8] {
    out.raw("</svg>\n")
    return out.bytes
  }

  /// A length with at most one digit after the point: the same bytes on every machine.
  static func length(tenths: Int) -> String {
    let whole = tenths.magnitude / 10
    let rest = tenths.magnitude % 10
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }
}

/// How something in a drawing looks on white paper, and the class by which the style sheet changes it.
/// Series differ in shape and dash, so that nothing is said by colour alone.
enum Ink: String {
  case grid, axis, bar, actual, target, comparator
  /// Filled marker of the actual values, hollow one of the comparator.
  case point, diamond
  /// Writing: at the axes, a value of the actual series, a value of the others.
  case tick, value, remark

  var attributes: [(StaticString, String)] { [("class", "ink-" + rawValue)] + look }

  private var look: [(StaticString, String)] {
    switch self {
    case .grid: Self.stroke("#dcd8cd", "1")
    case .axis: Self.stroke("#1b2126", "1.2")
    case .bar: [("fill", "#7fa8bd"), ("stroke", "#12516f"), ("stroke-width", "1")]
    case .actual: Self.stroke("#12516f", "2.5")
    case .target: Self.stroke("#785000", "1.8") + [("stroke-dasharray", "6 3")]
    case .comparator: Self.stroke("#545d65", "1.4") + [("stroke-dasharray", "1.5 3"), ("stroke-linecap", "round")]
    case .point: [("fill", "#12516f"), ("stroke", "none")]
    case .diamond: [("fill", "#ffffff"), ("stroke", "#545d65"), ("stroke-width", "1.4")]
    case .tick: Self.writing("#545d65", "12")
    // The style sheet adds a rim in the colour of the paper; engines without one would draw the rim over the letters.
    case .value: Self.writing("#1b2126", "13") + [("font-weight", "700")]
    case .remark: Self.writing("#545d65", "12")
    }
  }

  private static func stroke(_ colour: String, _ width: String) -> [(StaticString, String)] {
    [("fill", "none"), ("stroke", colour), ("stroke-width", width)]
  }

  private static func writing(_ colour: String, _ size: String) -> [(StaticString, String)] { [("fill", colour), ("font-size", size)] }
}

extension SVGOutput {
  enum Anchor: String { case start, middle, end }

  mutating func line(_ ink: Ink, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) {
    shape("line", [("x1", Self.length(tenths: x1)), ("y1", Self.length(tenths: y1)), ("x2", Self.length(tenths: x2)), ("y2", Self.length(tenths: y2))] + ink.attributes)
  }

  mutating func rect(_ ink: Ink, _ x: Int, _ y: Int, width: Int, height: Int) {
    let lengths: [(StaticString, Int)] = [("x", x), ("y", y), ("width", width), ("height", height)]
    shape("rect", lengths.map { ($0.0, Self.length(tenths: $0.1)) } + ink.attributes)
  }

  mutating func polyline(_ ink: Ink, _ points: [(x: Int, y: Int)]) {
    shape("polyline", [("points", Self.list(points))] + ink.attributes)
  }

  mutating func circle(_ ink: Ink, _ x: Int, _ y: Int, radius: Int) {
    shape("circle", [("cx", Self.length(tenths: x)), ("cy", Self.length(tenths: y)), ("r", Self.length(tenths: radius))] + ink.attributes)
  }

  mutating func diamond(_ ink: Ink, _ x: Int, _ y: Int, radius: Int) {
    shape("polygon", [("points", Self.list([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]))] + ink.attributes)
  }

  /// `y` is the base line of the writing.
  mutating func text(_ text: String, _ ink: Ink, _ x: Int, _ y: Int, _ anchor: Anchor = .start) {
    self.text(text, [("x", Self.length(tenths: x)), ("y", Self.length(tenths: y)), ("text-anchor", anchor.rawValue)] + ink.attributes)
  }

  private static func list(_ points: [(x: Int, y: Int)]) -> String {
    points.map { length(tenths: $0.x) + "," + length(tenths: $0.y) }.joined(separator: " ")
  }
}
