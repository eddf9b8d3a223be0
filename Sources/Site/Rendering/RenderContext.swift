internal import Assessment
internal import Words

/// What rendering a text needs besides the text: the report, where the page is, its words.
struct RenderContext: Sendable {
  let report: Report
  let addresses: Addresses
  let words: Words
  let language: Language
  let viewpoint: Viewpoint
  /// On a preview, texts say where they stand in the author's files.
  let showsSources: Bool

  init(_ report: Report, _ addresses: Addresses, _ words: Words, _ viewpoint: Viewpoint, showsSources: Bool = false) {
    self.report = report
    self.addresses = addresses
    self.words = words
    self.viewpoint = viewpoint
    self.showsSources = showsSources
    language = report.settings.language
  }

  /// A part of the print page.
  func part(_ page: String) -> RenderContext {
    RenderContext(report, addresses, words, Viewpoint(Addresses.print, isPrint: true, part: page))
  }

  func href(_ target: Target) -> String { viewpoint.href(page: addresses.page(target), anchor: addresses.anchor(target)) }

  /// Numbers that the program writes itself, in the digits the report asks for.
  func digits(_ text: String) -> String { report.settings.thaiDigits ? text.thaiDigits : text }
  func digits(_ number: Int) -> String { digits(String(number)) }

  func number(_ value: ExactDecimal?, decimals: Int) -> String { value.map { digits($0.rounded(to: decimals).grouped) } ?? "" }

  /// The size of a file in the unit that people read: `1.2 MB`. Thousands are 1024, as Windows counts.
  func size(_ bytes: Int) -> String {
    let units = words[.sizeUnits].split(separator: " ").map(String.init)
    var (step, unit) = (1, 0)
    while unit + 1 < units.count, bytes >= step * 1024 { (step, unit) = (step * 1024, unit + 1) }
    let tenths = ExactDecimal(units: Int128((Int128(bytes) * 10 + Int128(step) / 2) / Int128(step)), scale: 1)
    return digits((bytes < step * 10 ? tenths : tenths.rounded(to: 0)).simplified.grouped) + " " + units[unit]
  }

  /// `31 ต.ค. 2567`.
  func date(_ date: ReportDate) -> String {
    let months = words[.months].split(separator: " ")
    let month = months.indices.contains(date.month - 1) ? String(months[date.month - 1]) : String(date.month)
    return "\(digits(date.day)) \(month) \(digits(date.year))"
  }
}

extension Words {
  /// The words of a report's site. Some hold a number, which is in the digits the report asks for as all others are.
  static func of(_ settings: Settings) -> Words {
    let words = of(settings.language.rawValue)
    return settings.thaiDigits ? words.mapped(\.thaiDigits) : words
  }
}

/// The names of things as links and headings show them.
struct Names: Sendable {
  let report: Report
  let words: Words
  let language: Language
  private let digits: @Sendable (String) -> String

  init(_ context: RenderContext) {
    report = context.report
    words = context.words
    language = context.language
    digits = { context.digits($0) }
  }

  /// The short code that stands before a name: `1.1`, `OP 7`, `7.2.1-1`.
  func code(_ target: Target) -> String {
    switch target {
    case .category(let id): "\(words[.categoryWord]) \(digits(id.text))"
    case .item(let id), .section(let id, _): digits(id.text)
    case .question(let id): "\(report.framework.profile.short) \(digits(id.text))"
    case .dimension(let id): digits(id.text)
    case .group(let id): digits(id.text)
    case .indicator(let id): digits(id.text)
    case .evidence(let id): id.text
    case .term, .page: ""
    }
  }

  /// The name without its code.
  func name(_ target: Target) -> String {
    let framework = report.framework
    switch target {
    case .category(let id):
      if id == framework.results.id { return framework.results.name.text(language) }
      return framework.categories.first { $0.id == id }?.name.text(language) ?? ""
    case .item(let id): return framework.item(id)?.name.text(language) ?? id.text
    case .section(let id, let section): return sectionName(section) + " · " + name(.item(id))
    case .question(let id): return framework.question(id)?.name.text(language) ?? id.text
    case .dimension(let id): return framework.dimension(id)?.name.text(language) ?? id.text
    case .group(let id): return framework.group(id)?.name.text(language) ?? id.text
    case .indicator(let id): return report.indicator(id).map { $0.isNamed ? $0.title : words[.unnamed] } ?? id.text
    case .evidence(let id): return report.evidence(id)?.title ?? id.text
    case .term(let id): return id.text
    case .page(let id): return report.document(.page(id))?.title ?? (id == .home ? words[.home] : id.text)
    }
  }

  /// In running text the code alone is better than to say each time that there is no name.
  func isNamed(_ target: Target) -> Bool {
    if case .indicator(let id) = target { report.indicator(id)?.isNamed != false } else { true }
  }

  /// What captions call it.
  func caption(_ target: Target) -> String { isNamed(target) ? name(target) : code(target) }

  func full(_ target: Target) -> String {
    let code = code(target)
    if !isNamed(target) { return code }
    let name = name(target)
    return code.isEmpty || code == name ? name : "\(code) \(name)"
  }

  /// `Basic · Approach`.
  func sectionName(_ section: SectionID) -> String {
    let level = report.framework.level(section.level)?.name.title ?? section.level.text
    guard let facet = section.facet else { return level }
    return level + " · " + (report.framework.facet(facet)?.name.title ?? facet.text)
  }

  /// Kind of thing, for the colour of its chips.
  static func kind(_ target: Target) -> String {
    switch target {
    case .category: "category"
    case .item, .section: "item"
    case .question: "op"
    case .dimension, .group, .indicator: "kpi"
    case .evidence: "ev"
    case .term: "term"
    case .page: "page"
    }
  }
}
