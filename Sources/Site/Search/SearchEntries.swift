internal import Assessment
internal import Files
internal import Words

/// Everything that can be found, in the order of the report, kind by kind: what the index holds and the search page lists.
struct SearchEntries: Sendable {
  private typealias Maker = @Sendable () -> SearchEntry

  private let base: PageBase
  private let context: RenderContext
  private let names: Names
  private let texts: SearchText
  private let language: Language

  init(_ base: PageBase) {
    self.base = base
    context = base.context(Addresses.search)
    names = Names(context)
    texts = SearchText(context)
    language = context.language
  }

  /// Entries with their texts, made side by side.
  func all() async -> [SearchEntry] {
    let mask = SecretMask(base.report)
    return await Parallel.map(makers) { $0().masked(mask) }
  }

  private var makers: [Maker] { criteria + profile + results + pages + registers }

  static func name(of kind: SearchEntry.Kind, _ report: Report, _ words: Words) -> String {
    switch kind {
    case .category: words[.categoryWord]
    case .item: words[.itemWord]
    case .op: report.framework.profile.name.text(report.settings.language)
    case .kpi: words[.searchResults]
    case .page: words[.searchPages]
    case .ev: words[.evidence]
    case .term: words[.glossary]
    }
  }

  private func entry(_ kind: SearchEntry.Kind, _ target: Target, title: String? = nil, _ sections: [SearchSection?]) -> SearchEntry {
    let isPage = base.addresses.anchor(target).isEmpty
    let owner = SearchSection.background([base.report.document(target)?.source.front.owner ?? ""])
    return SearchEntry(kind: kind, code: names.code(target), title: SearchText.cleaned(title ?? names.name(target)), address: base.addresses.full(target), isPage: isPage,
      sections: sections.compactMap(\.self) + [owner].compactMap(\.self))
  }

  // MARK: - Criteria and profile

  private var criteria: [Maker] {
    let framework = base.report.framework
    let items = framework.items.map { item -> Maker in { self.item(item) } }
    return framework.categories.map { category -> Maker in { self.category(category) } } + [overview] + items
  }

  private func category(_ category: Framework.Category) -> SearchEntry {
    let target = Target.category(category.id)
    return entry(.category, target, texts.sections(of: base.report.document(target)) + [.background([category.intent.text(language)])])
  }

  @Sendable private func overview() -> SearchEntry {
    let results = base.report.framework.results
    let target = Target.category(results.id)
    return entry(.category, target, texts.sections(of: base.report.document(target)) + [.background([results.intent.text(language)])])
  }

  private func item(_ item: Framework.Item) -> SearchEntry {
    let target = Target.item(item.id)
    let document = base.report.document(target)
    let framework = base.report.framework
    var sections: [SearchSection?] = texts.sections(of: document, named: sectionNames)
    for (index, level) in framework.levels.enumerated() {
      let part = document?.answer?.levels[index]
      sections += (part.map { [$0.whole] + $0.facets } ?? []).compactMap { reason($0) }
      let requirement = item.requirements.first { $0.level == level.id }
      let words = [requirement?.text.th, requirement?.text.en, level.prompt.text(language)].compactMap(\.self)
      sections.append(.background(heading: names.sectionName(SectionID(level: level.id, facet: nil)) + " · " + base.words[.requirement], anchor: level.id.text,
        words + (requirement?.guidance ?? []) + (requirement?.evidence ?? [])))
    }
    return entry(.item, target, sections + [.background([item.name.en, item.goal.text(language)])])
  }

  /// The reason why a section has no answer.
  private func reason(_ part: Answer.Part) -> SearchSection? {
    guard let reason = part.reason, !part.inheritsReason else { return nil }
    return SearchSection(heading: names.sectionName(part.id), anchor: part.id.anchor, text: texts.text(of: reason))
  }

  /// Names of the headings that every item has, by their anchors.
  private var sectionNames: [String: String] {
    let framework = base.report.framework
    let ids = framework.levels.flatMap { level in
      [SectionID(level: level.id, facet: nil)] + framework.facets.map { SectionID(level: level.id, facet: $0.id) }
    }
    let summary = framework.summary.name.text(language)
    var found = Dictionary(ids.map { ($0.anchor, names.sectionName($0)) }, uniquingKeysWith: { first, _ in first })
    found[Answer.summaryAnchor] = summary.isEmpty ? base.words[.summaryHeading] : summary
    return found
  }

