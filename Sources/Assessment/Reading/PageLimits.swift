package import Diagnostics
internal import YAML

/// `page-limits:` of saraban.yaml: how many pages the printed report may have.
package struct PageLimits: Sendable {
  package struct Limit: Sendable {
    package let pages: Int
    package let place: Place
  }

  /// Of the whole report.
  package let total: Limit?
  /// Of each category.
  package let category: Limit?

  package var isEmpty: Bool { total == nil && category == nil }

  init(_ fields: inout Fields) {
    guard let node = fields.node("page-limits"), !node.isEmpty else {
      total = nil
      category = nil
      return
    }
    var inner = Fields(node, in: fields.file, at: node.range)
    inner.checkKeys(["total", "category"])
    total = Self.limit("total", &inner)
    category = Self.limit("category", &inner)
    fields.absorb(inner)
  }

  private static func limit(_ key: String, _ fields: inout Fields) -> Limit? {
    guard let pages = fields.integer(key, in: 1...10_000), let node = fields.node(key) else { return nil }
    return Limit(pages: pages, place: fields.file.place(node.range))
  }
}
