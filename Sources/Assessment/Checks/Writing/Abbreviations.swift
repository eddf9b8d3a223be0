internal import Diagnostics
internal import Markdown

/// What one file does with abbreviations: where each stands first and how it is explained.
struct AbbreviationUses {
  struct Use {
    let written: String
    let first: Place
    let offset: Int
    /// Where it is explained first.
    var explained: Int?
    var meanings: [(text: String, place: Place)] = []
  }

  /// By the letters without points.
  private(set) var uses: [String: Use] = [:]

  mutating func add(_ written: String, at offset: Int, meaning: String?, isExplained: Bool, place: () -> Place) {
    let key = Abbreviations.key(written)
    var use = uses[key] ?? Use(written: written, first: place(), offset: offset)
    if isExplained, use.explained == nil { use.explained = offset }
    if let meaning { use.meanings.append((meaning, place())) }
    uses[key] = use
  }
}

/// Abbreviations that nobody explains, or that mean two things.
enum Abbreviations {
  static func key(_ written: String) -> String { written.replacing(".", with: "").replacing(" ", with: "").uppercased() }

  // MARK: - In a text

  private static let lengths = 2...7

  /// A word of capitals among Thai words: beside other Latin words it is part of a name.
  static func latin(_ passage: inout WritingPassage, _ index: Int) {
    guard passage.block.kind != .heading, isEdge(passage[index - 1]) else { return }
    var end = index
    while WritingPassage.isLatin(passage[end]) || WritingPassage.isDigit(passage[end]) { end += 1 }
    var count = end - index
    if passage[end - 1] == UInt8(ascii: "s") { count -= 1 }
    guard lengths.contains(count), isEdge(passage[end]), (index..<index + count).allSatisfy({ (65...90).contains(passage[$0]) }) else { return }
    let neighbours = [passage[passage.spaceStart(index) - 1], passage[passage.spaceEnd(end)]]
    guard !neighbours.contains(where: { WritingPassage.isLatin($0) || WritingPassage.isDigit($0) }), !isQuoted(passage, index), !isRoman(passage, index..<index + count) else { return }
    guard !isFormula(passage, end) else { return }
    note(&passage, index..<index + count, end)
  }

  /// Digits below or above the line behind it make it a formula or a unit: CO₂, CO<sub>2</sub>, KM².
  private static func isFormula(_ passage: WritingPassage, _ end: Int) -> Bool {
    let bytes = passage.prose.file.bytes[min(end, passage.end)..<min(end + 5, passage.end)]
    let signs = ["<sub>", "<sup>", "²", "³", "¹", "⁺", "⁻"].map { Array($0.utf8) }
    return signs.contains { bytes.starts(with: $0) } || (bytes.count > 2 && bytes.starts(with: [0xE2, 0x82]) && (0x80...0x8E).contains(bytes[bytes.startIndex + 2]))
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0 || WritingPassage.isSpace(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "*")
  }

  private static func isRoman(_ passage: WritingPassage, _ range: Range<Int>) -> Bool {
    range.allSatisfy { passage[$0] == UInt8(ascii: "I") || passage[$0] == UInt8(ascii: "V") || passage[$0] == UInt8(ascii: "X") }
  }

  /// Right behind an opening quote: the name of something.
  private static func isQuoted(_ passage: WritingPassage, _ index: Int) -> Bool {
    passage[index - 1] == UInt8(ascii: "\"") || (passage[index - 1] == 0x9C && passage[index - 2] == 0x80)
  }

  /// Thai consonants with points. At the end of a block a single point may be that of a sentence.
  static func dotted(_ passage: inout WritingPassage, _ index: Int) {
    guard passage.block.kind != .heading, passage.thai(before: index).map(WritingPassage.isConsonant) ?? false else { return }
    var start = index
    while let letter = passage.thai(before: start), WritingPassage.isConsonant(letter) { start -= 3 }
    let before = passage[start - 1]
    guard before != UInt8(ascii: "."), before < 0x80 || before == 0xA0 || before == 0x9C else { return }
    guard passage.thai(before: start) == nil else { return }
    var (end, points, place) = (index + 1, 1, index + 1)
    while let letter = passage.thai(place), WritingPassage.isConsonant(letter) {
      place += 3
      if passage[place] == UInt8(ascii: ".") { (place, end, points) = (place + 1, place + 1, points + 1) }
    }
    let letters = (end - start - points) / 3
    guard (2...8).contains(letters), index - start <= 12, passage[end] != UInt8(ascii: "."), points > 1 || passage.spaceEnd(end) < passage.end else { return }
    guard passage.thai(end).map({ !WritingPassage.isLetter($0) || points > 1 }) ?? true, !WritingPassage.isDigit(passage[end]) else { return }
    note(&passage, start..<end, end)
  }

  /// Where a link leads tells what its words mean.
  private static func note(_ passage: inout WritingPassage, _ range: Range<Int>, _ end: Int) {
    guard !passage.isLinked(range) else { return }
    let written = passage.text(range)
    let meaning = meaning(passage, range, end)
    let file = passage.prose.file
    passage.abbreviations.add(written, at: range.lowerBound, meaning: meaning, isExplained: meaning != nil || isExplained(passage, range, end)) { file.place(range) }
  }

  // MARK: - Explanations

  /// Bytes of the longest full form.
  private static let longest = 300

