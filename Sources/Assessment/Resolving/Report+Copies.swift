internal import Diagnostics

extension Report {
  /// The same without what is said about copies of files and about other files alike. What only a copied page has is told: it is on the site
  /// until it is deleted. A copied table is not used at all.
  func withoutFindings(aboutCopies copies: Set<String>) -> Report {
    if copies.isEmpty { return self }
    let told = Set(diagnostics.lazy.filter { !copies.contains($0.place.path) }.map(Self.said))
    let pages = Set(documents.map(\.source.file.path))
    return with(diagnostics.filter { finding in
      if Self.tellsOfCopy(finding) { return true }
      guard copies.contains(finding.place.path) else { return !finding.related.contains { copies.contains($0.path) } }
      // The page of a copy has a made id because it is one.
      return pages.contains(finding.place.path) && finding.code != .madePageID && !told.contains(Self.said(finding))
    })
  }

  private static func tellsOfCopy(_ finding: Diagnostic) -> Bool {
    finding.code == .duplicateID || (finding.code == .duplicateResult && !finding.variant.isEmpty)
  }

  /// What a finding says, wherever it is.
  private static func said(_ finding: Diagnostic) -> [String] {
    [finding.code.rawValue, finding.variant] + finding.arguments.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }
}
