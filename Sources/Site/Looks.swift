internal import Assessment
internal import Diagnostics
internal import Resources

/// `theme:` of saraban.yaml as a style sheet of its own, which comes after that of the theme.
struct Looks: Sendable {
  static let name = "settings.css"
  /// What WCAG 2.2 asks of text.
  private static let least = 4.5

  /// nil where nothing is set.
  private(set) var style: String?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ settings: Settings) {
    let theme = settings.theme
    guard !theme.isEmpty else { return }
    var style = ""
    if let accent = theme.accent, let colour = Colour(accent.text), let papers = Self.papers, let black = Colour("#000"), let white = Colour("#fff") {
      let light = colour.readable(on: papers.day, least: Self.least, towards: black)
      if light != colour {
        let ratio = (colour.contrast(on: papers.day) * 100).rounded(.down)
        diagnostics.append(Diagnostic(.lowContrast, at: settings.file.place(accent.range),
          ["accent": accent.text, "ratio": String(ratio / 100), "least": String(Self.least), "used": light.text]))
      }
      style += Self.rules(light: light.text, dark: colour.readable(on: papers.night, least: Self.least, towards: white).text)
    }
    if let font = theme.font { style += ":root { --font: \"\(font.text)\", var(--fonts); }\n" }
    self.style = style
  }

  /// The tinted papers of the style sheet, on which text is hardest to read: `--tint: var(--day, #…) var(--night, #…);`.
  private static let papers: (day: Colour, night: Colour)? = {
    let sheet = Resource.named("templates/saraban.css").map { String(decoding: $0, as: UTF8.self) }
    let tints = sheet?.split(separator: "\n").first { $0.contains("--tint: var(--day, ") }?.split(separator: "#").dropFirst().compactMap { Colour("#" + $0.prefix(6)) }
    guard let tints, tints.count == 2 else { return nil }
    return (tints[0], tints[1])
  }()

  /// Links on paper stay black. One colour cannot be read on light and on dark paper: the dark ones get a lighter shade.
  private static func rules(light: String, dark: String) -> String {
    let both = "var(--day, \(light)) var(--night, \(dark))"
    return """
      :root { --accent: \(both); }
      @media screen { :root { --link: \(both); --item: \(both); } }

      """
  }
}
