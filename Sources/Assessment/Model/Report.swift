package import Diagnostics
package import Markdown

/// A whole report after resolving: every reference has its target, every target its references. Immutable, without HTML and addresses.
///
/// A class, because every page being made holds it: one reference to count instead of twenty.
package final class Report: Sendable {
  package let settings: Settings
  package let framework: Framework
  /// In order of path.
  package let documents: [ResolvedDocument]
  package let indicators: [Indicator]
  package let evidence: [EvidenceRow]
  package let terms: [Term]
  /// In source order.
  package let references: [Reference]
  /// Files named by pages or the register, by their path in the report's folder; confidential ones are never among them.
  package let attachments: [String]
  /// Files of the report's own theme besides its templates: style sheets, pictures.
  package let themeFiles: [String]
  package let menu: [PageID]
  /// nil where there is none to show.
  package let logo: Logo?
  package let diagnostics: [Diagnostic]

  package let secrets: Secrets
  private let documentIndex: [Target: Int]
  private let indicatorIndex: [IndicatorID: Int]
  private let incoming: [Target: [Int]]
  private let outgoing: [Target: [Int]]

  package init(settings: Settings, framework: Framework, documents: [ResolvedDocument], indicators: [Indicator], evidence: [EvidenceRow], secrets: Secrets,
    terms: [Term], references: [Reference], attachments: [String], themeFiles: [String], menu: [PageID], logo: Logo?, diagnostics: [Diagnostic]
  ) {
    self.settings = settings
    self.framework = framework
    self.documents = documents
    self.indicators = indicators
    self.evidence = evidence
    self.terms = terms
    self.references = references
    self.attachments = attachments
    self.themeFiles = themeFiles
    self.menu = menu
    self.logo = logo
    self.diagnostics = diagnostics
    self.secrets = secrets
    documentIndex = Dictionary(documents.enumerated().map { ($1.subject, $0) }, uniquingKeysWith: { first, _ in first })
    indicatorIndex = Dictionary(indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var incoming: [Target: [Int]] = [:]
    var outgoing: [Target: [Int]] = [:]
    for (index, reference) in references.enumerated() {
      incoming[reference.destination.owner, default: []].append(index)
      outgoing[reference.source, default: []].append(index)
    }
    self.incoming = incoming
    self.outgoing = outgoing
  }

  /// The same report with more findings, settled by its rules.
  package func adding(_ more: [Diagnostic]) -> Report {
    if more.isEmpty { return self }
    return with((diagnostics + more.settled(SeverityChoice(settings: settings, framework: framework).callAsFunction)).sortedByPlace())
  }

  func with(_ diagnostics: [Diagnostic]) -> Report {
    Report(settings: settings, framework: framework, documents: documents, indicators: indicators, evidence: evidence, secrets: secrets, terms: terms,
      references: references, attachments: attachments, themeFiles: themeFiles, menu: menu, logo: logo, diagnostics: diagnostics)
  }

  package func document(_ subject: Target) -> ResolvedDocument? { documentIndex[subject].map { documents[$0] } }
  package func indicator(_ id: IndicatorID) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }
  package func indicators(in group: GroupID) -> [Indicator] { indicators.filter { $0.group == group } }
  package func indicators(in dimension: DimensionID) -> [Indicator] { indicators.filter { $0.dimension == dimension } }
  package func evidence(_ id: EvidenceID) -> EvidenceRow? { evidence.first { $0.id == id } }
  /// The file of a row in the report's folder, as the disk spells it; nil where it must not be shown or is not there.
  package func file(of row: EvidenceRow) -> String? {
    guard !row.isConfidential, !row.fileName.isEmpty else { return nil }
    let path = ReportPaths.evidence(row.fileName)
    return attachments.first { $0 == path }
  }
  /// Whether a row names a file that is not there. Of a confidential one nothing is told.
  package func lacksFile(_ row: EvidenceRow) -> Bool { !row.isConfidential && !row.fileName.isEmpty && file(of: row) == nil }
  /// Every file that the register shows, once.
  package var evidenceFiles: [String] { Set(evidence.compactMap(file)).sorted() }
  package func term(_ id: TermID) -> Term? { terms.first { $0.id == id } }
  /// References to a thing or to a part of it, except its own.
  package func references(to target: Target) -> [Reference] {
    (incoming[target] ?? []).map { references[$0] }.filter { $0.source != target }
  }
  package func references(from source: Target) -> [Reference] { (outgoing[source] ?? []).map { references[$0] } }
  package var pages: [ResolvedDocument] { documents.filter { if case .page = $0.subject { true } else { false } } }
}

/// The agency's sign at the head of every page.
package struct Logo: Sendable {
  package let path: String
  /// nil where the file does not tell.
  package let size: Picture.Size?
}

