package import Assessment
internal import Diagnostics
package import Files
internal import Templates
internal import Words

/// Turns a report into the bundle of its site. Pages are made and rendered side by side.
package enum SiteBuilder {
  /// `version` is the program's. What rendering finds is added to the report before its findings are shown.
  package static func build(_ report: inout Report, theme: Theme, version: String, folder: Folder, fingerprints: [String: Fingerprint] = [:],
    isPreview: Bool = false
  ) async -> Bundle {
    let looks = Looks(report.settings)
    report = report.adding(addressFindings(report) + theme.diagnostics + looks.diagnostics)
    let base = PageBase(report, version: version, fingerprints: fingerprints, isPreview: isPreview)
    let mask = SecretMask(report)
    let finish = PageFinish(mask: mask, language: report.settings.language)
    let print = PrintPage(base: base, theme: theme)
    async let parts = Parallel.map(print.parts()) { print.render($0) }
    async let entries = SearchEntries(base).all()
    let makers = makers(base)
    var bundle = Bundle()
    var findings: [Diagnostic] = []
    let pages = await Parallel.map(makers) { render($0(), theme, finish) }
    let search = SearchPage(base: base, entries: await entries)
    for rendered in pages + [render(print.page(await parts), theme, finish), render(search.page(), theme, finish)] {
      bundle.add(rendered.path, .bytes(rendered.bytes))
      findings += rendered.findings
    }
    // A template that many pages use is one finding.
    var places = Set<Place>()
    report = report.adding(findings.filter { places.insert($0.place).inserted })
    let check = render(CheckPage(base: PageBase(report, version: version, isPreview: isPreview)).page(), theme, finish)
    bundle.add(check.path, .bytes(check.bytes))
    bundle.add(Addresses.data, .bytes(ReportJSON(report, version: version, fingerprints: fingerprints, isPreview: isPreview).bytes(mask)))
    for file in (report.hasResults ? ResultCSV(report: report).files(base.addresses) : []) + (report.hasItems ? MatrixPage(base: base).tables() : []) {
      bundle.add(file.path, .bytes(mask.text(file.bytes)))
    }
    for file in await search.index() { bundle.add(file.path, .bytes(file.bytes)) }
    for asset in theme.assets where isPreview || !Theme.isForPreview(asset.name) { bundle.add("theme/" + asset.name, .bytes(asset.bytes)) }
    if let style = looks.style { bundle.add("theme/" + Looks.name, .bytes(Array(style.utf8))) }
    for path in report.themeFiles where !Theme.isBuiltIn(path, in: folder) { bundle.add(Addresses.themeFile(path), .copy(from: folder.source(path))) }
    for path in report.attachments { bundle.add(base.addresses.attachment(path), .copy(from: folder.source(path))) }
    return bundle
  }

  /// Every page but those that need all others: the printed report, search, the findings.
  private static func makers(_ base: PageBase) -> [PageMaker] {
    let criteria = CriteriaPages(base: base)
    let report = base.report
    return GeneralPages(base: base, criteria: criteria).all() + criteria.all() + (report.hasQuestions ? ProfilePages(base: base).all() : [])
      + (report.hasResults ? ResultPages(base: base).all() : [])
      + (report.hasItems ? MatrixPage(base: base).pages() + [{ ScoresPage(base: base).page() }] + CoveragePages(base: base).all() : [])
      + TrailPages(base: base, criteria: criteria).all()
  }

  /// All pages with their models, not rendered: what `docs/content/templates.md` must list.
  package static func pages(_ report: Report, theme: Theme, version: String) async -> [Page] {
    let base = PageBase(report, version: version)
    let print = PrintPage(base: base, theme: theme)
    let search = SearchPage(base: base, entries: await SearchEntries(base).all())
    return makers(base).map { $0() } + [print.page(print.parts().map(print.render)), search.page(), CheckPage(base: base).page()]
  }

  private static func render(_ page: Page, _ theme: Theme, _ finish: PageFinish) -> (path: String, bytes: [UInt8], findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    let bytes = theme.render(page.kind.rawValue, page.model, diagnostics: &findings)
    return (page.path, finish.page(bytes), findings)
  }

  /// Findings that only show when pages get their addresses: two pages or files with one, and addresses that are too long.
  private static func addressFindings(_ report: Report) -> [Diagnostic] {
    let addresses = Addresses(report)
    var owners: [String: String] = [:]
    var findings: [Diagnostic] = []
    let pages = report.documents.map { (addresses.page($0.subject), $0.source.file.path, isOwnPage($0.subject)) }
    let files = report.attachments.map { (addresses.attachment($0), $0, true) } + report.themeFiles.map { (Addresses.themeFile($0), $0, true) }
    for (address, path, isOwn) in pages + files where isOwn {
      // Windows and many shares do not tell letters by case.
      if let first = owners.updateValue(path, forKey: address.lowercased()) {
        findings.append(Diagnostic(.sameAddress, at: Place(file: path), ["address": address, "first": first]))
      }
      if address.utf8.count > Addresses.longest {
        findings.append(Diagnostic(.longAddress, at: Place(file: path), ["address": address, "limit": String(Addresses.longest)]))
      }
    }
    return findings
  }

  /// A group's introduction stands on the page of its dimension.
  private static func isOwnPage(_ subject: Target) -> Bool {
    if case .group = subject { false } else { true }
  }

  /// Whether a folder holds a bundle that Saraban made.
  package static func hasBundle(_ folder: String) -> Bool { Disk.begins(folder + "/" + Addresses.data, with: ReportJSON.signature) }

  /// Whether it holds nothing beside: an administrator's web.config is not for us to remove.
  package static func isBundle(_ folder: String) -> Bool { hasBundle(folder) && foreignName(in: folder) == nil }

  /// Whether the bundle in a folder is a draft for its writers, not to be published.
  package static func isPreview(_ folder: String) -> Bool { Disk.begins(folder + "/" + Addresses.data, with: ReportJSON.previewSignature) }

  /// What a build would remove although it is no part of a bundle; the first by name.
  package static func foreignName(in folder: String) -> String? {
    let known = Addresses.topNames.union(BundleWriter.keptNames).union(leftovers)
    return Disk.names(in: folder)?.filter { !known.contains($0) }.min()
  }

  /// What Windows and macOS leave in folders that people look at.
  private static let leftovers = ["Thumbs.db", "desktop.ini", ".DS_Store"]

  /// The body of one Markdown file as its page would show it.
  package static func body(of document: ResolvedDocument, in report: Report) -> [UInt8] {
    let addresses = Addresses(report)
    let context = RenderContext(report, addresses, Words.of(report.settings), Viewpoint(addresses.page(document.subject)))
    var counters = PageCounters()
    let html = MarkupRenderer.blocks(document, context, &counters) + MarkupRenderer.footnotes(document, context)
    return PageFinish(mask: SecretMask(report), language: report.settings.language).page(html)
  }
}
