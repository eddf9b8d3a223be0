/// An author's sentence on a result, read for what it claims: phrases, years, and figures that stand beside a year.
struct Statement {
  /// In Arabic digits and small letters, behind one space.
  private let bytes: [UInt8]

  struct Found: Equatable {
    let claim: Phrases.Claim
    /// As the catalogue writes it, with the comparator's name.
    let phrase: String
    /// Turned round by a "not": what is "not below" may be equal.
    var isNegated = false
    let range: Range<Int>
  }

  init(_ text: String) { bytes = Array((" " + text.arabicDigits.lowercased()).utf8) }

  /// What the sentence plainly says; what is a wish, a plan or half of the truth is left out.
  func claims(_ phrases: Phrases, comparator: String) -> [Found] {
    let found = phrases.claims.flatMap { claim, written -> [Found] in
      if written.contains("{comparator}"), comparator.isEmpty { return [] }
      let phrase = written.replacing("{comparator}", with: comparator)
      return ranges(of: Array(phrase.lowercased().utf8)).compactMap { range -> Found? in
        let clause = clause(around: range)
        if phrases.doubts.contains(where: { !Self.ranges(of: $0, in: bytes[clause]).isEmpty }) { return nil }
        let before = bytes[clause.lowerBound..<max(clause.lowerBound, range.lowerBound)]
        let shown = phrase.trimmedSpaces
        if let not = phrases.negations.first(where: { before.suffix($0.count).elementsEqual($0) }) {
          return claim.negated.map { Found(claim: $0, phrase: String(decoding: not, as: UTF8.self) + shown, isNegated: true, range: range) }
        }
        // A "not" farther off may belong to anything.
        if phrases.negations.contains(where: { !Self.ranges(of: $0, in: before).isEmpty }) { return nil }
        return Found(claim: claim, phrase: shown, range: range)
      }
    }
    // Of a phrase and a longer one around it the longer counts.
    return found.filter { one in !found.contains { $0.claim == one.claim && $0.range.overlaps(one.range) && $0.range.count > one.range.count } }
  }

  func says(_ phrase: String) -> Bool { !ranges(of: Array(phrase.lowercased().utf8)).isEmpty }

  /// Numbers that can be years of the Buddhist era, and where they stand.
  var years: [(year: Int, range: Range<Int>)] {
    numbers.compactMap { range in
      guard range.count == 4, let year = Int(text(range)), (2400...2699).contains(year) else { return nil }
      return (year, range)
    }
  }

  /// The years that a phrase may speak of: the last before it, or `latest`, and the first behind it.
  func years(near range: Range<Int>, latest: Int) -> [Int] {
    let before = years.last { $0.range.upperBound <= range.lowerBound }?.year ?? latest
    let after = years.first { $0.range.lowerBound >= range.upperBound }?.year
    return [before] + (after.map { [$0] } ?? [])
  }

  /// Figures in the indicator's unit right behind a year: "ปี 2567 ได้ร้อยละ 95.1", "2567: 412 บาท". Figures of a span of years are left out.
  func figures(_ phrases: Phrases, unit: String) -> [(year: Int, value: ExactDecimal, text: String)] {
    let units = phrases.percents.contains(Array(unit.lowercased().utf8)) ? phrases.percents : [Array(unit.lowercased().utf8)]
    guard !unit.isEmpty else { return [] }
    return years.compactMap { year, range in
      if let before = text(0..<range.lowerBound).trimmedSpaces.last, "–-—−".contains(before) { return nil }
      var place = range.upperBound
      var hasUnit = false
      skipping: while place < bytes.count {
        for word in phrases.connections + units where bytes[place...].starts(with: word) {
          if units.contains(word) { hasUnit = true }
          place += word.count
          continue skipping
        }
        break
      }
      guard let number = numbers.first(where: { $0.lowerBound == place }) else { return nil }
      let rest = bytes[number.upperBound...].drop { $0 == 32 }
      guard hasUnit || units.contains(where: { rest.starts(with: $0) }), case .value(let value) = WrittenNumber(text(number)) else { return nil }
      return (year, value, text(number))
    }
  }

