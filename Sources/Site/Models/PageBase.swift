internal import Assessment
internal import Diagnostics
internal import Files
internal import Templates
internal import Words

/// The names that every page's model has.
struct PageBase: Sendable {
  let report: Report
  let addresses: Addresses
  let words: Words
  let wordsModel: Value
  let version: String
  /// Of the files of the evidence register, by path; empty where nothing is written.
  let fingerprints: [String: Fingerprint]
  let isPreview: Bool
  let menuPages: [ResolvedDocument]
  /// The list of documents seen from the top and from a folder: made once for all pages.
  private var menus: [String: Value] = [:]
  /// Findings by file, as `check.html` and the pages themselves show them.
  let findings: [(path: String, findings: [Finding])]

  init(_ report: Report, version: String, fingerprints: [String: Fingerprint] = [:], isPreview: Bool = false) {
    self.report = report
    self.version = version
    self.fingerprints = fingerprints
    self.isPreview = isPreview
    addresses = Addresses(report)
    words = Words.of(report.settings)
    wordsModel = .model(Model(words: words))
    findings = Finding.byFile(report, words, isPreview: isPreview)
    menuPages = Self.menuPages(report)
    let entries = (report.hasCriteria ? menuPages : []).map { ($0.title, addresses.page($0.subject)) } + report.overviews([.scores, .coverage, .evidence, .glossary, .print], words)
    for root in ["", "../"] {
      menus[root] = .models(entries.map { [.label: .text($0.0), .href: .text(root + PercentEncoding.path($0.1))] })
    }
  }

  func context(_ path: String) -> RenderContext { RenderContext(report, addresses, words, Viewpoint(path), showsSources: isPreview) }

  /// Title, navigation, breadcrumbs; `own` are the names of the kind of page, which win.
  func page(_ kind: PageKind, _ path: String, code: String = "", title: String, trail: [(label: String, page: String)] = [], subject: Target? = nil,
    _ own: Model
  ) -> Page {
    let context = context(path)
    let settings = report.settings
    let full = code.isEmpty ? title : "\(code) \(title)"
    let document = subject.flatMap { report.document($0) }
    let base: Model = [
      .words: wordsModel, .language: .text(settings.language.rawValue), .root: .text(context.viewpoint.root), .kind: .text(kind.rawValue),
      .title: .text(title), .code: .optional(code), .heading: .text(full), .isHome: .flag(kind == .home),
      .documentTitle: .text(kind == .home ? "\(settings.title) · \(settings.agency)" : "\(full) · \(settings.agency)"),
      .reportTitle: .text(settings.title.isEmpty ? report.framework.reportTitle.text(settings.language) : settings.title), .agency: .text(settings.agency), .fiscalYear: .text(context.digits(settings.fiscalYear)),
      .edition: .optional(settings.edition), .date: settings.date.map { .text(context.date($0)) } ?? .none, .contact: .optional(settings.contact),
      .profileName: .text(report.framework.profile.name.text(settings.language)),
      .resultsName: .text(report.framework.results.name.text(settings.language)), .framework: .text(report.framework.title.text(settings.language)), .version: .text(version),
      .navigation: navigation(context, current: path, within: Set(trail.map(\.page))), .menu: menus[context.viewpoint.root] ?? .none, .breadcrumbs: breadcrumbs(trail, kind, context),
      .problems: .models(problems(document)), .hasProblems: .flag(!problems(document).isEmpty),
      .summary: .optional(document?.source.front.summary?.text ?? ""),
      .logo: report.logo.map { .text(context.viewpoint.href(file: addresses.attachment($0.path))) } ?? .none,
      .logoWidth: report.logo?.size.map { .text(String($0.width)) } ?? .none, .logoHeight: report.logo?.size.map { .text(String($0.height)) } ?? .none, .hasLooks: .flag(!settings.theme.isEmpty),
    ]
    return Page(path: path, kind: kind, model: own.merging(base))
  }

  private func navigation(_ context: RenderContext, current: String, within: Set<String>) -> Value {
    let names = Names(context)
    let framework = report.framework
    var entries: [(label: String, page: String, chip: String)] = [(words[.home], Addresses.home, "")]
    if report.hasQuestions { entries.append((framework.profile.name.text(context.language), Addresses.profile, framework.profile.short)) }
    for category in framework.categories {
      let target = Target.category(category.id)
      entries.append((names.name(target), addresses.page(target), context.digits(category.id.text)))
    }
    if report.hasResults { entries.append((framework.results.name.text(context.language), Addresses.results, context.digits(framework.results.id.text))) }
    entries += report.overviews([.matrix], words).map { ($0.label, $0.page, "") }
    // Where there is nothing else, the plain pages are what people came for.
    if !report.hasCriteria { entries += menuPages.map { ($0.title, addresses.page($0.subject), "") } }
    return .models(entries.map { entry in
      [.label: .text(entry.label), .href: .text(context.viewpoint.href(page: entry.page, anchor: "")), .chip: .optional(entry.chip),
        .isCurrent: .flag(entry.page == current), .isWithin: .flag(within.contains(entry.page))]
    })
  }

