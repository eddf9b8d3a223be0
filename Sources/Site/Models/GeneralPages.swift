internal import Assessment
internal import Templates
internal import Words

/// Home, plain pages, registers.
struct GeneralPages: Sendable {
  let base: PageBase
  let criteria: CriteriaPages

  func all() -> [PageMaker] {
    let pages = base.menuPages
    return [{ self.home() }, { self.glossary() }, { self.evidence() }] + pages.map { page -> PageMaker in { self.plain(page) } }
  }

  // MARK: - Home

  private func home() -> Page {
    let context = base.context(Addresses.home)
    return base.page(.home, Addresses.home, title: base.report.settings.title, subject: .page(.home), homeModel(context))
  }

  func homeModel(_ context: RenderContext) -> Model {
    let document = base.report.document(.page(.home))
    var counters = PageCounters()
    let body = document.map { MarkupRenderer.blocks($0, context, &counters) } ?? []
    let changed = changes(context)
    return ([
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(document.map { MarkupRenderer.footnotes($0, context) } ?? []),
      .progress: .models(progress(context)),
      .levels: .models(base.report.framework.levels.map { [.name: .text($0.name.en), .levelName: .text($0.name.text(context.language))] }),
      .categories: .models(base.report.framework.categories.map { category in
        base.chip(.category(category.id), context).merging([
          .number: .text(context.digits(category.id.text)), .intent: .optional(category.intent.text(context.language)),
          .items: .models(category.items.map { criteria.itemRow($0, context) }),
        ])
      }),
      .dimensions: .models(base.report.framework.results.dimensions.map { dimension in
        base.chip(.dimension(dimension.id), context).merging([
          .count: .text(base.words.text(.indicatorsCount, ["count": context.digits(base.report.indicators(in: dimension.id).count)]))
        ])
      }),
      .changes: .models(changed), .hasChanges: .flag(!changed.isEmpty),
    ] as Model).merging(base.backlinks([.page(.home)], context))
  }

  private func progress(_ context: RenderContext) -> [Model] {
    let report = base.report
    let counts: [(Word, Word, Report.Count, String)] = [
      (.answeredLevelsTitle, .answeredItems, report.levelCoverage, Addresses.matrix), (.answeredFacetsTitle, .answeredFacets, report.facetCoverage, Addresses.matrix),
      (.profile, .answeredQuestions, report.questionCoverage, Addresses.profile), (.results, .filledGroups, report.groupCoverage, Addresses.results),
    ]
    let profile = report.framework.profile.name.text(context.language)
    let results = report.framework.results.name.text(context.language)
    return counts.map { title, sentence, count, page in
      let percent = count.all == 0 ? 0 : count.done * 100 / count.all
      return [
        .title: .text(title == .profile ? profile : title == .results ? results : base.words[title]), .text: .text(base.words.text(sentence, ["done": context.digits(count.done), "all": context.digits(count.all)])),
        .done: .text(String(count.done)), .all: .text(String(count.all)), .percent: .text(context.digits(percent)),
        .href: .text(context.viewpoint.href(page: page, anchor: "")),
      ]
    }
  }

  /// What `updated:` says changed last.
  private func changes(_ context: RenderContext) -> [Model] {
    let dated = base.report.documents.compactMap { document in document.source.front.updated.map { (document, $0) } }
    return dated.enumerated().sorted { a, b in a.element.1 != b.element.1 ? a.element.1 > b.element.1 : a.offset < b.offset }.prefix(6).map { _, entry in
      base.chip(entry.0.subject, context).merging([.date: .text(context.date(entry.1))])
    }
  }

  // MARK: - Plain pages

  private func plain(_ document: ResolvedDocument) -> Page {
    let path = base.addresses.page(document.subject)
    let context = base.context(path)
    let pages = base.menuPages
    let index = pages.firstIndex { $0.subject == document.subject } ?? 0
    var own = plainModel(document, context)
    own.set(.previous, base.neighbour(index > 0 ? pages[index - 1].subject : nil, context))
    own.set(.next, base.neighbour(index + 1 < pages.count ? pages[index + 1].subject : nil, context))
    return base.page(.page, path, title: document.title, subject: document.subject, own)
  }

  func plainModel(_ document: ResolvedDocument, _ context: RenderContext) -> Model {
    var counters = PageCounters()
    let body = MarkupRenderer.blocks(document, context, &counters)
    return ([
      .body: .html(body), .hasBody: .flag(!body.isEmpty), .footnotes: .html(MarkupRenderer.footnotes(document, context)),
    ] as Model).merging(base.people(document, context)).merging(base.backlinks([document.subject], context))
  }

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
        ] as Model).merging(base.backlinks([.term(term.id)], context))
      }),
    ]
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
          .classWord: .text(base.words[row.isConfidential ? .confidential : row.classification == .public ? .public : .internal]),
        ] as Model).merging(base.backlinks([.evidence(row.id)], context))
        // Of a confidential row only the id, title, owner and class are shown.
        if row.isConfidential { return own.merging([.file: .none, .fileHref: .none, .url: .none, .date: .none]) }
        let path = ReportPaths.evidence(row.fileName)
        let attachment = row.fileName.isEmpty ? nil : base.report.attachments.first { $0 == path }
        let hasFile = attachment != nil
        return own.merging([
          .file: .optional(hasFile ? row.fileName : ""), .fileHref: hasFile ? .text(context.viewpoint.href(file: base.addresses.attachment(attachment ?? path))) : .none,
          .url: .optional(WebAddress.isSafe(row.url) && !base.report.secrets.appear(in: row.url) ? row.url : ""),
          .date: .optional(ReportDate(iso: row.date).map { context.date($0) } ?? row.date),
        ])
      }),
    ]
  }
}
