internal import Assessment
internal import Templates
internal import Words

/// The search page. Without script it is the list of contents: every page of the report, kind by kind.
struct SearchPage: Sendable {
  let base: PageBase
  let entries: [SearchEntry]

  func page() -> Page {
    let context = base.context(Addresses.search)
    let groups = SearchEntry.Kind.allCases.compactMap { kind in group(kind, entries.filter { $0.kind == kind && $0.isPage }, context) }
    return base.page(.search, Addresses.search, title: base.words[.search], [.groups: .models(groups)])
  }

  private func group(_ kind: SearchEntry.Kind, _ pages: [SearchEntry], _ context: RenderContext) -> Model? {
    if pages.isEmpty { return nil }
    return [
      .kind: .text(kind.rawValue), .name: .text(SearchEntries.name(of: kind, base.report, base.words)), .count: .text(context.digits(pages.count)),
      .items: .models(pages.map { page in
        [.code: .optional(page.code), .name: .text(page.title), .href: .text(context.viewpoint.href(page: page.address, anchor: ""))]
      }),
    ]
  }

  /// The files that the script of the page reads.
  func index() async -> [(path: String, bytes: [UInt8])] {
    let kinds = SearchEntry.Kind.allCases.map { (id: $0.rawValue, name: SearchEntries.name(of: $0, base.report, base.words)) }
    let words = [Word.searchCount, .searchMany, .searchNone, .searchShort, .searchMore, .searchLoading].map { ($0.rawValue, base.words[$0]) }
    let digits = base.context(Addresses.search).digits("0123456789")
    return await SearchIndex(entries, kinds: kinds, words: words + [("digits", digits)]).files
  }
}
