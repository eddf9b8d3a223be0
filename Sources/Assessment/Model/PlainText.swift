package import Markdown

extension RichText {
  /// The words of a node as a reader sees them: an autolink shows what it leads to.
  package func plainText(of root: Markup.Index, name: (Target) -> String) -> String {
    PlainText.text(of: root, in: markup) { node in
      guard let index = linkIndex[node], links[index].isAutolink, case .target(let target) = links[index].destination else { return nil }
      return name(target)
    }
  }
}

/// Plain text of Markdown in which autolinks have names.
enum PlainText {
  static func text(of root: Markup.Index, in markup: Markup, name: (Markup.Index) -> String?) -> String {
    var text = ""
    markup.walk(root, enter: { node in
      switch markup.nodes[node].kind {
      case .text, .code: text += markup.text(of: node)
      case .softBreak, .lineBreak: text += " "
      case .footnoteReference, .html, .htmlBlock: break
      case .link:
        guard let name = name(node) else { return .into }
        text += name
        return .over
      default: if Markup.isBlock(markup.nodes[node].kind), !text.isEmpty, !text.hasSuffix(" ") { text += " " }
      }
      return .into
    }, leave: { _ in })
    return text.trimmedSpaces
  }
}

extension Report {
  /// The name of a thing in running text.
  package func name(of target: Target) -> String {
    let language = settings.language
    switch target {
    case .category(let id): return framework.categories.first { $0.id == id }?.name.text(language) ?? framework.results.name.text(language)
    case .item(let id), .section(let id, _): return framework.item(id)?.name.text(language) ?? id.text
    case .question(let id): return framework.question(id)?.name.text(language) ?? id.text
    case .dimension(let id): return framework.dimension(id)?.name.text(language) ?? id.text
    case .group(let id): return framework.group(id)?.name.text(language) ?? id.text
    case .indicator(let id): return indicator(id)?.title ?? id.text
    case .evidence(let id): return id.text
    case .term(let id): return id.text
    case .page(let id): return document(.page(id))?.title ?? (id == .home ? settings.title : id.text)
    }
  }
}
