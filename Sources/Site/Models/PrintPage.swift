internal import Assessment
internal import Templates
internal import Words

/// The whole report on one page, in report order: every part renders with the partial of its kind, with ids prefixed by its page.
struct PrintPage: Sendable {
  let base: PageBase
  let theme: Theme

  /// The kind of a group of indicators, which is a part of its own on paper only.
  static let group = "group"

  struct Part: Sendable {
    let kind: PageKind
    fileprivate let page: String
    /// Of a part of a page that is a part of its own on paper.
    fileprivate let anchor: String
    fileprivate let code: String
    fileprivate let title: String
    let depth: Int
    fileprivate let model: @Sendable (RenderContext) -> Model

    var id: String { anchor.isEmpty ? Viewpoint.id(page) : Viewpoint.prefix(page) + anchor }
    fileprivate var template: String { kind == .dimension && !anchor.isEmpty ? PrintPage.group : kind.rawValue }
    var heading: String { code.isEmpty ? title : "\(code) \(title)" }
  }

  /// A part with its finished text. Parts are rendered side by side, before the page.
  func render(_ part: Part) -> Model {
    let context = base.context(Addresses.print)
    let model = part.model(context.part(part.page)).merging([
      .words: base.wordsModel, .title: .text(part.title), .code: .optional(part.code),
      .heading: .text(part.heading), .root: .text(context.viewpoint.root),
      .profileName: .text(base.report.framework.profile.name.text(context.language)),
      .resultsName: .text(base.report.framework.results.name.text(context.language)),
    ])
    return [
      .id: .text(part.id), .kind: .text(part.template), .code: .optional(part.code), .title: .text(part.title),
      .depth: .text(String(part.depth)), .level: .text(String(part.depth + 1)),
      .body: .html(Self.lowered(theme.render("part-" + part.template, model), by: part.depth)),
    ]
  }

  /// The headings of a page stand below the title of its part: `<h2>` at depth 2 becomes `<h4>`; `<h6>` is the last there is.
  static func lowered(_ html: [UInt8], by depth: Int) -> [UInt8] {
    var html = html
    for index in html.indices.dropLast(3) where html[index] == UInt8(ascii: "<") {
      let name = html[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
      guard html[name] == UInt8(ascii: "h"), case let digit = html[name + 1], (49...54).contains(digit) else { continue }
      html[name + 1] = min(UInt8(ascii: "6"), digit + UInt8(depth))
    }
    return html
  }

  func page(_ parts: [Model]) -> Page { base.page(.print, Addresses.print, title: base.words[.printAll], [.parts: .models(parts)]) }

  func parts() -> [Part] {
    let context = base.context(Addresses.print)
    let report = base.report
    let names = Names(context)
    let criteria = CriteriaPages(base: base)
    let general = GeneralPages(base: base, criteria: criteria)
    let profile = ProfilePages(base: base)
    let results = ResultPages(base: base)
    var parts: [Part] = []
    func add(_ kind: PageKind, _ page: String, _ title: String, _ model: @escaping @Sendable (RenderContext) -> Model) {
      parts.append(Part(kind: kind, page: page, anchor: "", code: "", title: title, depth: 1, model: model))
    }
    func add(_ kind: PageKind, _ target: Target, _ depth: Int, _ model: @escaping @Sendable (RenderContext) -> Model) {
      parts.append(Part(kind: kind, page: base.addresses.page(target), anchor: base.addresses.anchor(target), code: names.code(target), title: names.name(target),
        depth: depth, model: model))
    }
    add(.home, Addresses.home, report.hasItems ? base.words[.executiveSummary] : report.settings.title, general.homeModel)
    if report.hasQuestions { add(.profile, Addresses.profile, report.framework.profile.name.text(context.language), profile.overviewModel) }
    for question in report.framework.profile.questions { add(.question, .question(question.id), 2) { profile.questionModel(question, $0) } }
    for category in report.framework.categories {
      add(.category, .category(category.id), 1) { criteria.categoryModel(category, $0) }
      for item in category.items { add(.item, .item(item.id), 2) { criteria.itemModel(item, $0) } }
    }
    if report.hasResults { add(.results, .category(report.framework.results.id), 1, results.overviewModel) }
    for dimension in report.framework.results.dimensions {
      add(.dimension, .dimension(dimension.id), 2) { results.dimensionModel(dimension, $0) }
      for group in dimension.groups {
        add(.dimension, .group(group.id), 3) { results.groupModel(group, of: dimension, $0) }
        for indicator in report.indicators(in: group.id) { add(.indicator, .indicator(indicator.id), 4) { results.indicatorModel(indicator, $0) } }
      }
    }
    for indicator in report.indicators where indicator.group == nil { add(.indicator, .indicator(indicator.id), 4) { results.indicatorModel(indicator, $0) } }
    for page in base.menuPages { add(.page, page.subject, 1) { general.plainModel(page, $0) } }
    let registers: [(PageKind, @Sendable (RenderContext) -> Model)] = [(.evidence, general.evidenceModel), (.glossary, general.glossaryModel)]
    for (kind, model) in registers {
      for register in report.overviews([kind], base.words) { add(kind, register.page, register.label, model) }
    }
    return parts
  }
}
