internal import Assessment
internal import Diagnostics
internal import Templates
internal import Words

/// The list of findings, for those who do not read terminals.
struct CheckPage: Sendable {
  let base: PageBase

  func page() -> Page {
    let context = base.context(Addresses.check)
    return base.page(.check, Addresses.check, title: base.words[.checkPage], model(context))
  }

  private func model(_ context: RenderContext) -> Model {
    let groups = base.findings
    func count(_ severity: Severity) -> Value {
      .text(context.digits(groups.reduce(0) { $0 + $1.findings.filter { $0.severity == severity }.count }))
    }
    return [
      .hasFindings: .flag(!groups.isEmpty), .errors: count(.error), .warnings: count(.warning), .notes: count(.note),
      .files: .models(groups.map { group in
        [.path: .text(group.path.isEmpty ? base.words[.wholeReport] : group.path), .count: .text(context.digits(group.findings.count)),
          .findings: .models(group.findings.map(\.model)), .hasErrors: .flag(group.findings.contains { $0.severity == .error })]
      }),
    ]
  }
}
