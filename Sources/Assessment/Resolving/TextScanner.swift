internal import Diagnostics
internal import Markdown

/// Finds what an author wrote that will not be what it looks like: raw HTML, references that are none to CommonMark, pictures without
/// description.
enum TextScanner {
  static func scan(_ markup: Markup, _ file: SourceFile, _ catalogue: Catalogue, diagnostics: inout [Diagnostic]) {
    scanHTML(markup, file, &diagnostics)
    for link in markup.links where markup.nodes[link.node].kind == .image { scanPicture(markup, link, file, &diagnostics) }
    var lastBlock: Markup.Index?
    for (index, node) in markup.nodes.enumerated() {
      guard node.kind == .text, mayHoldReference(markup.bytes(of: index)), let block = block(of: index, markup), block != lastBlock else { continue }
      lastBlock = block
      scanLiteralReferences(markup, block, file, catalogue, &diagnostics)
    }
  }

  private static func scanPicture(_ markup: Markup, _ picture: Markup.Link, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    guard markup.plainText(of: picture.node).trimmedSpaces.isEmpty else { return }
    diagnostics.append(Diagnostic(.pictureWithoutDescription, at: file.place(picture.range), ["path": markup.text(of: picture.node)]))
  }

  // MARK: - Raw HTML

  private static func scanHTML(_ markup: Markup, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let kinds = RawHTML.kinds(in: markup)
    var opened: [String: Int] = [:]
    for (index, node) in markup.nodes.enumerated() {
      if node.kind == .htmlBlock { scanBlock(markup, index, file, &diagnostics) }
      guard node.kind == .html, kinds[index] == .shown else { continue }
      let text = markup.text(of: index)
      // `<kpi :7.1.1-1>` is a tag to CommonMark.
      if let right = rightForm(String(text.dropFirst().dropLast()), "<"), right != text, let range = find(text, file, line: Int(node.firstLine)) {
        diagnostics.append(broken(text, right, range, file))
        continue
      }
      let name = text.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
      // An element is one use: its closing tag is not reported again.
      if text.hasPrefix("</"), let count = opened[name], count > 0 {
        opened[name] = count - 1
        continue
      }
      if !text.hasPrefix("</") { opened[name, default: 0] += 1 }
      let place = find(text, file, line: Int(node.firstLine)).map { file.place($0) } ?? file.place(line: Int(node.firstLine))
      diagnostics.append(Diagnostic(.rawHTML, at: place, ["html": text, "tag": name]))
    }
  }

  private static func scanBlock(_ markup: Markup, _ index: Markup.Index, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let (text, isOpen) = RawHTML.withoutComments(markup.text(of: index))
    let line = Int(markup.nodes[index].firstLine)
    if isOpen { diagnostics.append(Diagnostic(.rawHTML, at: file.place(line: line), variant: "open-comment")) }
    guard !RawHTML.isOnlyBreaks(text) else { return }
    let lost = referencesIn(text)
    diagnostics.append(Diagnostic(.rawHTML, at: file.place(line: line), variant: lost.isEmpty ? "block" : "block-with-references",
      ["html": String(text.trimmedSpaces.prefix(40)), "references": lost.joined(separator: ", ")]))
  }

  /// The `word:id` of everything that would be a reference outside HTML.
  private static func referencesIn(_ text: String) -> [String] {
    var found: [String] = []
    for opening in ["<", "]("] {
      var rest = text[...]
      while let start = rest.firstRange(of: opening) {
        rest = rest[start.upperBound...]
        let target = rest.prefix { $0 != ">" && $0 != ")" && !$0.isWhitespace }
        if let word = LinkResolver.scheme(of: String(target)), ReferenceWord(rawValue: word.lowercased()) != nil { found.append(String(target)) }
      }
    }
    return found
  }

  // MARK: - References that are none to CommonMark

