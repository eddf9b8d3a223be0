internal import Assessment
internal import Markdown
internal import Templates
internal import Words

/// How far the report is: by category, by responsible office, by status; and a page for each office.
struct CoveragePages: Sendable {
  let base: PageBase
  private let offices: [Office]
  private let unowned: Office

  init(base: PageBase) {
    self.base = base
    (offices, unowned) = base.report.offices
  }

  func all() -> [PageMaker] {
    [{ self.coverage() }] + offices.indices.map { index -> PageMaker in { self.office(index) } }
  }

  // MARK: - Coverage

  private func coverage() -> Page {
    let context = base.context(Addresses.coverage)
    let framework = base.report.framework
    let rows = offices.map { summary($0, context) } + (unowned.hasAnswers ? [summary(unowned, context)] : [])
    let own: Model = [
      .progress: .models(GeneralPages.progress(base, context)), .facetCount: .text(String(framework.facets.count)),
      .levels: .models(framework.levels.map { level in
        [.name: .text(level.name.title), .facets: .models(framework.facets.map { facet in
          [.letter: .text(facet.letter), .name: .text(facet.name.text(context.language))]
        })]
      }),
      .categories: .models(framework.categories.map { category in
        base.chip(.category(category.id), context).merging([.cells: cells(category.items.map(\.id), context)])
      }),
      .total: .model([.cells: cells(framework.items.map(\.id), context)]),
      .offices: .models(rows), .statuses: .models(statuses(context)), .latest: .text(base.words.text(.figureOf, ["year": context.digits(base.report.settings.fiscalYear)])),
    ]
    return base.page(.coverage, Addresses.coverage, title: base.words[.coverage], own)
  }

  /// Counts for each level and facet, then of all together.
  private func cells(_ items: [ItemID], _ context: RenderContext) -> Value {
    let framework = base.report.framework
    let single = framework.levels.indices.flatMap { level in
      framework.facets.indices.map { base.report.facetCoverage(of: items, level: level, facet: $0) }
    }
    return .models((single + [base.report.facetCoverage(of: items)]).map { cell($0, context) })
  }

  private func cell(_ count: Report.Count, _ context: RenderContext) -> Model {
    let words = ["done": count.done, "all": count.all, "gaps": count.gaps, "holes": count.holes].mapValues { context.digits($0) }
    return [
      .state: .text(count.holes > 0 ? "hole" : count.gaps > 0 ? "gap" : "answered"), .text: .text("\(context.digits(count.done))/\(context.digits(count.all))"),
      .gaps: .optional(count.gaps > 0 ? context.digits(count.gaps) : ""), .holes: .optional(count.holes > 0 ? context.digits(count.holes) : ""),
      .label: .text(base.words.text(.coverageCell, words)),
    ]
  }

  /// An office in the list: what it has in hand and how much of it is open.
  private func summary(_ office: Office, _ context: RenderContext) -> Model {
    let report = base.report
    let open = report.openWork(of: office).count
    let withFigure = office.indicators.count { report.indicator($0)?.verdict.latestYear == report.settings.fiscalYear }
    func counts(_ done: Int, _ all: Int) -> Value { .optional(all > 0 ? "\(context.digits(done))/\(context.digits(all))" : "") }
    return [
      .name: .text(office.name.isEmpty ? base.words[.noOwner] : office.name), .href: base.officeHref(office.name, context),
      .items: .optional(office.items.isEmpty ? "" : context.digits(office.items.count)), .count: office.items.isEmpty ? .none : .model(cell(report.facetCoverage(of: office.items), context)),
      .questions: counts(office.questions.count { report.isAnswered($0) }, office.questions.count), .indicators: counts(withFigure, office.indicators.count),
      .open: .text(open > 0 ? base.words.text(.openCount, ["count": context.digits(open)]) : base.words[.openNone]),
    ]
  }

