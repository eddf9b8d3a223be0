internal import Assessment
package import Diagnostics
internal import Files
internal import Markdown
internal import Words

/// `report.json`: everything that the pages show, as data (§10 of the report format, `docs/assets/report.schema.json`).
struct ReportJSON {
  static let schema = 1
  /// Every report.json begins so; a folder with one is a bundle that Saraban made.
  static let signature = Array("{\n  \"generator\": \"saraban\"".utf8)

  /// What a preview has at the top besides.
  static let previewSignature = signature + Array(",\n  \"preview\": true".utf8)

  private let report: Report
  private let isPreview: Bool
  private let addresses: Addresses
  private let version: String
  private let context: RenderContext
  private let fingerprints: [String: Fingerprint]

  init(_ report: Report, version: String, fingerprints: [String: Fingerprint], isPreview: Bool) {
    self.report = report
    self.isPreview = isPreview
    self.version = version
    self.fingerprints = fingerprints
    addresses = Addresses(report)
    context = RenderContext(report, addresses, Words.of(report.settings), Viewpoint(Addresses.data))
  }

  func bytes(_ mask: SecretMask) -> [UInt8] {
    let head = Self.head(version: version, isPreview: isPreview)
    let rest: [(String, JSON)] = [
      ("framework", framework), ("settings", settings),
      ("coverage", StandingJSON(report).coverage), ("scores", StandingJSON(report).scores), ("items", .list(report.framework.items.map(item))), ("profile", .list(report.framework.profile.questions.map(question))),
      ("indicators", .list(report.indicators.map(indicator))), ("results", results), ("groups", .list(report.framework.groups.map(group))),
      ("pages", .list(report.pages.map(page))), ("evidence", .list(report.evidence.map(evidence))), ("terms", .list(report.terms.map(term))),
      ("references", .list(report.references.map(reference))), ("matrices", matrices),
      ("diagnostics", .list(DiagnosticJSON.list(report.diagnostics, language: report.settings.language.rawValue, permit: report.secrets.permit))),
    ]
    return JSON.object(head + rest.map { ($0.0, mask.data($0.1)) }).bytes
  }

  private static func head(version: String, isPreview: Bool) -> [(String, JSON)] {
    [("generator", .text("saraban"))] + (isPreview ? [("preview", .bool(true))] : []) + [("schema", .int(schema)), ("version", .text(version))]
  }

  /// Of a preview whose report cannot be read.
  static func empty(version: String) -> [UInt8] { JSON.object(head(version: version, isPreview: true)).bytes }

  private var framework: JSON {
    let framework = report.framework
    return .object([
      ("id", .text(framework.id)), ("edition", .text(framework.edition)), ("title", .text(framework.title.text(report.settings.language))),
      ("levels", .list(framework.levels.map { level in
        .object([("id", .text(level.id.text)), ("name", .text(level.name.title)), ("min", .int(level.score.lowerBound)), ("max", .int(level.score.upperBound))])
      })),
      ("facets", .list(framework.facets.map { .object([("id", .text($0.id.text)), ("name", .text($0.name.title))]) })),
    ])
  }

  private var settings: JSON {
    let settings = report.settings
    return .object([
      ("title", .text(settings.title)), ("agency", .text(settings.agency)), ("fiscal-year", .int(settings.fiscalYear)), ("framework", .text(report.framework.name)),
      ("agency-kind", .optional(settings.agencyKind?.text)), ("target-score", settings.targetScore.map(JSON.int) ?? .null),
      ("date", .optional(settings.date?.iso)), ("edition", .optional(settings.edition)), ("contact", .optional(settings.contact)),
      ("language", .text(settings.language.rawValue)), ("digits", .text(settings.thaiDigits ? "thai" : "arabic")),
    ])
  }

