internal import Templates

/// Collects HTML. Text is escaped here and nowhere else.
struct HTMLOutput {
  private(set) var bytes: [UInt8] = []

  /// Markup that the program itself writes.
  mutating func raw(_ html: StaticString) { html.withUTF8Buffer { bytes.append(contentsOf: $0) } }
  mutating func text(_ text: String) { HTMLEscape.append(text.utf8, to: &bytes) }
  mutating func text(_ utf8: ArraySlice<UInt8>) { HTMLEscape.append(utf8, to: &bytes) }
  mutating func append(_ other: [UInt8]) { bytes += other }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
}
