internal import Diagnostics
internal import Markdown

/// Links of texts, and the references they are.
extension Resolution {
  /// The same for inline Markdown from a table or front matter.
  mutating func inline(_ markup: Markup, _ file: SourceFile, from subject: Target, section: SectionID? = nil) -> RichText {
    MarkdownChecks.runInline(markup, file, diagnostics: &diagnostics)
    return rich(markup, file, from: subject, section: { _ in section })
  }

  /// Resolves the links of a text and records its references.
  mutating func rich(_ markup: Markup, _ file: SourceFile, from subject: Target, section: (Markup.Index) -> SectionID?) -> RichText {
    TextScanner.scan(markup, file, subjects.catalogue, diagnostics: &diagnostics)
    guard !markup.links.isEmpty else { return RichText(markup: markup, file: file, links: []) }
    var resolver = LinkResolver(subjects.catalogue, files, pages, file: file, subject: subject)
    var links: [ResolvedLink] = []
    for link in markup.links {
      let isPicture = markup.nodes[link.node].kind == .image
      let isAutolink = markup.nodes[link.node].flags.contains(.autolink)
      let written = markup.text(of: link.node)
      var destination = resolver.resolve(written, at: link.range)
      if isPicture { destination = picture(destination, written, file, link.range) }
      var ordinal = 0
      if !isPicture, let target = Self.target(of: destination) {
        ordinals[subject, default: 0] += 1
        ordinal = ordinals[subject] ?? 0
        let passage = PassageFinder.passage(of: link.node, in: markup, words: isAutolink ? shownName(of: target) : nil) { autolinkName($0, markup) }
        references.append(Reference(source: subject, section: section(link.node), destination: target, via: .text, path: file.path,
          line: file.line(at: link.range.lowerBound) + 1, ordinal: ordinal, passage: passage))
      }
      let size = isPicture ? pictureSize(destination, file, link.range) : nil
      links.append(ResolvedLink(destination: destination, ordinal: ordinal, isAutolink: isAutolink, pictureSize: size))
    }
    diagnostics += resolver.diagnostics
    attachments.formUnion(resolver.attachments)
    return RichText(markup: markup, file: file, links: links)
  }

  /// What an autolink shows in a passage.
  func autolinkName(_ node: Markup.Index, _ markup: Markup) -> String? {
    guard markup.nodes[node].flags.contains(.autolink) else { return nil }
    let written = markup.text(of: node)
    guard let scheme = LinkResolver.scheme(of: written), let word = ReferenceWord(rawValue: scheme.lowercased()) else { return nil }
    switch subjects.catalogue.find(word, PercentCoding.decode(String(written.dropFirst(scheme.count + 1)))) {
    case .found(let target), .former(let target): return shownName(of: target)
    case .missing: return nil
    }
  }

  /// As `Report.name(of:)` will have it once the report is there.
  func shownName(of target: Target) -> String {
    switch target {
    case .term(let id): return id.text
    case .evidence(let id): return id.text
    default: break
    }
    if let name = subjects.catalogue.name(of: target.owner) { return name }
    switch target {
    case .page(.home): return project.settings.title
    case .page(let id): return id.text
    case .indicator(let id): return id.text
    default: return target.canonical
    }
  }

  static func target(of destination: Destination) -> Target? {
    switch destination {
    case .target(let target), .heading(let target, _): target
    default: nil
    }
  }

  /// A picture is a file of the report; the bundle loads nothing from elsewhere.
  mutating func picture(_ destination: Destination, _ written: String, _ file: SourceFile, _ range: Range<Int>) -> Destination {
    switch destination {
    case .file, .broken: return destination
    default:
      diagnostics.append(Diagnostic(.refusedAddress, at: file.place(range), variant: "picture", ["address": written]))
      return .broken
    }
  }

  /// Reads the size of a picture; what readers would wait for or not see is reported where the picture is used first.
  mutating func pictureSize(_ destination: Destination, _ file: SourceFile, _ range: Range<Int>) -> Picture.Size? {
    guard case .file(let path) = destination else { return nil }
    if let size = pictureSizes[path] { return size }
    let found = files.picture(path)
    pictureSizes[path] = .some(found?.picture.size)
    guard let found else { return nil }
    if let format = found.picture.unshownFormat(named: path) {
      diagnostics.append(Diagnostic(.unshownPicture, at: file.place(range), ["path": path, "format": format.rawValue]))
    } else if found.bytes > Picture.heavySize {
      let tenths = (found.bytes * 10 + Picture.heavySize - 1) / Picture.heavySize
      diagnostics.append(Diagnostic(.heavyPicture, at: file.place(range), ["path": path, "size": "\(tenths / 10).\(tenths % 10) MB"]))
    }
    return found.picture.size
  }
}
