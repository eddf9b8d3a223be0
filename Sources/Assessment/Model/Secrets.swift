package import Diagnostics

/// What must appear nowhere in the bundle: names and addresses of confidential evidence (§7 of the report format).
package struct Secrets: Sendable {
  /// Paths of the files in the report's folder.
  let paths: Set<String>
  /// In lower case.
  let addresses: Set<String>
  /// File names and addresses in lower case: what a text must not hold.
  private let words: Set<String>
  package let isEmpty: Bool

  /// `rows` are all rows of the register, those with faults too.
  package init(_ rows: [EvidenceRow]) {
    let secret = rows.filter(\.isConfidential)
    isEmpty = secret.isEmpty
    paths = Set(secret.map(\.fileName).filter { !$0.isEmpty }.map(ReportPaths.evidence))
    addresses = Set(secret.map { $0.url.lowercased() }.filter { !$0.isEmpty })
    let names = paths.compactMap { $0.split(separator: "/").last.map { $0.lowercased() } }
    words = addresses.union(names).union(secret.map { $0.fileName.lowercased() }.filter { !$0.isEmpty })
  }

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