  /// Not written, written without status, and each status: how many items, questions and indicators.
  private func statuses(_ context: RenderContext) -> [Model] {
    let report = base.report
    let lists: [(Key, [Target])] = [
      (.items, report.framework.items.map { .item($0.id) }), (.questions, report.framework.profile.questions.map { .question($0.id) }),
      (.indicators, report.indicators.map { .indicator($0.id) }),
    ]
    func row(_ name: Word, _ status: String, _ isIn: (Target) -> Bool) -> Model {
      var row: Model = [.name: .text(base.words[name]), .status: .text(status)]
      for (key, targets) in lists { row.set(key, .text(context.digits(targets.count(where: isIn)))) }
      return row
    }
    let known: [(Word, FrontMatter.Status)] = [(.draft, .draft), (.review, .review), (.final, .final)]
    return [
      row(.notWritten, "none") { report.document($0) == nil }, row(.noStatus, "none") { report.document($0) != nil && report.status(of: $0) == nil },
    ] + known.map { word, status in row(word, status.rawValue) { report.status(of: $0) == status } }
  }

  // MARK: - Office

  private func office(_ index: Int) -> Page {
    let office = offices[index]
    let path = Addresses.office(office.name)
    let context = base.context(path)
    var own = officeModel(office, context)
    func neighbour(_ index: Int) -> Value {
      guard offices.indices.contains(index) else { return .none }
      return .model([.code: .none, .name: .text(offices[index].name), .href: base.officeHref(offices[index].name, context), .kind: .text("office")] as Model)
    }
    own.set(.previous, neighbour(index - 1))
    own.set(.next, neighbour(index + 1))
    return base.page(.office, path, title: office.name, trail: [(label: base.words[.coverage], page: Addresses.coverage)], own)
  }

  private func officeModel(_ office: Office, _ context: RenderContext) -> Model {
    let report = base.report
    let work = report.openWork(of: office)
    return [
      .items: .models(office.items.map { itemRow($0, context) }), .hasItems: .flag(!office.items.isEmpty),
      .questions: .models(office.questions.map { row(.question($0), context) }), .hasQuestions: .flag(!office.questions.isEmpty),
      .indicators: .models(office.indicators.map { id in
        let latest = report.indicator(id)?.verdict.latestYear
        return row(.indicator(id), context).merging([.latest: .optional(latest.map { context.digits($0) } ?? "")])
      }), .hasIndicators: .flag(!office.indicators.isEmpty),
      .others: base.chips(office.others, context), .hasOthers: .flag(!office.others.isEmpty),
      .levels: .models(report.framework.levels.map { [.name: .text($0.name.title)] }),
      .hasWork: .flag(work.count > 0), .hasGaps: .flag(!work.gaps.isEmpty), .count: .text(base.words.text(.openCount, ["count": context.digits(work.count)])),
      .open: .models(open(work, context)), .gaps: .models(work.gaps.map { section($0, context) }),
    ]
  }

  /// Kinds of open work with their things, those that are empty left out.
  private func open(_ work: OpenWork, _ context: RenderContext) -> [Model] {
    let year = ["year": context.digits(base.report.settings.fiscalYear)]
    let lists: [(title: Word, rows: [Model])] = [
      (.openHoles, work.holes.map { section($0, context) }), (.openUnanswered, work.unanswered.map { row(.question($0), context) }),
      (.openUnscored, work.unscored.map { row(.item($0), context) }), (.openDrafts, work.drafts.map { row($0, context) }),
      (.openFigures, work.withoutFigure.map { row(.indicator($0), context) }),
    ]
    return lists.filter { !$0.rows.isEmpty }.map { title, rows in
      [.title: .text(base.words.text(title, year)), .count: .text(context.digits(rows.count)), .rows: .models(rows)]
    }
  }

  /// A thing with its status, and no part of it named.
  private func row(_ target: Target, _ context: RenderContext) -> Model {
    base.chip(target, context).merging([.section: .none, .reason: .none]).merging(base.people(base.report.document(target), context))
  }

  /// A part of an item that is not answered.
  private func section(_ part: OpenWork.Section, _ context: RenderContext) -> Model {
    let names = Names(context)
    return ([
      .section: .text(names.sectionName(part.section)), .href: .text(context.href(.section(part.item, part.section))),
      .reason: part.reason.map { .html(MarkupRenderer.inline($0, of: nil, context)) } ?? .none,
    ] as Model).merging(row(.item(part.item), context))
  }

  private func itemRow(_ id: ItemID, _ context: RenderContext) -> Model {
    let criteria = CriteriaPages(base: base)
    return row(.item(id), context).merging([
      .levels: .models(zip(base.report.framework.levels, base.report.states(of: id)).map { level, states in
        criteria.stateModel(states.whole).merging([.href: .text(context.href(.section(id, SectionID(level: level.id, facet: nil))))])
      }),
    ])
  }
}
