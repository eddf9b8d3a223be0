internal import Assessment
internal import Markdown
internal import Words

/// Links, pictures and the little HTML that passes.
extension MarkupRenderer {
  func link(_ index: Markup.Index) -> ResolvedLink? { rich.linkIndex[index].map { rich.links[$0] } }

  mutating func openLink(_ index: Markup.Index) -> Bool {
    let link = link(index)
    switch link?.destination {
    case .target(let target):
      openReference(context.href(target), target, link, paperReference(index, target))
      guard link?.isAutolink == true || markup.firstChild(of: index) == nil else { return true }
      autolinkName(target)
      out.raw("</a>")
      wasEntered = false
      return false
    case .heading(let target, let anchor):
      openReference(context.viewpoint.href(page: context.addresses.page(target), anchor: anchor), target, link, paperReference(index, target))
    case .file(let path):
      out.raw("<a class=\"file\"")
      out.attribute("href", context.viewpoint.href(file: context.addresses.attachment(path)))
      out.raw(">")
    case .external(let address):
      out.raw("<a class=\"external\" rel=\"noopener noreferrer\"")
      out.attribute("href", address)
      out.raw(">")
    case .broken, nil:
      out.raw("<span class=\"broken\"")
      out.attribute("title", context.words[.brokenHere])
      out.raw(">")
    }
    return true
  }

  mutating func openReference(_ href: String, _ target: Target, _ link: ResolvedLink?, _ onPaper: String?) {
    out.raw("<a class=\"ref ref-")
    out.text(Names.kind(target))
    out.raw("\"")
    if let ordinal = link?.ordinal, ordinal > 0, let subject {
      out.attribute("id", context.viewpoint.prefix + context.addresses.anchor(ofReference: ordinal, from: subject))
    }
    out.attribute("href", href)
    // A link with words of its own tells what it leads to when asked. On paper nobody asks.
    if link?.isAutolink != true, !context.viewpoint.isPrint { out.attribute("data-name", names.full(target)) }
    if let onPaper { out.attribute("data-ref", onPaper) }
    out.raw(">")
  }

  /// What a reader of paper needs beside the words of a link: where it leads. Nothing where the words say it.
  private func paperReference(_ index: Markup.Index, _ target: Target) -> String? {
    guard context.viewpoint.isPrint, markup.firstChild(of: index) != nil, link(index)?.isAutolink != true else { return nil }
    if case .term = target { return nil }
    let code = names.code(target)
    let name = code.isEmpty ? names.name(target) : code
    if name.isEmpty || markup.plainText(of: index).contains(name) { return nil }
    return context.words.text(Self.isNumbered(target) ? .seeSection : .see, ["code": name])
  }

  private static func isNumbered(_ target: Target) -> Bool {
    switch target {
    case .item, .section, .dimension, .group, .indicator: true
    default: false
    }
  }

  mutating func autolinkName(_ target: Target) {
    let code = names.code(target)
    if !code.isEmpty {
      out.raw("<span class=\"code\">")
      out.text(code)
      out.raw("</span>")
      if !names.isNamed(target) { return }
      out.raw(" ")
    }
    out.text(names.name(target))
  }

  mutating func closeLink(_ index: Markup.Index) {
    switch link(index)?.destination {
    case .broken, nil: out.raw("</span>")
    default: out.raw("</a>")
    }
  }

  mutating func image(_ index: Markup.Index) {
    guard case .file(let path) = link(index)?.destination else {
      out.raw("<span class=\"broken\">")
      out.text(markup.plainText(of: index))
      out.raw("</span>")
      return
    }
    out.raw("<img")
    out.attribute("src", context.viewpoint.href(file: context.addresses.attachment(path)))
    out.attribute("alt", markup.plainText(of: index))
    if let size = link(index)?.pictureSize {
      out.attribute("width", String(size.width))
      out.attribute("height", String(size.height))
    }
    out.raw(">")
  }

  mutating func figure(_ index: Markup.Index) {
    counters.figures += 1
    out.raw("<figure>")
    image(index)
    out.raw("<figcaption><span class=\"label\">")
    out.text("\(context.words[.figure]) \(context.digits(counters.prefix + String(counters.figures)))")
    out.raw("</span> ")
    out.text(markup.title(of: index))
    out.raw("</figcaption></figure>\n")
  }

  mutating func html(_ index: Markup.Index) {
    switch htmlKinds[index] {
    case .passes: out.append(Array(markup.text(of: index).lowercased().utf8))
    case .comment: break
    case .shown, nil:
      wrap("<code class=\"shown-html\">", "</code>", markup.bytes(of: index))
    }
  }
}