  private func item(_ item: Framework.Item) -> JSON {
    let document = report.document(.item(item.id))
    let answer = document?.answer
    let sections = report.framework.levels.enumerated().flatMap { index, level -> [JSON] in
      let part = answer?.levels[index]
      let whole = section(level.id, nil, part?.whole, document)
      return [whole] + report.framework.facets.enumerated().map { section(level.id, $1.id, part?.facets[$0], document) }
    }
    return .object([
      ("id", .text(item.id.text)), ("title", .text(item.name.text(report.settings.language))), ("category", .optional(report.framework.category(of: item.id)?.id.text)),
      ("written", .bool(document != nil)), ("level", .optional(answer?.assessedLevel?.text)), ("score", answer?.score.map(JSON.int) ?? .null),
      ("status", .optional(document?.source.front.status?.rawValue)), ("owner", .optional(document?.source.front.owner)),
      ("file", .optional(document?.source.file.path)), ("page", .text(addresses.page(.item(item.id)))), ("sections", .list(sections)),
    ])
  }

  private func section(_ level: LevelID, _ facet: FacetID?, _ part: Answer.Part?, _ document: ResolvedDocument?) -> JSON {
    let text = part.flatMap { part in document.map { report.text(of: part, in: $0) } } ?? ""
    return .object([
      ("level", .text(level.text)), ("facet", facet.map { .text($0.text) } ?? .null), ("state", .text((part?.state ?? .hole).rawValue)),
      ("text", .text(text)), ("reason", part?.reason.map { .text(report.plainText($0)) } ?? .null),
    ])
  }

  private func question(_ question: Framework.Profile.Question) -> JSON {
    let document = report.document(.question(question.id))
    return .object([
      ("id", .text(question.id.text)), ("title", .text(question.name.text(report.settings.language))), ("classic", .optional(question.classic)),
      ("answered", .bool(report.isAnswered(question.id))), ("owner", .optional(document?.source.front.owner)),
      ("file", .optional(document?.source.file.path)), ("page", .text(addresses.page(.question(question.id)))), ("text", .text(report.answerText(question.id))),
    ])
  }

  private func indicator(_ indicator: Indicator) -> JSON {
    let fields = indicator.fields
    let (items, questions) = VerdictMark.integration(indicator, report)
    func number(_ value: ExactDecimal?) -> JSON { value.map { .number($0.simplified.plain) } ?? .null }
    return .object([
      ("id", .text(indicator.id.text)), ("group", .optional(indicator.group?.text)), ("dimension", .optional(indicator.dimension?.text)),
      ("title", .text(indicator.title)), ("unit", .text(fields.unit)), ("direction", .text(fields.direction < 0 ? "down" : "up")),
      ("decimals", .int(indicator.decimals)), ("comparator", .optional(fields.comparator)), ("no-comparator", .optional(fields.noComparator?.text)),
      ("source", .optional(fields.source)), ("owner", .optional(indicator.owner)), ("joint", .bool(fields.isJoint)),
      ("statement", .optional(fields.statement?.text)), ("sentence", .text(ResultSentence(indicator, context).text)), ("page", .text(addresses.page(.indicator(indicator.id)))),
      ("series", .list(indicator.series.map { figures in
        .object([
          ("year", .int(figures.year)), ("actual", number(figures.actual)), ("target", number(figures.target)), ("comparator", number(figures.comparator)),
          ("note", figures.note.map { .text(report.plainText($0)) } ?? .null),
        ])
      })),
      ("verdict", .object([
        ("year", indicator.verdict.latestYear.map(JSON.int) ?? .null), ("level", .text(indicator.verdict.level.rawValue)),
        ("trend", .text(indicator.verdict.trend.rawValue)), ("comparison", .text(indicator.verdict.comparison.rawValue)),
      ])),
      ("integration", .object([("items", .list(items.map { .text($0.text) })), ("profile", .list(questions.map { .text($0.text) }))])),
    ])
  }

  /// How many indicators reach their target, improve, beat their comparator, and of how many that can be said.
  private var results: JSON {
    func part(_ part: Report.Count) -> JSON { .object([("count", .int(part.done)), ("of", .int(part.all))]) }
    func tally(_ indicators: [Indicator]) -> [(String, JSON)] {
      let tally = ResultTally(indicators.filter(report.isWritten).map(\.verdict))
      return [("indicators", .int(tally.indicators)), ("reached", part(tally.reached)), ("improving", part(tally.improving)), ("better", part(tally.better))]
    }
    let dimensions = report.framework.results.dimensions.map { dimension -> JSON in
      .object([("id", .text(dimension.id.text)), ("title", .text(dimension.name.text(report.settings.language)))] + tally(report.indicators(in: dimension.id)))
    }
    return .object([("total", .object(tally(report.indicators))), ("dimensions", .list(dimensions))])
  }

