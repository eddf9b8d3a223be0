package import Diagnostics

/// What must appear nowhere in the bundle: names and addresses of confidential evidence (§7 of the report format).
package struct Secrets: Sendable {
  private let words: [String]

  package init(_ evidence: [EvidenceRow]) {
    words = evidence.filter(\.isConfidential).flatMap { [$0.fileName, $0.url] }.filter { !$0.isEmpty }.map { $0.lowercased() }
  }

  package var isEmpty: Bool { words.isEmpty }

  /// Whether a text gives one away, percent-encoded too.
  package func appear(in text: String) -> Bool {
    guard !words.isEmpty else { return false }
    let plain = text.lowercased()
    let decoded = PercentCoding.decode(plain)
    return words.contains { plain.contains($0) || decoded.contains($0) }
  }

  /// Whether a finding may be quoted in the bundle. The register's own lines never are.
  package func permit(_ diagnostic: Diagnostic) -> Bool {
    let place = diagnostic.place
    if place.path == Registers.evidencePath || diagnostic.code == .confidentialFile { return false }
    if words.isEmpty { return true }
    let texts = [place.path, place.before + place.marked + place.after] + diagnostic.arguments.values + diagnostic.suggestions.map(\.text)
    return !texts.contains(where: appear)
  }
}