  private var profile: [Maker] {
    let profile = base.report.framework.profile
    guard base.report.hasQuestions else { return [] }
    let overview: Maker = { self.page(.op, Addresses.profile, profile.name.text(self.language), []) }
    return [overview] + profile.questions.map { question -> Maker in
      {
        let target = Target.question(question.id)
        let asked = SearchSection.background([question.question.text(self.language), question.hint.text(self.language)])
        return self.entry(.op, target, self.texts.sections(of: self.base.report.document(target)) + [asked])
      }
    }
  }

  // MARK: - Results

  /// Each dimension with its groups and their indicators.
  private var results: [Maker] {
    let report = base.report
    let listed = report.framework.results.dimensions.flatMap { dimension -> [Maker] in
      [{ self.dimension(dimension) }] + dimension.groups.map { group -> Maker in { self.group(group) } }
        + report.indicators(in: dimension.id).map { indicator -> Maker in { self.indicator(indicator) } }
    }
    return listed + report.indicators.filter { $0.dimension == nil }.map { indicator -> Maker in { self.indicator(indicator) } }
  }

  private func dimension(_ dimension: Framework.Dimension) -> SearchEntry {
    let target = Target.dimension(dimension.id)
    return entry(.kpi, target, texts.sections(of: base.report.document(target)) + [.background([dimension.description.text(language)])])
  }

  private func group(_ group: Framework.Group) -> SearchEntry {
    let target = Target.group(group.id)
    let words = [group.description.text(language), group.qualifier.text(language)]
    return entry(.kpi, target, texts.sections(of: base.report.document(target)) + [.background(words)])
  }

  private func indicator(_ indicator: Indicator) -> SearchEntry {
    let target = Target.indicator(indicator.id)
    let fields = indicator.fields
    // What its page says of the figures.
    let statement = SearchSection(text: SearchText.cleaned(fields.statement?.text ?? ResultSentence(indicator, context).text))
    let years = indicator.series.map { figures in
      let values = [figures.actual, figures.target, figures.comparator].compactMap(\.self).map { context.number($0, decimals: indicator.decimals) }
      return ([context.digits(figures.year)] + values + [figures.note.map { texts.text(of: $0) } ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }
    let facts = [fields.unit, fields.comparator, fields.noComparator?.text ?? "", fields.source].map(SearchText.cleaned)
    return entry(.kpi, target, title: Names(context).name(target), [statement.text.isEmpty ? nil : statement] + texts.sections(of: base.report.document(target)) + [
      .background(heading: base.words[.seriesCaption], years), .background(facts),
    ])
  }

  // MARK: - Pages and registers

  private var pages: [Maker] {
    let settings = base.report.settings
    let home: Maker = {
      let cover = SearchSection.background([settings.title, settings.agency, settings.edition].map(SearchText.cleaned))
      return self.entry(.page, .page(.home), title: self.base.words[.home], self.texts.sections(of: self.base.report.document(.page(.home))) + [cover])
    }
    let plain = base.menuPages.map { document -> Maker in
      {
        let summary = SearchText.cleaned(document.source.front.summary?.text ?? "")
        return self.entry(.page, document.subject, title: document.title,
          [summary.isEmpty ? nil : SearchSection(text: summary)] + self.texts.sections(of: document))
      }
    }
    let others = base.report.overviews([.evidence, .glossary, .matrix], base.words)
      + (base.report.has(.matrix) ? MatrixPage(base: base).others : []) + base.report.overviews([.scores, .coverage, .print], base.words)
      + [(base.words[.helpPage], Addresses.help), (base.words[.accessibility], Addresses.accessibility)]
    let offices = base.report.offices.named.map { office -> Maker in { self.page(.page, Addresses.office(office.name), office.name, []) } }
    return [home] + plain + others.map { title, address -> Maker in { self.page(.page, address, title, []) } } + offices
  }

  /// A page that is about nothing in particular.
  private func page(_ kind: SearchEntry.Kind, _ address: String, _ title: String, _ sections: [SearchSection]) -> SearchEntry {
    SearchEntry(kind: kind, code: "", title: title, address: address, isPage: true, sections: sections)
  }

  private var registers: [Maker] {
    let evidence = base.report.evidence.map { row -> Maker in
      { self.entry(.ev, .evidence(row.id), [.background([row.owner, self.file(of: row)])]) }
    }
    let terms = base.report.terms.map { term -> Maker in
      { self.entry(.term, .term(term.id), [SearchSection(text: ([term.full, self.texts.text(of: term.definition)]).filter { !$0.isEmpty }.joined(separator: " · "))]) }
    }
    return evidence + terms
  }

  /// Of what is confidential only id, title and owner are told.
  private func file(of row: EvidenceRow) -> String {
    !row.isConfidential && base.report.attachments.contains(ReportPaths.evidence(row.fileName)) ? row.fileName : ""
  }
}
