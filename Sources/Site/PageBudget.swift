package import Assessment
package import Diagnostics
internal import Words

/// How many pages the parts of the printed report take, as measured on the finished PDF, beside `page-limits:`.
package struct PageBudget: Sendable {
  package struct Row: Sendable {
    package let name: String
    /// 0 the whole report, 1 a category, 2 an item or a dimension of results.
    package let depth: Int
    /// The pages it stands on; two items may share one.
    package let span: ClosedRange<Int>
    package let limit: PageLimits.Limit?
    package var pages: Int { span.count }
  }

  /// Where something stands in the PDF: points above the bottom edge.
  package struct Spot: Sendable {
    package let page: Int
    package let height: Int

    package init(page: Int, height: Int) { (self.page, self.height) = (page, height) }
  }

  package let rows: [Row]

  /// `starts` are the places of the ids of print.html.
  package init(_ report: Report, starts: [String: Spot], total: Int) {
    let base = PageBase(report, version: "")
    let parts = PrintPage(base: base, theme: Theme(own: [])).parts()
    let limits = report.settings.pageLimits
    // Where the first part of a page begins: the first parts of all levels begin one.
    let top = starts.values.map(\.height).max() ?? 0
    var rows: [Row] = []
    for (index, part) in parts.enumerated() where part.depth < 3 && Self.kinds.contains(part.kind) {
      guard let start = starts[part.id] else { continue }
      let next = parts[(index + 1)...].lazy.filter { $0.depth <= part.depth }.compactMap { starts[$0.id] }.first
      let last = next.map { $0.height >= top ? $0.page - 1 : $0.page } ?? total
      rows.append(Row(name: part.heading, depth: part.depth, span: start.page...max(start.page, last), limit: part.depth == 1 ? limits.category : nil))
    }
    self.rows = rows + [Row(name: base.words[.wholeReport], depth: 0, span: 1...max(1, total), limit: limits.total)]
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