  private static func scanLiteralReferences(_ markup: Markup, _ block: Markup.Index, _ file: SourceFile, _ catalogue: Catalogue, _ diagnostics: inout [Diagnostic]) {
    var line = Int(markup.nodes[block].firstLine)
    var text = ""
    func flush() {
      scan(text, line, file, &diagnostics)
      BareReferences.scan(text, line, file, catalogue, &diagnostics)
      text = ""
    }
    markup.walk(block, enter: { node in
      switch markup.nodes[node].kind {
      case .text:
        if text.isEmpty { line = Int(markup.nodes[node].firstLine) }
        text += markup.text(of: node)
      case .link, .image, .code:
        flush()
        return .over
      case .softBreak, .lineBreak: flush()
      default: break
      }
      return .into
    }, leave: { _ in })
    flush()
  }

  /// Most texts hold none of the signs and are passed over quickly.
  private static func mayHoldReference(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") } || BareReferences.mayStand(in: text)
  }

  /// The paragraph, heading or cell around a node.
  private static func block(of node: Markup.Index, _ markup: Markup) -> Markup.Index? {
    var node = node
    while let above = markup.parent(of: node) {
      if Markup.holdsInlines(markup.nodes[above].kind) { return above }
      node = above
    }
    return nil
  }

  /// How an author may have meant a link: what stands before and after the target.
  private static let forms: [(opening: String, closing: Character)] = [("<", ">"), ("](", ")"), ("] (", ")"), (")[", "]"), ("[", "]")]

  private static func scan(_ text: String, _ line: Int, _ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    for (opening, closing) in forms {
      var rest = text[...]
      while let start = rest.firstRange(of: opening) {
        let inner = rest[start.upperBound...]
        rest = inner
        guard let end = end(of: inner, opening, closing) else { continue }
        let target = String(inner[..<end])
        guard let right = rightForm(target, opening) else { continue }
        let written = opening + target + String(closing)
        // Where it only stands escaped or in code, the author means it to be seen.
        guard written != right, let range = findLiteral(written, file, line: line) else { continue }
        diagnostics.append(broken(written, right, range, file))
      }
    }
  }

  private static func broken(_ written: String, _ right: String, _ range: Range<Int>, _ file: SourceFile) -> Diagnostic {
    let isSpaced = written != right && written.replacing(" ", with: "") == right
    // Where nothing but spaces is too much there is one answer.
    return Diagnostic(.brokenLink, at: file.place(range), variant: isSpaced ? "space" : "", ["written": written, "right": right], suggestions: [Suggestion(right)],
      fix: isSpaced ? file.replacement(of: range, with: right) : nil)
  }