  /// Plain pages in the order of the menu, the others after them by `order`, then id.
  private static func menuPages(_ report: Report) -> [ResolvedDocument] {
    let listed = report.menu.compactMap { report.document(.page($0)) }
    let others = report.pages.filter { page in page.subject != .page(.home) && !listed.contains { $0.subject == page.subject } }
    return listed + others.sorted { a, b in
      let (x, y) = (a.source.front.order ?? Int.max, b.source.front.order ?? Int.max)
      return x != y ? x < y : NaturalOrder.isLess(a.subject.canonical, b.subject.canonical)
    }
  }

  private func breadcrumbs(_ trail: [(label: String, page: String)], _ kind: PageKind, _ context: RenderContext) -> Value {
    guard kind != .home else { return .list([]) }
    let all = [(label: words[.home], page: Addresses.home)] + trail
    return .models(all.map { [.label: .text($0.label), .href: .text(context.viewpoint.href(page: $0.page, anchor: ""))] })
  }

  /// Errors and warnings in the page's own file; what to do is said once of each kind.
  private func problems(_ document: ResolvedDocument?) -> [Model] {
    guard let document else { return [] }
    let own = findings.first { $0.path == document.source.file.path }?.findings ?? []
    var told = Set<Code>()
    return Finding.repeats(own.filter { $0.severity != .note }).map { same in
      let all = Finding.together(same)
      return told.insert(same[0].code).inserted ? all : ([.todo: .none] as Model).merging(all)
    }
  }

  // MARK: - Pieces that several kinds of page use

  /// A link to a thing as a chip: code, name, address.
  func chip(_ target: Target, _ context: RenderContext) -> Model {
    let names = Names(context)
    return [.code: .optional(names.code(target)), .name: .text(names.name(target)), .href: .text(context.href(target)), .kind: .text(Names.kind(target))]
  }

  func chips(_ targets: [Target], _ context: RenderContext) -> Value { .models(targets.map { chip($0, context) }) }

  func neighbour(_ target: Target?, _ context: RenderContext) -> Value { .model(target.map { chip($0, context) }) }

  /// Who refers to a thing, with the words around and a link to the place.
  func backlinks(_ targets: [Target], _ context: RenderContext) -> Model {
    let references = targets.flatMap { report.references(to: $0) }
    let names = Names(context)
    return [
      .hasBacklinks: .flag(!references.isEmpty), .count: .text(context.digits(references.count)),
      .backlinks: .models(references.map { reference in
        [
          .source: .model(chip(reference.source, context)), .href: .text(place(of: reference, context)), .kind: .text(Names.kind(reference.source)),
          .section: .optional(reference.section.map { names.sectionName($0) } ?? ""), .isText: .flag(reference.passage != nil),
          .before: .optional(reference.passage?.before ?? ""), .marked: .optional(reference.passage?.words ?? ""),
          .after: .optional(reference.passage?.after ?? ""), .note: .text(words[reference.via == .block ? .shownIn : .declaredIn]),
        ]
      }),
    ]
  }

  /// The address of a reference itself: its words, or the section or page that declares it.
  func place(of reference: Reference, _ context: RenderContext) -> String {
    let anchor = reference.ordinal > 0 ? addresses.anchor(ofReference: reference.ordinal, from: reference.source) : reference.section?.anchor ?? ""
    if anchor.isEmpty, reference.passage == nil { return context.href(reference.source) }
    return context.viewpoint.href(page: addresses.page(reference.source), anchor: anchor)
  }

  /// Distinct things that a page refers to, of one kind, in order.
  func linked(from source: Target, where isWanted: (Target) -> Bool) -> [Target] {
    var seen = Set<Target>()
    return report.references(from: source).map { $0.destination.owner }.filter { isWanted($0) && $0 != source && seen.insert($0).inserted }
      .sorted { NaturalOrder.isLess($0.canonical, $1.canonical) }
  }

  func officeHref(_ owner: String, _ context: RenderContext) -> Value {
    let name = owner.trimmedSpaces
    return name.isEmpty ? .none : .text(context.viewpoint.href(page: Addresses.office(name), anchor: ""))
  }

  func people(_ document: ResolvedDocument?, _ context: RenderContext) -> Model {
    guard let front = document?.source.front else {
      // Named all the same: a template would else find the names of what is around.
      return [.isWritten: .flag(false), .owner: .none, .ownerHref: .none, .status: .none, .statusWord: .none, .updated: .none]
    }
    let status: Word? = front.status.map { $0 == .draft ? .draft : $0 == .review ? .review : .final }
    return [
      .isWritten: .flag(true), .owner: .optional(front.owner), .ownerHref: officeHref(front.owner, context),
      .status: .optional(front.status?.rawValue ?? ""),
      .statusWord: .optional(status.map { words[$0] } ?? ""), .updated: front.updated.map { .text(context.date($0)) } ?? .none,
    ]
  }
}