  private func group(_ group: Framework.Group) -> JSON {
    .object([
      ("id", .text(group.id.text)), ("title", .text(group.name.text(report.settings.language))), ("starred", .bool(group.starred)),
      ("indicators", .list(report.indicators(in: group.id).map { .text($0.id.text) })),
    ])
  }

  private func page(_ document: ResolvedDocument) -> JSON {
    guard case .page(let id) = document.subject else { return .null }
    return .object([("id", .text(id.text)), ("title", .text(document.title)), ("page", .text(addresses.page(document.subject))), ("file", .text(document.source.file.path))])
  }

  /// Of a confidential row only id, title, owner and class.
  private func evidence(_ row: EvidenceRow) -> JSON {
    var seen = Set<Target>()
    let users = report.references(to: .evidence(row.id)).map(\.source).filter { seen.insert($0).inserted }
    let open: [(String, JSON)] = row.isConfidential ? [] : [
      ("file", .optional(report.secrets.appear(in: row.fileName) ? nil : row.fileName)), ("url", .optional(report.secrets.appear(in: row.url) ? nil : row.url)), ("date", .optional(row.date)),
    ] + fingerprint(row)
    return .object([
      ("id", .text(row.id.text)), ("title", .text(row.title)), ("owner", .optional(row.owner)), ("class", .text(row.classification.rawValue)),
      ("users", .list(users.map { .text($0.canonical) })),
    ] + open)
  }

  private func fingerprint(_ row: EvidenceRow) -> [(String, JSON)] {
    let fingerprint = report.file(of: row).flatMap { fingerprints[$0] }
    return [("size", fingerprint.map { .int($0.size) } ?? .null), ("sha256", .optional(fingerprint?.sha256))]
  }

  /// The cells that say something; the matrix of questions is that of items read the other way.
  private var matrices: JSON {
    let traceability = Traceability(report)
    func cells(_ matrix: Traceability.Matrix) -> JSON {
      .list(zip(matrix.rows, matrix.cells).flatMap { row, cells in
        zip(matrix.columns, cells).filter { $1.state != .none }.map { column, cell in
          .object([("item", .text(row.canonical)), ("to", .text(column.canonical)), ("state", .text(cell.state.rawValue))])
        }
      })
    }
    return .object([("profile", cells(traceability.questions)), ("indicators", cells(traceability.indicators))])
  }

  private func term(_ term: Term) -> JSON {
    .object([("id", .text(term.id.text)), ("title", .text(term.full)), ("definition", .text(report.plainText(term.definition)))])
  }

  private func reference(_ reference: Reference) -> JSON {
    .object([
      ("from", .text(reference.source.canonical)), ("section", .text(reference.section?.path ?? "")), ("to", .text(reference.destination.canonical)),
      ("via", .text(reference.via.rawValue)), ("file", .text(reference.path)), ("line", .int(reference.line)),
    ])
  }
}

/// Findings as data, for `report.json` and `--format json`.
package enum DiagnosticJSON {
  package static func list(_ diagnostics: [Diagnostic], language: String, prefix: String = "", permit: (Diagnostic) -> Bool = { _ in true })
    -> [JSON]
  {
    guard !diagnostics.isEmpty else { return [] }
    let codes = CodeWords.of(language)
    return diagnostics.map { diagnostic in
      // In the bundle a finding that would give a secret away says only what kind it is.
      let isOpen = permit(diagnostic)
      return .object([
        ("file", .text(prefix + diagnostic.place.path)), ("line", .int(diagnostic.place.line)), ("column", .int(diagnostic.place.column)),
        ("severity", .text(diagnostic.severity.rawValue)), ("code", .text(diagnostic.code.rawValue)), ("message", .text(isOpen ? codes.message(diagnostic) : codes[diagnostic.code]?.title ?? diagnostic.code.rawValue)),
        ("suggestions", .list(isOpen ? diagnostic.suggestions.map { .text($0.text) } : [])),
      ])
    }
  }
}