  /// The bracket that closes what was opened. An id is short, a path with a title longer: a far bracket belongs to something else.
  private static func end(of inner: Substring, _ opening: String, _ closing: Character) -> Substring.Index? {
    guard closing == ")" else { return inner.prefix(120).firstIndex(of: closing) }
    var depth = 0
    for index in inner.prefix(400).indices {
      if inner[index] == "(" { depth += 1 }
      if inner[index] == ")" {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  /// How it must be written to be a link; nil for what is none.
  private static func rightForm(_ written: String, _ opening: String) -> String? {
    let isBare = opening == "<" || opening == "["
    if opening == ")[" { return isPlainPath(written) ? "](\(written))" : nil }
    guard let (word, id) = reference(written, isBare: opening == "<") else {
      if opening == "] (", isPlainPath(written) { return "](\(written))" }
      return isBare ? nil : path(written.trimmedSpaces)
    }
    if holdsSeveral(id), word != ReferenceWord.term.rawValue, word != ReferenceWord.page.rawValue {
      let ids = id.split(separator: " ").map(String.init)
      return isBare ? ids.map { "<\(word):\($0)>" }.joined(separator: " ") : "](\(word):\(ids[0]))" + ids.dropFirst().map { " [\($0)](\(word):\($0))" }.joined()
    }
    if id.contains(" ") { return isBare ? "[\(id)](<\(word):\(id)>)" : "](<\(word):\(id)>)" }
    return isBare ? "<\(word):\(id)>" : "](\(word):\(id))"
  }

  /// `op: 1`, `op：1`, and, where `isBare`, `op 1`: the word and the id. Only terms, evidence and pages may have spaces in their ids.
  private static func reference(_ written: String, isBare: Bool) -> (word: String, id: String)? {
    let text = written.trimmedSpaces.replacing("：", with: ":")
    let word = text.prefix { $0.isASCII && $0.isLetter }
    var rest = text.dropFirst(word.count)
    if isBare, case let colon = rest.drop(while: { $0 == " " }), colon.first == ":" { rest = colon }
    guard let known = ReferenceWord(rawValue: word.lowercased()), let mark = rest.first, mark == ":" || (isBare && mark == " ") else { return nil }
    var id = String(rest.dropFirst()).trimmedSpaces
    switch known {
    // A space between two digits parts two ids: `1 4` is not 14.
    case .item, .op, .kpi, .category: if !holdsSeveral(id) { id = id.replacing(" ", with: "") }
    case .ev, .term, .page: break
    }
    let isID = mark == ":" || id.unicodeScalars.contains { $0.properties.numericType != nil }
    return id.isEmpty || !isID ? nil : (known.rawValue, id)
  }

  private static func holdsSeveral(_ id: String) -> Bool {
    let parts = id.split(separator: " ")
    return zip(parts, parts.dropFirst()).contains { $0.last?.isNumber == true && $1.first?.isNumber == true }
  }

  /// Quotes of a title, as people type them and as Word changes them.
  private static let quotes: [(open: Character, close: Character)] = [("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’"), ("”", "”"), ("“", "“")]

  /// The right form of a path with a space in it, which ends a link for CommonMark, or of one with a title in quotes that are none.
  private static func path(_ written: String) -> String? {
    var (path, title) = (written, "")
    if let last = written.last, let (open, _) = quotes.first(where: { $0.close == last && written.dropLast().contains($0.open) }),
      let start = written.dropLast().firstIndex(of: open), written[..<start].hasSuffix(" ") {
      path = String(written[..<start]).trimmedSpaces
      title = " \"" + written[written.index(after: start)...].dropLast().filter { $0 != "\"" } + "\""
    }
    let isCurly = !title.isEmpty && written.last != "\"" && written.last != "'"
    guard path.contains(" ") || isCurly, !path.contains("<"), hasEnding(path) else { return nil }
    return path.contains(" ") ? "](<\(path)>\(title))" : "](\(path)\(title))"
  }

  private static func hasEnding(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    let ending = path[path.index(after: dot)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// `assets/logo.png`: nothing but a path.
  private static func isPlainPath(_ written: String) -> Bool { written.contains("/") && !written.contains(" ") && !written.contains("://") && hasEnding(written) }

  private static func find(_ text: String, _ file: SourceFile, line: Int, from start: Int? = nil) -> Range<Int>? {
    let whole = file.lineRange(line)
    let needle = Array(text.utf8)
    let first = start ?? whole.lowerBound
    guard !needle.isEmpty, first + needle.count <= whole.upperBound else { return nil }
    for start in first...(whole.upperBound - needle.count) where file.bytes[start..<(start + needle.count)].elementsEqual(needle) {
      return start..<(start + needle.count)
    }
    return nil
  }

  /// The first place that is no link's destination, not escaped and not the beginning of code.
  private static func findLiteral(_ text: String, _ file: SourceFile, line: Int) -> Range<Int>? {
    var start: Int?
    while let range = find(text, file, line: line, from: start) {
      let before = range.lowerBound > 0 ? file.bytes[range.lowerBound - 1] : 32
      if before != UInt8(ascii: "("), before != UInt8(ascii: "\\"), before != UInt8(ascii: "`") { return range }
      start = range.upperBound
    }
    return nil
  }
}

extension Substring {
  /// First place of a short text.
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    guard let first = needle.first else { return nil }
    var start = startIndex
    while start < endIndex, let candidate = self[start...].firstIndex(of: first) {
      if self[candidate...].hasPrefix(needle) { return candidate..<self.index(candidate, offsetBy: needle.count) }
      start = self.index(after: candidate)
    }
    return nil
  }
}
