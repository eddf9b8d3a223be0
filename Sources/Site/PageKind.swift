/// Every kind of page: one list. Each has the template of its name and a model that `docs/content/templates.md` lists.
package enum PageKind: String, CaseIterable, Sendable {
  case home, category, item, profile, question, results, dimension, indicator, page, glossary, evidence, matrix, trail, scores, coverage, office, search, print, check, help, accessibility
}

/// A page before rendering: a template sees only its model.
package struct Page: Sendable {
  /// Address in the bundle.
  package let path: String
  package let kind: PageKind
  package let model: Model
}

/// Makes one page; pages are made side by side.
typealias PageMaker = @Sendable () -> Page
