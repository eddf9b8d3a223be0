/// A thing that search finds and opens: a page, or a part of a page with an id of its own.
struct SearchEntry: Sendable {
  /// The kinds in which results and the list of contents are grouped: one list, in the order they are shown.
  enum Kind: String, CaseIterable, Sendable { case category, item, op, kpi, page, ev, term }

  let kind: Kind
  /// `1.1`, `OP 7`; may be empty.
  let code: String
  let title: String
  /// Address in the bundle, with an anchor when it is part of a page.
  let address: String
  let isPage: Bool
  let sections: [SearchSection]

  /// Without what must not be published.
  func masked(_ mask: SecretMask) -> SearchEntry {
    SearchEntry(kind: kind, code: mask.text(code), title: mask.text(title), address: mask.text(address), isPage: isPage, sections: sections.map { section in
      SearchSection(heading: mask.text(section.heading), anchor: mask.text(section.anchor), text: mask.text(section.text), isBackground: section.isBackground)
    })
  }
}

/// A stretch of an entry's text below one heading.
struct SearchSection: Sendable {
  /// Empty for what stands above the first heading.
  var heading = ""
  var anchor = ""
  var text: String
  /// Words of the criteria and facts about a page are found after what its author wrote.
  var isBackground = false

  /// Joins what is there; nil when nothing is.
  static func background(heading: String = "", anchor: String = "", _ texts: [String]) -> SearchSection? {
    let text = texts.filter { !$0.isEmpty }.joined(separator: " · ")
    return text.isEmpty ? nil : SearchSection(heading: heading, anchor: anchor, text: text, isBackground: true)
  }
}
