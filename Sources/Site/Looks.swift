internal import Assessment
internal import Diagnostics

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
    if let accent = theme.accent, let colour = Colour(accent.text), let paper = Self.light, let dark = Self.dark, let black = Colour("#000"), let white = Colour("#fff") {
      let light = colour.readable(on: paper, least: Self.least, towards: black)
      if light != colour {
        let ratio = (colour.contrast(on: paper) * 100).rounded(.down)
        diagnostics.append(Diagnostic(.lowContrast, at: settings.file.place(accent.range),
          ["accent": accent.text, "ratio": String(ratio / 100), "least": String(Self.least), "used": light.text]))
      }
      style += Self.rules(light: light.text, dark: colour.readable(on: dark, least: Self.least, towards: white).text)
    }
    if let font = theme.font { style += ":root { --font: \"\(font.text)\", var(--fonts); }\n" }
    self.style = style
  }

  /// The tinted papers of saraban.css, on which text is hardest to read.
  private static let light = Colour("#f4f1e8")
  private static let dark = Colour("#1f262b")

  /// Links on paper stay black. One colour cannot be read on light and on dark paper: the dark ones get a lighter shade.
  private static func rules(light: String, dark: String) -> String {
    func all(_ colour: String) -> String { "--accent: \(colour); --link: \(colour); --item: \(colour);" }
    return """
      :root { --accent: \(light); }
      @media screen {
      :root { \(all(light)) }
      :root[data-theme=dark] { \(all(dark)) }
      }
      @media screen and (prefers-color-scheme: dark) {
      :root:not([data-theme=light]) { \(all(dark)) }
      }

      """
  }
}
