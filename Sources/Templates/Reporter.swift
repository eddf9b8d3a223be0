internal import Diagnostics

/// Collects the findings about one template. There is a limit to their number and to what they quote:
/// a broken file of many megabytes must not fill the memory with messages.
struct Reporter {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private var quoted = 0

  init(_ file: SourceFile) { self.file = file }

  /// Whether a finding would still be kept; looking for suggestions is for nothing otherwise.
  var isOpen: Bool { diagnostics.count < 100 && quoted < 4_000_000 }

  mutating func report(
    _ code: Code, _ extent: Extent, _ variant: String = "", _ arguments: [String: String] = [:],
    suggestions: [String] = [], related: [Extent] = []
  ) {
    guard isOpen else { return }
    quoted += file.lineRange(file.line(at: extent.lower)).count * (1 + related.count)
    diagnostics.append(
      Diagnostic(
        code, at: file.place(extent.range), variant: variant, arguments, suggestions: suggestions.map { Suggestion($0) },
        related: related.map { file.place($0.range) }))
  }

  /// A name as messages quote it.
  func text(_ extent: Extent) -> String { file.text(extent.lower..<min(extent.upper, extent.lower + 200)) }
}
