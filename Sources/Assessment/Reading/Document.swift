package import Diagnostics
package import Markdown

/// A content file after parsing: typed, with positions, and still without a link to any other file.
package struct Document: Sendable {
  /// What a singular key says a file is.
  package enum Kind: String, Sendable, CaseIterable { case item, op, kpi, category, group, page }

  package let file: SourceFile
  package let kind: Kind
  /// The id as written; nil for a plain page without `page:`.
  package let id: Written?
  package let front: FrontMatter
  /// The lines of the front matter between its two `---`; nil without any.
  package let yaml: Range<Int>?
  /// The bytes of the text below the front matter.
  package let body: Range<Int>
  package let markup: Markup
}

/// The keys of a content file besides the one that says what it is. Which are allowed depends on the kind.
package struct FrontMatter: Sendable {
  package var title: Written?
  package var summary: Written?
  package var updated: ReportDate?
  package var aliases: [Written] = []
  package var owner: String = ""
  package var status: Status?
  package var order: Int?
  package var level: Written?
  var writtenScore: Written?
  package var scoreRange: Range<Int> = 0..<0
  /// Plural keys: `items`, `ops`, `kpis`, `evidence`, in the order written.
  package var references: [ListedReference] = []
  package var gaps: [Gap] = []
  package var indicator = IndicatorFields()

  /// A whole number; what else is written is reported where the scale of the criteria is known.
  package var score: Int? { writtenScore.flatMap { Int($0.text.arabicDigits) }.flatMap { (0...100_000).contains($0) ? $0 : nil } }

  package enum Status: String, Sendable, CaseIterable { case draft, review, final }

  /// An id in a plural key.
  package struct ListedReference: Sendable {
    package let word: ReferenceWord
    package let id: Written
  }

  /// A reason why a level or facet is not answered, at `level` or `level.facet`.
  package struct Gap: Sendable {
    package let section: Written
    package let reason: Written
    package let markup: Markup
  }
}

/// The keys of an indicator.
package struct IndicatorFields: Sendable {
  package var unit = ""
  /// +1: higher is better; −1: lower is better.
  package var direction = 1
  /// The direction as the author wrote it; nil where it is left to the default.
  package var writtenDirection: Written?
  package var decimals: Int?
  package var comparator = ""
  package var noComparator: Written?
  package var source = ""
  package var statement: Written?
  package var isJoint = false
  package var results: [YearEntry] = []
}

/// One indicator's figures of one year, from front matter or a CSV file.
package struct YearEntry: Sendable {
  static let figures = ["actual", "target", "comparator"]

  package let year: Int
  package let actual: ExactDecimal?
  package let target: ExactDecimal?
  package let comparator: ExactDecimal?
  package let note: Written?
  package let noteMarkup: Markup?
  /// Nothing is written for the year yet: such a row waits for its figures and stands in nobody's way.
  let isBlank: Bool
  package let place: Place
  package let file: SourceFile
  package let range: Range<Int>
}

/// The words that begin a cross-link.
package enum ReferenceWord: String, Sendable, CaseIterable {
  case op, item, kpi, category, ev, term, page
}
