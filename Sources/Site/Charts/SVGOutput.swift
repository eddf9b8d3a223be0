/// Collects one drawing. Every shape carries presentation attributes, since print and PDF engines know no style sheet of the page
/// inside a drawing; the classes let the style sheet override them (dark mode, forced colours).
struct SVGOutput {
  private var out = HTMLOutput()

  /// `id` makes the ids of title and description unique on the page. Lengths are in user units; the drawing scales to the width it is given.
  init(id: String, title: String, description: String, width: Int, height: Int, kind: StaticString) {
    out.raw("<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"")
    out.attribute("class", "chart " + "\(kind)")
    out.attribute("viewBox", "0 0 \(width) \(height)")
    out.attribute("width", String(width))
    out.attribute("height", String(height))
    out.attribute("aria-labelledby", "\(id).t \(id).d")
    out.raw("><title")
    out.attribute("id", id + ".t")
    out.raw(">")
    out.text(title)
    out.raw("</title><desc")
    out.attribute("id", id + ".d")
    out.raw(">")
    out.text(description)
    out.raw("</desc>")
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
