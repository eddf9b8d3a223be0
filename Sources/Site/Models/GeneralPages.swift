internal import Assessment
internal import Files
internal import Markdown
internal import Templates
internal import Words

/// Home (`HomePage.swift`), plain pages, registers.
struct GeneralPages: Sendable {
  let base: PageBase
  let criteria: CriteriaPages

  func all() -> [PageMaker] {
    let pages = base.menuPages
    let registers: [(PageKind, PageMaker)] = [(.glossary, { self.glossary() }), (.evidence, { self.evidence() })]
    return registers.filter { base.report.has($0.0) }.map(\.1) + [{ self.home() }, { self.about(.help, Addresses.help, .helpPage) },
      { self.about(.accessibility, Addresses.accessibility, .accessibility) }] + pages.map { page -> PageMaker in { self.plain(page) } }
  }

  // MARK: - Plain pages

  private func plain(_ document: ResolvedDocument) -> Page {
    let path = base.addresses.page(document.subject)
    let context = base.context(path)
    let pages = base.menuPages
    let index = pages.firstIndex { $0.subject == document.subject } ?? 0
    let contents = contents(of: document)
    var own = plainModel(document, context).merging([.contents: .models(contents), .hasContents: .flag(contents.count >= Self.fewestContents)])
    own.set(.previous, base.neighbour(index > 0 ? pages[index - 1].subject : nil, context))
    own.set(.next, base.neighbour(index + 1 < pages.count ? pages[index + 1].subject : nil, context))
    return base.page(.page, path, title: document.title, subject: document.subject, own)
  }

  /// Shorter pages are seen at a glance.
  private static let fewestContents = 3

  /// The outermost headings of a page, to jump to.
  private func contents(of document: ResolvedDocument) -> [Model] {
    let markup = document.body.markup
    let headings = markup.children(of: 0).filter { markup.nodes[$0].kind == .heading && $0 != document.titleNode }
    let outermost = headings.map { markup.nodes[$0].number }.min()
    return headings.filter { markup.nodes[$0].number == outermost }.compactMap { heading in
      document.anchors.ids[heading].map { [.anchor: .text(PercentEncoding.fragment($0)), .name: .text(markup.plainText(of: heading))] }
    }
  }

  func plainModel(_ document: ResolvedDocument, _ context: RenderContext) -> Model {
    var counters = PageCounters()
    let body = MarkupRenderer.blocks(document, context, &counters)
    return ([
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(MarkupRenderer.footnotes(document, context)),
    ] as Model).merging(base.people(document, context)).merging(base.backlinks([document.subject], context))
  }

  /// A page about the site itself: all it says are interface words and names that every page has.
  private func about(_ kind: PageKind, _ path: String, _ title: Word) -> Page { base.page(kind, path, title: base.words[title], [:]) }

  // MARK: - Registers

  private func glossary() -> Page {
    let context = base.context(Addresses.glossary)
    return base.page(.glossary, Addresses.glossary, title: base.words[.glossary], glossaryModel(context))
  }

  func glossaryModel(_ context: RenderContext) -> Model {
    let terms = base.report.terms
    return [
      .hasTerms: .flag(!terms.isEmpty),
      .terms: .models(terms.map { term in
        let users = users(of: .term(term.id), context)
        return ([
          .id: .text(context.viewpoint.prefix + base.addresses.anchor(.term(term.id))), .name: .text(term.id.text), .full: .optional(term.full),
          .definition: .html(MarkupRenderer.inline(term.definition, of: .term(term.id), context)), .users: .models(users), .hasUsers: .flag(!users.isEmpty),
        ] as Model).merging(links(to: .term(term.id), context))
      }),
    ]
  }

  /// Who refers to a row of a register: in words, or in the head of a file.
  private func links(to target: Target, _ context: RenderContext) -> Model {
    let references = base.report.references(to: target)
    return base.backlinks([target], context).merging([
      .hasPassages: .flag(references.contains { $0.passage != nil }), .hasDeclared: .flag(references.contains { $0.passage == nil }),
    ])
  }

  /// The pages that refer to a row of a register, each once, at its first reference.
  private func users(of target: Target, _ context: RenderContext) -> [Model] {
    var seen = Set<Target>()
    return base.report.references(to: target).filter { seen.insert($0.source).inserted }.map { reference in
      let anchor = reference.ordinal > 0 ? base.addresses.anchor(ofReference: reference.ordinal, from: reference.source) : ""
      var chip = base.chip(reference.source, context)
      chip.set(.sourceHref, .text(context.viewpoint.href(page: base.addresses.page(reference.source), anchor: anchor)))
      return chip
    }
  }

  private func evidence() -> Page {
    let context = base.context(Addresses.evidence)
    return base.page(.evidence, Addresses.evidence, title: base.words[.evidence], evidenceModel(context))
  }

  func evidenceModel(_ context: RenderContext) -> Model {
    let rows = base.report.evidence
    return [
      .hasRows: .flag(!rows.isEmpty),
      .rows: .models(rows.map { row in
        let users = users(of: .evidence(row.id), context)
        let own = ([
          .id: .text(context.viewpoint.prefix + base.addresses.anchor(.evidence(row.id))), .code: .text(row.id.text), .title: .text(row.title),
          .owner: .optional(row.owner), .users: .models(users), .hasUsers: .flag(!users.isEmpty), .isConfidential: .flag(row.isConfidential),
          .classWord: .text(base.words[row.classWord]),
        ] as Model).merging(links(to: .evidence(row.id), context))
        // Of a confidential row only the id, title, owner and class are shown.
        if row.isConfidential { return own.merging([.file: .none, .fileHref: .none, .url: .none, .date: .none, .size: .none, .hash: .none, .shortHash: .none, .missing: .none]) }
        let file = base.report.file(of: row)
        let fingerprint = file.flatMap { base.fingerprints[$0] }
        return own.merging([
          .file: .optional(row.fileName), .missing: .flag(base.report.lacksFile(row)), .fileHref: file.map { .text(context.viewpoint.href(file: base.addresses.attachment($0))) } ?? .none,
          .size: fingerprint.map { .text(context.size($0.size)) } ?? .none, .hash: fingerprint.map { .text($0.sha256) } ?? .none,
          .shortHash: fingerprint.map { .text(String($0.sha256.prefix(12))) } ?? .none,
          .url: .optional(WebAddress.isSafe(row.url) && !base.report.secrets.appear(in: row.url) ? row.url : ""),
          .date: .optional(ReportDate(iso: row.date).map { context.date($0) } ?? row.date),
        ])
      }),
    ]
  }
}