  /// `ITA (full form)`, and `full form (ITA)`.
  private static func meaning(_ passage: WritingPassage, _ range: Range<Int>, _ end: Int) -> String? {
    let open = passage.spaceEnd(end)
    if passage[open] == UInt8(ascii: "("), let close = (open..<min(open + longest, passage.end)).first(where: { passage[$0] == UInt8(ascii: ")") }) {
      let text = passage.text(open + 1..<close)
      return isFullForm(text) ? text : nil
    }
    guard passage[range.lowerBound - 1] == UInt8(ascii: "("), passage[end] == UInt8(ascii: ")") else { return nil }
    let last = passage.spaceStart(range.lowerBound - 1)
    var start = last
    while start > max(passage.start, last - longest), let byte = Optional(passage[start - 1]), byte >= 0x80 || (byte == 32 && !isThaiSpace(passage, start - 1)) || WritingPassage.isLatin(byte) { start -= 1 }
    let text = passage.text(start..<last)
    return isFullForm(text) ? text.trimmedSpaces : nil
  }

  /// In Thai a space ends a group of words, in English a word.
  private static func isThaiSpace(_ passage: WritingPassage, _ index: Int) -> Bool { passage[index - 1] >= 0x80 || passage[index + 1] >= 0x80 }

  private static func isFullForm(_ text: String) -> Bool {
    text.unicodeScalars.count >= 6 && !text.unicodeScalars.contains { $0.properties.numericType != nil }
  }

  /// `(full form: ITA)`, `full form or ITA`, and ITA in brackets behind a link.
  private static func isExplained(_ passage: WritingPassage, _ range: Range<Int>, _ end: Int) -> Bool {
    var start = range.lowerBound
    while passage[start - 1] == UInt8(ascii: "*") { start -= 1 }
    let before = passage.spaceStart(start)
    switch passage[before - 1] {
    case UInt8(ascii: ":"), UInt8(ascii: ","): return passage[end] == UInt8(ascii: ")")
    case UInt8(ascii: "("): return before - 1 > passage.start && passage[end] == UInt8(ascii: ")")
    default: return passage.word(.or, before: before) != nil
    }
  }

  // MARK: - In the report

  static func findings(_ files: [AbbreviationUses], _ report: Report) -> [Diagnostic] {
    let known = known(report)
    let glossary = Dictionary(report.terms.map { (key($0.id.text), $0) }, uniquingKeysWith: { first, _ in first })
    var (seen, explained) = (Set<String>(), Set<String>())
    for file in files { explained.formUnion(file.uses.filter { $0.value.explained != nil }.keys) }
    var findings: [Diagnostic] = []
    var meanings: [String: [(text: String, place: Place)]] = [:]
    let written = Dictionary(files.flatMap { $0.uses.mapValues(\.written) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      for (name, use) in file.uses.sorted(by: { $0.value.offset < $1.value.offset }) {
        meanings[name, default: []] += use.meanings
        let isLate = use.explained.map { $0 > use.offset } ?? false
        guard seen.insert(name).inserted, !known.contains(name), !isChain(use.written, known), glossary[name] == nil, isLate || !explained.contains(name) else { continue }
        findings.append(Diagnostic(.unexplainedAbbreviation, at: use.first, variant: isLate ? "late" : "", ["abbreviation": use.written]))
      }
    }
    for (name, all) in meanings.sorted(by: { $0.key < $1.key }) {
      let term = glossary[name].flatMap { $0.full.isEmpty ? nil : (text: $0.full, place: $0.place) }
      findings += ambiguous((term.map { [$0] } ?? []) + all, name, written[name] ?? name)
    }
    return findings
  }

  /// Of an abbreviation the first meaning that differs from the first one.
  private static func ambiguous(_ meanings: [(text: String, place: Place)], _ name: String, _ written: String) -> [Diagnostic] {
    for (index, meaning) in meanings.enumerated() {
      guard let other = meanings[..<index].first(where: { differ($0.text, meaning.text, name) }) else { continue }
      return [Diagnostic(.ambiguousAbbreviation, at: meaning.place, ["abbreviation": written, "meaning": meaning.text, "other": other.text], related: [other.place])]
    }
    return []
  }

  /// Letters that two full forms of one meaning share at least at an end: where a Thai one begins nobody can tell.
  private static let commonEnd = 6

  /// Whether two full forms, both of which fit the abbreviation, have little in common. A translation fits nothing, and is not compared.
  private static func differ(_ a: String, _ b: String, _ name: String) -> Bool {
    let (x, y) = (RepeatedPassages.letters(of: a.lowercased()), RepeatedPassages.letters(of: b.lowercased()))
    guard fits(x, name), fits(y, name) else { return false }
    let end = zip(x.reversed(), y.reversed()).prefix { $0 == $1 }.count
    let start = zip(x, y).prefix { $0 == $1 }.count
    return max(end, start) < min(commonEnd, x.count, y.count) && !a.holds(b) && !b.holds(a)
  }

  /// Whether the letters of an abbreviation stand in a full form in their order.
  private static func fits(_ form: [UInt32], _ name: String) -> Bool {
    var rest = name.lowercased().unicodeScalars.map(\.value)[...]
    for letter in form where letter == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// Several titles on end: รศ.ดร.
  private static func isChain(_ written: String, _ known: Set<String>) -> Bool {
    let titles = written.split(separator: ".")
    return titles.count > 1 && titles.contains { $0.count > 1 } && titles.allSatisfy { known.contains(key(String($0))) }
  }

  /// What everybody knows, and what the criteria say themselves.
  private static func known(_ report: Report) -> Set<String> {
    var known = Set((WritingWords.shared[.known] + WritingWords.shared[.plain]).map { key(String(decoding: $0, as: UTF8.self)) })
    let framework = report.framework
    for text in RepeatedPassages.criteria(framework) + [framework.profile.short, framework.title.th, framework.title.en, framework.reportTitle.th, report.settings.title, report.settings.agency] {
      for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == ".") }) where word.utf8.count <= 30 { known.insert(key(String(word))) }
    }
    return known
  }
}