/// A text whose links have been looked up.
package struct RichText: Sendable {
  package let markup: Markup
  package let file: SourceFile
  /// For each of `markup.links`.
  package let links: [ResolvedLink]
  /// Link or image node → index in `links`.
  package let linkIndex: [Markup.Index: Int]

  package init(markup: Markup, file: SourceFile, links: [ResolvedLink]) {
    self.markup = markup
    self.file = file
    self.links = links
    linkIndex = Dictionary(zip(markup.links.map(\.node), links.indices), uniquingKeysWith: { first, _ in first })
  }
}

/// Where a link leads.
package enum Destination: Hashable, Sendable {
  case target(Target)
  /// A heading on the page of a target.
  case heading(Target, anchor: String)
  /// A file of the report's folder, to be copied into the bundle.
  case file(String)
  case external(String)
  /// Reported; shown as words marked as broken.
  case broken
}

package struct ResolvedLink: Sendable {
  package let destination: Destination
  /// Number of the reference on its page, for the anchor that back-links lead to; 0 for links that are no references.
  package let ordinal: Int
  package let isAutolink: Bool
  /// So that the page knows the place of a picture before it is there.
  package let pictureSize: Picture.Size?
}

/// One cross-link from a thing to another.
package struct Reference: Sendable {
  package enum Via: String, Sendable { case text, frontMatter = "front-matter", block }

  package let source: Target
  /// Level and facet it stands in; nil outside the sections of an item.
  package let section: SectionID?
  package let destination: Target
  package let via: Via
  package let path: String
  /// 1-based.
  package let line: Int
  /// See `ResolvedLink.ordinal`; 0 for front matter and blocks.
  package let ordinal: Int
  /// The words around it; nil for front matter and blocks.
  package let passage: Passage?
}

/// The block of text in which a reference stands, cut into before, the link's own words, and after.
package struct Passage: Hashable, Sendable {
  package let before: String
  package let words: String
  package let after: String
}

/// A content file with everything looked up.
package struct ResolvedDocument: Sendable {
  package let source: Document
  /// What it is about; a file that is nothing else is a plain page.
  package let subject: Target
  package let title: String
  package let body: RichText
  package let anchors: Anchors
  /// Fenced blocks with a meaning, by node.
  package let blocks: [Markup.Index: Block]
  /// For an item.
  package let answer: Answer?
  /// First block when it only repeats the page's title.
  package let titleNode: Markup.Index?

  /// Whether its text says anything.
  package var isAnswered: Bool {
    body.markup.children(of: 0).contains { $0 != titleNode && AnsweredText.isAnswer($0, in: body.markup) }
  }
}

package enum Block: Sendable {
  case table(ResolvedTable)
  case chart(IndicatorID)
  case results(Target)
}

package struct ResolvedTable: Sendable {
  package let table: SpanTable
  /// For each row, each cell.
  package let cells: [[RichText]]
}

/// How far a section is answered (§4).
package enum SectionState: String, Sendable { case answered, gap, hole }

/// The sections of an item, in the framework's order.
package struct Answer: Sendable {
  package struct Part: Sendable {
    package let id: SectionID
    package let state: SectionState
    /// Top-level blocks of the text, without the heading that opened it.
    package let blocks: [Markup.Index]
    /// Words of its heading as the author wrote it; empty when it was not opened.
    package let heading: String
    package let reason: RichText?
    /// The reason is that of the whole level, which shows it too.
    package let inheritsReason: Bool
  }

  package struct LevelPart: Sendable {
    package let whole: Part
    package let facets: [Part]

    /// A gap whose reasons stand at its facets.
    package var isExcusedByFacets: Bool { whole.state == .gap && whole.reason == nil }
  }

  /// The stable anchor of the summary on an item's page.
  package static let summaryAnchor = "summary"

  package let overview: [Markup.Index]
  package let levels: [LevelPart]
  package let summary: [Markup.Index]
  package let assessedLevel: LevelID?
  package let score: Int?
  /// Until that is mended nobody is told what is missing.
  let hasMisspeltHeading: Bool
}

/// A result indicator with its series and verdict.
package struct Indicator: Sendable {
  package let id: IndicatorID
  package let group: GroupID?
  package let dimension: DimensionID?
  package let title: String
  package let fields: IndicatorFields
  package let owner: String
  /// In order of year.
  package let series: [YearFigures]
  package let verdict: Verdict
  package let document: Int

  package struct YearFigures: Sendable {
    package let year: Int
    package let actual: ExactDecimal?
    package let target: ExactDecimal?
    package let comparator: ExactDecimal?
    package let note: RichText?
    /// The year where it is written.
    package let place: Place
  }

  /// Whether its file gives it a name; its id stands for one otherwise.
  package var isNamed: Bool { title != id.text }

  /// Digits after the point in which its numbers are shown.
  package var decimals: Int {
    fields.decimals ?? series.flatMap { [$0.actual, $0.target, $0.comparator] }.compactMap { $0?.simplified.scale }.max() ?? 0
  }
}

package struct Term: Sendable {
  package let id: TermID
  package let full: String
  package let definition: RichText
  package let place: Place
}
