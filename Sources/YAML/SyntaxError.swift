import Diagnostics

/// Says in a person's terms what libyaml says in its own: which mistake it most likely was, and where its cause is.
struct SyntaxError {
  private let problem: Problem
  private let file: SourceFile
  private let range: Range<Int>
  /// Where libyaml gave up, and where the thing began that it was reading.
  private let offset: Int
  private let context: Int
  private let bracket: Int?

  init(_ problem: Problem, file: SourceFile, range: Range<Int>, marks: MarkTable, bracket: Int?) {
    self.problem = problem
    self.file = file
    self.range = range
    self.bracket = bracket
    offset = marks.offset(problem.mark)
    context = marks.offset(problem.contextMark)
  }

  var diagnostic: Diagnostic {
    let found = mistake
    // Word's quotes are none to YAML: what they were to hold together falls apart.
    guard ["colon", "indent", "missing-colon", "other", "start"].contains(found.variant), let quote = curlyQuote(line: found.place.line - 1) else { return found }
    return Diagnostic(.yamlSyntax, at: file.place(quote), variant: "curly")
  }

  private var mistake: Diagnostic {
    if let character = problem.characterOffset { return unprintable(at: range.lowerBound + character) }
    if isTab { return make("tab", at: tabOffset) }
    switch problem.context {
    case "while scanning a quoted scalar": return make("quote", at: context)
    case "while parsing a quoted scalar": return make("escape", at: offset)
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while scanning a directive",
      "while scanning a block scalar", "while parsing a tag":
      return start(at: context)
    case "while scanning a simple key": return make("missing-colon", at: context, wholeLine: true, ["example": MissingColon.mended(file, at: context)])
    default: break
    }
    switch problem.problem {
    case "found character that cannot start any token": return start(at: offset)
    case "block sequence entries are not allowed in this context": return start(at: offset)
    case "found undefined tag handle": return start(at: context)
    case "mapping values are not allowed in this context":
      return isFirstColon ? make("indent", at: offset, wholeLine: true) : make("colon", at: offset)
    default: return bracket.map(flow) ?? block
    }
  }

  /// Something unexpected inside `[…]` or `{…}`: mostly the end, or the next line's key, because the bracket is open.
  private func flow(_ bracket: Int) -> Diagnostic {
    let isLater = file.line(at: offset) > file.line(at: bracket)
    let isOpen = isAtEnd || isLater && hasColon(offset..<file.lineRange(file.line(at: offset)).upperBound)
    return isOpen ? make("bracket", at: bracket) : make("other", at: offset)
  }

  /// Something unexpected between keys: a line that stands too far left or right, or text after a closing quote.
  private var block: Diagnostic {
    var before = offset
    while before > range.lowerBound, [9, 10, 13, 32].contains(file.bytes[before - 1]) { before -= 1 }
    let last = before > range.lowerBound ? file.bytes[before - 1] : 0
    let isSameLine = before > lineStart
    if isSameLine, last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") { return make("after-quote", at: offset) }
    let isLevel = !isSameLine && !isAtEnd && last != UInt8(ascii: "]") && last != UInt8(ascii: "}")
    return isLevel ? make("indent", at: offset, wholeLine: true) : make("other", at: offset)
  }

  // MARK: Looking around

  private var isAtEnd: Bool { !file.bytes[offset..<max(offset, range.upperBound)].contains { ![9, 10, 13, 32].contains($0) } }

  private var lineStart: Int { max(range.lowerBound, file.lineRange(file.line(at: offset)).lowerBound) }

  private var isTab: Bool {
    problem.problem.contains("found a tab")
      || problem.problem == "found character that cannot start any token" && offset < range.upperBound && file.bytes[offset] == 9
  }

  /// libyaml's mark may stand after the tab: take the first one of the line's indentation.
  private var tabOffset: Int {
    file.bytes[lineStart..<max(lineStart, min(offset + 1, range.upperBound))].firstIndex(of: 9) ?? offset
  }

  /// Whether nothing before on the line is a key: then the line continues the one above by its indentation.
  private var isFirstColon: Bool { !hasColon(lineStart..<offset) }

  /// Whether a `:` that means something to YAML stands in a part of a line.
  private func hasColon(_ part: Range<Int>) -> Bool {
    part.contains { index in
      guard file.bytes[index] == UInt8(ascii: ":") else { return false }
      return index + 1 >= range.upperBound || [9, 10, 13, 32].contains(file.bytes[index + 1])
    }
  }

  /// “ or ” on a 0-based line.
  private func curlyQuote(line: Int) -> Range<Int>? {
    let whole = file.lineRange(line)
    return whole.first { index in file.bytes[index] == 0xE2 && index + 2 < whole.upperBound && file.bytes[index + 1] == 0x80 && (0x9C...0x9D).contains(file.bytes[index + 2]) }
      .map { $0..<$0 + 3 }
  }

  // MARK: Making diagnostics

  /// Marks the character at an offset, or the words of its whole line from there.
  private func make(_ variant: String, at offset: Int, wholeLine: Bool = false, _ more: [String: String] = [:]) -> Diagnostic {
    let place = wholeLine ? file.place(line: file.line(at: offset)) : file.place(offset..<characterEnd(offset))
    return Diagnostic(
      .yamlSyntax, at: place, variant: variant,
      ["problem": problem.problem].merging(more) { _, new in new })
  }

  private func start(at offset: Int) -> Diagnostic {
    make("start", at: offset, ["character": file.text(offset..<characterEnd(offset))])
  }

  private func unprintable(at offset: Int) -> Diagnostic {
    let scalar = file.text(offset..<characterEnd(offset)).unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(.yamlSyntax, at: file.place(offset..<characterEnd(offset)), variant: "character", ["character": name])
  }

  /// The end of the UTF-8 sequence that begins at an offset.
  private func characterEnd(_ offset: Int) -> Int {
    var end = min(offset + 1, file.bytes.count)
    while end < file.bytes.count, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
