internal import Assessment
internal import Diagnostics
internal import Templates
internal import Words

/// The writer's page: every finding once, by file and line; and the ways to it, by office and by kind, with what to do.
struct CheckPage: Sendable {
  let base: PageBase
  /// What stands in each file, and whose it is.
  private let documents: [String: ResolvedDocument]
  private let files: [(path: String, findings: [Finding])]

  init(base: PageBase) {
    self.base = base
    files = base.findings
    documents = Dictionary(base.report.documents.map { ($0.source.file.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// So many findings take a browser a moment: it then lays out only what is looked at.
  private static let many = 500

  func page() -> Page {
    let context = base.context(Addresses.check)
    return base.page(.check, Addresses.check, title: base.words[.checkPage], model(context))
  }

  private func model(_ context: RenderContext) -> Model {
    let offices = offices(context)
    let all = files.flatMap(\.findings)
    let first: Word = all.contains { $0.severity == .error } ? .checkErrors : all.contains { $0.severity == .warning } ? .checkWarnings : .checkNotes
    return ([
      .hasFindings: .flag(!files.isEmpty), .notice: .text(base.words[files.isEmpty ? .checkNone : first]), .hasErrors: .flag(first == .checkErrors && !files.isEmpty),
      .isMany: .flag(all.count > Self.many), .kinds: .models(kinds(context)), .hasOffices: .flag(!offices.isEmpty), .offices: .models(offices), .files: .models(files.indices.map { file($0, context) }),
    ] as Model).merging(tally(all, context))
  }

  private func tally(_ findings: [Finding], _ context: RenderContext) -> Model {
    func count(_ severity: Severity) -> Value { .text(context.digits(findings.count { $0.severity == severity })) }
    return [.count: .text(context.digits(findings.count)), .errors: count(.error), .warnings: count(.warning), .notes: count(.note)]
  }

  /// A file as the list names it, with a link to its place on this page.
  private func link(_ index: Int, _ findings: [Finding], _ context: RenderContext) -> Model {
    let path = files[index].path
    return ([.path: .text(path.isEmpty ? base.words[.wholeReport] : path), .id: .text("f.\(index + 1)"), .href: .text("#f.\(index + 1)")] as Model)
      .merging(tally(findings, context))
  }

  // MARK: - By file

  private func file(_ index: Int, _ context: RenderContext) -> Model {
    let (path, findings) = files[index]
    let owner = documents[path]?.source.front.owner.trimmedSpaces ?? ""
    return link(index, findings, context).merging([
      .page: .model(page(path, context)), .owner: .optional(PersonalData.masked(owner)), .ownerHref: officeHref(owner, context),
      .findings: .models(Finding.repeats(findings).map(Finding.together)),
    ])
  }

  /// None for an owner whose address would tell the number in the name.
  private func officeHref(_ owner: String, _ context: RenderContext) -> Value {
    PersonalData.masked(owner) == owner ? base.officeHref(owner, context) : .none
  }

  /// The page that shows what stands in a file; nil for what several pages show or none.
  private func page(_ path: String, _ context: RenderContext) -> Model? {
    if let document = documents[path] {
      return base.chip(document.subject, context).merging([.name: .text(PersonalData.masked(Names(context).name(document.subject)))])
    }
    let registers: [String: (Word, String)] = [
      Registers.evidencePath: (.evidence, Addresses.evidence), Registers.glossaryPath: (.glossary, Addresses.glossary),
    ]
    return registers[path].map { word, address in [.code: .none, .name: .text(base.words[word]), .href: .text(address), .kind: .text("")] }
  }

  // MARK: - By office and by kind

  /// Offices with something to mend, in the order of the report; what nobody is named for comes last. None where the report names nobody.
  private func offices(_ context: RenderContext) -> [Model] {
    let owned = Dictionary(grouping: files.indices) { documents[files[$0].path]?.source.front.owner.trimmedSpaces ?? "" }
    let (named, _) = base.report.offices
    guard !named.isEmpty else { return [] }
    return (named.map(\.name) + [""]).compactMap { name in
      guard let indices = owned[name] else { return nil }
      return ([
        .name: .text(name.isEmpty ? base.words[.noOwner] : PersonalData.masked(name)), .ownerHref: officeHref(name, context),
        .files: .models(indices.map { link($0, files[$0].findings, context) }),
      ] as Model).merging(tally(indices.flatMap { files[$0].findings }, context))
    }
  }

  /// Each code once: errors first, and the most frequent first among equals.
  private func kinds(_ context: RenderContext) -> [Model] {
    let all = files.flatMap(\.findings)
    let codes = Dictionary(grouping: all, by: \.code)
    let order = codes.sorted { a, b in
      let (x, y) = (a.value.map(\.severity).min() ?? .note, b.value.map(\.severity).min() ?? .note)
      if x != y { return x < y }
      return a.value.count != b.value.count ? a.value.count > b.value.count : a.key.rawValue < b.key.rawValue
    }
    return order.map { code, findings in
      // Files in the order of the page.
      let places = files.indices.compactMap { index -> Model? in
        let here = files[index].findings.filter { $0.code == code }
        return here.isEmpty ? nil : link(index, here, context)
      }
      return findings[0].about.merging(explanation(code)).merging([.id: .text("k.\(code.rawValue)"), .files: .models(places)]).merging(tally(findings, context))
    }
  }

  private func explanation(_ code: Code) -> Model {
    let entry = CodeWords.of(base.report.settings.language.rawValue)[code]
    return [
      .explanation: .texts((entry?.explanation ?? "").split(separator: "\n").map(String.init)), .wrong: .text(entry?.wrong ?? ""), .right: .text(entry?.right ?? ""),
      .rule: .text("rules: { \(code.rawValue): ignore }"),
    ]
  }
}
