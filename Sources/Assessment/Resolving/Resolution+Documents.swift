internal import Diagnostics
internal import Files
internal import Markdown

/// Content files: title, front matter, answers.
extension Resolution {
  /// Side by side: each document begins with empty findings, which are joined in the order of the documents.
  mutating func resolveDocuments() async -> [ResolvedDocument] {
    var blank = self
    blank.diagnostics = []
    let start = blank
    let parts = await Parallel.map(Array(project.documents.indices)) { index in
      var part = start
      let document = part.resolveDocument(index)
      return (document, part)
    }
    for (_, part) in parts {
      diagnostics += part.diagnostics
      references += part.references
      attachments.formUnion(part.attachments)
      usedData.formUnion(part.usedData)
      ordinals.merge(part.ordinals) { max($0, $1) }
    }
    return parts.map(\.0)
  }

  mutating func resolveDocument(_ index: Int) -> ResolvedDocument {
    let document = project.documents[index]
    let subject = subjects.subjects[index]
    resolveFrontMatter(document, subject)
    let builder = sections[index]
    let body = rich(document.markup, document.file, from: subject, section: { builder?.section(of: $0) })
    let gaps = resolveGaps(document, subject, builder)
    var answer: Answer?
    if var builder {
      let before = builder.diagnostics.count
      answer = builder.answer(gaps: gaps)
      diagnostics += builder.diagnostics.dropFirst(before)
      checkLevel(document)
      checkScore(document)
    }
    let titleNode = titleNode(document, subject)
    return ResolvedDocument(source: document, subject: subject, title: title(document, subject), body: body, anchors: anchors[index] ?? Anchors(),
      blocks: resolveBlocks(document, subject, builder), answer: answer, titleNode: titleNode.isShown ? nil : titleNode.node)
  }

  /// A first heading of level 1 is the page's title where the page has no other, and a repetition where it says the same.
  func titleNode(_ document: Document, _ subject: Target) -> (node: Markup.Index?, isShown: Bool) {
    guard let first = Subjects.titleHeading(of: document) else { return (nil, false) }
    let text = document.markup.plainText(of: first)
    let official = title(document, subject)
    return (first, !text.holds(official) && !official.holds(text))
  }

  func title(_ document: Document, _ subject: Target) -> String {
    if let title = document.front.title?.text ?? subjects.catalogue.name(of: subject) { return title }
    switch subject {
    case .page(.home): return project.settings.title
    case .page: return Subjects.baseName(document.file.path)
    case .indicator(let id): return id.text
    default: return ""
    }
  }

  mutating func checkLevel(_ document: Document) {
    guard let written = document.front.level, framework.level(LevelID(written.text.lowercased())) == nil else { return }
    let known = framework.levels.map(\.id.text)
    diagnostics.append(Diagnostic(.invalidValue, at: document.file.place(written.range), variant: "choice",
      ["key": "level", "value": written.text, "choices": known.joined(separator: ", ")],
      suggestions: NearMiss.nearest(to: written.text, in: known).map { Suggestion($0) }))
  }

  mutating func checkScore(_ document: Document) {
    guard let written = document.front.writtenScore, document.front.score == nil else { return }
    let scale = framework.scoring.scale
    diagnostics.append(Diagnostic(.invalidValue, at: document.file.place(written.range), variant: "number",
      ["key": "score", "value": written.text, "from": String(scale.lowerBound), "to": String(scale.upperBound)]))
  }

  mutating func resolveFrontMatter(_ document: Document, _ subject: Target) {
    for listed in document.front.references {
      var resolver = LinkResolver(subjects.catalogue, files, pages, file: document.file, subject: subject)
      resolver.meansResults = true
      let destination = resolver.reference(listed.word, listed.id.text, at: listed.id.range)
      diagnostics += resolver.diagnostics
      guard case .target(let target) = destination else { continue }
      references.append(Reference(source: subject, section: nil, destination: target, via: .frontMatter, path: document.file.path,
        line: document.file.line(at: listed.id.range.lowerBound) + 1, ordinal: 0, passage: nil))
    }
  }

  mutating func resolveGaps(_ document: Document, _ subject: Target, _ builder: SectionBuilder?) -> [SectionID: (written: Written, text: RichText)] {
    var gaps: [SectionID: (written: Written, text: RichText)] = [:]
    for gap in document.front.gaps {
      // As `level:` is, for the same words are headings in the text: `Basic.Result`.
      let written = gap.section.text.lowercased()
      let parts = written.split(separator: ".", maxSplits: 1).map(String.init)
      let level = parts.first.flatMap { framework.level(LevelID($0)) }
      let facet = parts.count > 1 ? framework.facet(FacetID(parts[1])) : nil
      guard let level, parts.count == 1 || facet != nil else {
        let known = framework.levels.flatMap { level in [level.id.text] + framework.facets.map { "\(level.id).\($0.id)" } }
        diagnostics.append(Diagnostic(.unknownSection, at: document.file.place(gap.section.range), variant: "gap", ["id": gap.section.text],
          suggestions: NearMiss.nearest(to: written, in: known).map { Suggestion($0) }))
        continue
      }
      let id = SectionID(level: level.id, facet: facet?.id)
      if let first = gaps[id] {
        diagnostics.append(Diagnostic(.duplicateKey, at: document.file.place(gap.section.range), ["key": gap.section.text],
          related: [document.file.place(first.written.range)]))
        continue
      }
      let before = references.count
      gaps[id] = (gap.section, inline(gap.markup, document.file, from: subject, section: id))
      // The reason of an answered section is shown nowhere: nobody is to be led to it.
      if builder?.says(id) == true { references.removeLast(references.count - before) }
    }
    return gaps
  }
}
