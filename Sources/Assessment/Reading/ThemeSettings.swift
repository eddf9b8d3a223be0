internal import Diagnostics
internal import YAML

/// `theme:` of saraban.yaml: what of the looks of a site can be set without touching templates.
package struct ThemeSettings: Sendable {
  package private(set) var accent: Written?
  /// A file of the report's folder.
  package private(set) var logo: Written?
  /// The name of a font that readers have.
  package private(set) var font: Written?

  package var isEmpty: Bool { accent == nil && font == nil }

  static func read(_ fields: inout Fields) -> ThemeSettings {
    var theme = ThemeSettings()
    guard let node = fields.node("theme"), !node.isEmpty else { return theme }
    var inner = Fields(node, in: fields.file, at: node.range)
    inner.checkKeys(["accent", "logo", "font"])
    theme.accent = inner.text("accent", variant: "colour", where: isColour)
    theme.font = inner.text("font", variant: "font") { $0.allSatisfy { $0.isLetter || $0.isNumber || " -_".contains($0) } }
    theme.logo = inner.text("logo").map { Written($0.text.hasPrefix("/") ? String($0.text.dropFirst()) : $0.text, $0.range) }
    fields.absorb(inner)
    return theme
  }

  /// `#0b6` or `#00bb66`.
  private static func isColour(_ text: String) -> Bool {
    text.hasPrefix("#") && [4, 7].contains(text.utf8.count) && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}

extension Fields {
  /// A text that may not be just any.
  fileprivate mutating func text(_ key: String, variant: String, where isValid: (String) -> Bool) -> Written? {
    guard let written = text(key), let node = node(key) else { return nil }
    if isValid(written.text) { return written }
    invalid(node, key, variant: variant)
    return nil
  }
}