  /// How far above or below, right behind a phrase: "สูงกว่าเป้าหมาย 9 จุดร้อยละ". Per cent without "points" may be of anything.
  func distance(behind range: Range<Int>, _ phrases: Phrases, unit: String) -> (value: ExactDecimal, text: String)? {
    let unit = Array(unit.lowercased().utf8)
    let units = phrases.percents.contains { unit.starts(with: $0) } ? phrases.points : [unit]
    guard !unit.isEmpty, let number = number(at: range.upperBound), case .value(let value) = WrittenNumber(text(number)) else { return nil }
    let rest = afterSpaces(number.upperBound)
    guard let written = units.first(where: { bytes[rest...].starts(with: $0) }) else { return nil }
    return (value, text(range.lowerBound..<(rest + written.count)).trimmedSpaces)
  }

  /// The years that a lasting course is said of: those named, else as many as are counted ("ต่อเนื่อง 3 ปี"), else nil.
  func span(of range: Range<Int>, _ phrases: Phrases, latest: Int) -> ClosedRange<Int>? {
    let named = years.map(\.year)
    if let first = named.min(), let last = named.max(), first < latest { return first...(named.count == 1 ? latest : last) }
    guard let number = number(at: range.upperBound), let count = Int(text(number)), (2...99).contains(count) else { return nil }
    let rest = afterSpaces(number.upperBound)
    return phrases.years.contains { bytes[rest...].starts(with: $0) } ? latest - count + 1...latest : nil
  }

  /// Whether a phrase can have no other subject than the indicator: before it stand figures and `words` alone.
  func isOfIndicator(_ range: Range<Int>, _ words: [[UInt8]]) -> Bool {
    var rest = bytes[..<range.lowerBound]
    while let last = rest.last {
      let word = words.first { rest.suffix($0.count).elementsEqual($0) }
      guard word != nil || Self.isMarkOrDigit(last) else { return false }
      rest = rest.dropLast(word?.count ?? 1)
    }
    return true
  }

  // MARK: - Letters

  private static func isMarkOrDigit(_ byte: UInt8) -> Bool { (32...64).contains(byte) }

  private func afterSpaces(_ place: Int) -> Int { place + bytes[place...].prefix { $0 == 32 }.count }

  private func number(at place: Int) -> Range<Int>? { numbers.first { $0.lowerBound == afterSpaces(place) } }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Runs of digits with the commas and points inside them.
  private var numbers: [Range<Int>] {
    func isDigit(_ index: Int) -> Bool { index >= 0 && index < bytes.count && (48...57).contains(bytes[index]) }
    func isMark(_ index: Int) -> Bool { (bytes[index] == 44 || bytes[index] == 46) && isDigit(index - 1) && isDigit(index + 1) }
    var result: [Range<Int>] = []
    for index in bytes.indices where isDigit(index) || isMark(index) {
      if let last = result.last, last.upperBound == index { result[result.count - 1] = last.lowerBound..<(index + 1) } else { result.append(index..<(index + 1)) }
    }
    return result
  }

  /// Thai groups its words by spaces, other languages by marks.
  private func clause(around range: Range<Int>) -> Range<Int> {
    let isThai = bytes[range].contains { $0 >= 0x80 }
    func isEnd(_ byte: UInt8) -> Bool { isThai ? byte == 32 : byte == 44 || byte == 46 || byte == 59 }
    let start = range.lowerBound + (bytes[range.lowerBound] == 32 ? 1 : 0)
    let from = bytes[..<start].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let to = bytes[range.upperBound...].firstIndex(where: isEnd) ?? bytes.count
    return from..<to
  }

  private func ranges(of part: [UInt8]) -> [Range<Int>] { Self.ranges(of: part, in: bytes[...]) }

  private static func ranges(of part: [UInt8], in text: ArraySlice<UInt8>) -> [Range<Int>] {
    guard !part.isEmpty, part.count <= text.count else { return [] }
    return (text.startIndex...(text.endIndex - part.count)).filter { text[$0] == part[0] && text[$0...].starts(with: part) }.map { $0..<($0 + part.count) }
  }
}
