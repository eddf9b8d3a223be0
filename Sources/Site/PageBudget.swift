package import Assessment
package import Diagnostics
internal import Words

/// How many pages the parts of the printed report take, as measured on the finished PDF, beside `page-limits:`.
package struct PageBudget: Sendable {
  package struct Row: Sendable {
    package let name: String
    /// 0 the whole report, 1 a category, 2 an item or a dimension of results.
    package let depth: Int
    package let pages: Int
    package let limit: PageLimits.Limit?
  }

  package let rows: [Row]

  /// `starts` are the pages on which the ids of print.html stand.
  package init(_ report: Report, starts: [String: Int], total: Int) {
    let base = PageBase(report, version: "")
    let parts = PrintPage(base: base, theme: Theme(own: [])).parts()
    let limits = report.settings.pageLimits
    var rows: [Row] = []
    for (index, part) in parts.enumerated() where Self.kinds.contains(part.kind) {
      guard let start = starts[part.id] else { continue }
      let end = parts[(index + 1)...].lazy.filter { $0.depth <= part.depth }.compactMap { starts[$0.id] }.first ?? total + 1
      rows.append(Row(name: part.heading, depth: part.depth, pages: max(1, end - start), limit: part.depth == 1 ? limits.category : nil))
    }
    self.rows = rows + [Row(name: base.words[.wholeReport], depth: 0, pages: total, limit: limits.total)]
  }

  /// What the limits are about.
  private static let kinds: Set<PageKind> = [.category, .item, .results, .dimension]

  package var findings: [Diagnostic] {
    rows.compactMap { row in
      guard let limit = row.limit, row.pages > limit.pages else { return nil }
      return Diagnostic(.pageLimit, at: limit.place, ["part": row.name, "pages": String(row.pages), "limit": String(limit.pages)])
    }
  }
}
