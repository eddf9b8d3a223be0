internal import Diagnostics

/// A block of prose while it is gone through, with what was found so far.
struct WritingPassage {
  let prose: Prose
  /// nil for a CSV file.
  let document: ResolvedDocument?
  let report: Report
  var block: Prose.Block
  var findings: [Diagnostic] = []
  var abbreviations = AbbreviationUses()
  /// The straight quote that is open.
  var quote: Int?

  var bytes: [UInt8] { prose.bytes }
  var start: Int { block.range.lowerBound }
  var end: Int { block.range.upperBound }

  /// A byte of the block; 0 outside and where something else than prose stands.
  subscript(_ index: Int) -> UInt8 { index >= block.range.lowerBound && index < block.range.upperBound ? prose.bytes[index] : 0 }

  /// What may be mended without asking: a reader sees no difference, or the one that was meant.
  private static let certain: Set<Code> = [.wrongThaiLetter, .doubleSpace]

  mutating func report(_ code: Code, _ range: Range<Int>, variant: String = "", _ arguments: [String: String] = [:], fix: String? = nil, related: [Place] = []) {
    // A space in quotation marks tells nobody what to type.
    let suggestions = [fix].compactMap(\.self).filter { $0 != " " }.map { Suggestion($0) }
    findings.append(Diagnostic(code, at: prose.file.place(range), variant: variant, arguments, suggestions: suggestions, related: related,
      fix: Self.certain.contains(code) ? fix.flatMap { prose.file.replacement(of: range, with: $0) } : nil))
  }

  // MARK: - Letters

  /// The Thai letter that begins at `index`, counted from U+0E00.
  func thai(_ index: Int) -> UInt8? {
    guard self[index] == 0xE0, self[index + 1] == 0xB8 || self[index + 1] == 0xB9, self[index + 2] & 0xC0 == 0x80 else { return nil }
    return (self[index + 1] & 1) << 6 | (self[index + 2] & 0x3F)
  }

  /// The Thai letter that ends before `index`.
  func thai(before index: Int) -> UInt8? { thai(index - 3) }

  /// Consonants, vowels and marks, without ๆ, ฯ, digits and signs.
  static func isLetter(_ thai: UInt8) -> Bool { (0x01...0x2E).contains(thai) || (0x30...0x45).contains(thai) || (0x47...0x4E).contains(thai) }
  static func isConsonant(_ thai: UInt8) -> Bool { (0x01...0x2E).contains(thai) }
  static func isLatin(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  /// Spaces and line ends, and no-break spaces.
  func spaceEnd(_ index: Int) -> Int {
    var index = index
    while true {
      if Self.isSpace(self[index]) { index += 1 } else if self[index] == 0xC2, self[index + 1] == 0xA0 { index += 2 } else { return index }
    }
  }

  func spaceStart(_ index: Int) -> Int {
    var index = index
    while true {
      if Self.isSpace(self[index - 1]) { index -= 1 } else if self[index - 1] == 0xA0, self[index - 2] == 0xC2 { index -= 2 } else { return index }
    }
  }

  // MARK: - Words

  private func holds(_ word: [UInt8], at index: Int) -> Bool {
    for (offset, byte) in word.enumerated() where lowered(self[index + offset]) != byte { return false }
    return true
  }

  private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }

  /// The word of a list that begins at `index`.
  func word(_ list: WritingWords.List, at index: Int) -> Range<Int>? {
    WritingWords.shared[list].first { holds($0, at: index) }.map { index..<index + $0.count }
  }

  /// The word of a list that ends at `index`.
  func word(_ list: WritingWords.List, before index: Int) -> Range<Int>? {
    WritingWords.shared[list].first { index - $0.count >= start && holds($0, at: index - $0.count) }.map { index - $0.count..<index }
  }

  /// The first word of a list in a part of the block.
  func word(_ list: WritingWords.List, in part: Range<Int>) -> Range<Int>? {
    let words = WritingWords.shared[list]
    // A word begins at no byte inside a letter.
    for index in part.clamped(to: block.range) where self[index] & 0xC0 != 0x80 {
      if let word = words.first(where: { index + $0.count <= part.upperBound && holds($0, at: index) }) { return index..<index + word.count }
    }
    return nil
  }

  func text(_ range: Range<Int>) -> String { prose.file.text(range) }

  /// Bytes of the words of a link on each side of one of them.
  private static let longestWords = 600

  /// Whether it is among the words of a link: of that the destination is left out behind its bracket.
  func isLinked(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound - 1
    while index >= max(start, range.lowerBound - Self.longestWords), self[index] != UInt8(ascii: "["), self[index] != 0 { index -= 1 }
    guard self[index] == UInt8(ascii: "[") else { return false }
    let close = (range.upperBound..<min(end, range.upperBound + Self.longestWords)).first { self[$0] == 0 || self[$0] == UInt8(ascii: "[") || self[$0] == UInt8(ascii: "]") }
    return close.map { self[$0] == 0 } ?? false
  }
}

/// A number in a text.
struct WritingNumber {
  let range: Range<Int>
  /// Of a whole number of up to nine digits without a comma.
  let value: Int?
  let isThai: Bool
}

extension WritingPassage {
  /// The number that begins at `index`, in either kind of digits, with the commas and points inside it.
  func number(at index: Int) -> WritingNumber? {
    guard let first = digit(at: index) else { return nil }
    var (place, value, count, isWhole) = (index, 0, 0, true)
    while true {
      if let digit = digit(at: place) {
        if count < 9 { value = value * 10 + digit.value }
        count += 1
        place += digit.width
      } else if self[place] == UInt8(ascii: ",") || self[place] == UInt8(ascii: "."), digit(at: place + 1) != nil {
        isWhole = false
        place += 1
      } else {
        break
      }
    }
    return WritingNumber(range: index..<place, value: isWhole && count <= 9 ? value : nil, isThai: first.width == 3)
  }

  private func digit(at index: Int) -> (value: Int, width: Int)? {
    let byte = self[index]
    if Self.isDigit(byte) { return (Int(byte) - 48, 1) }
    guard byte == 0xE0, self[index + 1] == 0xB9, (0x90...0x99).contains(self[index + 2]) else { return nil }
    return (Int(self[index + 2]) - 0x90, 3)
  }
}
