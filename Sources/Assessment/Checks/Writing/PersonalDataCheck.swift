internal import Diagnostics

/// Personal data in texts, tables and names of files. Everything counts that is published, code too; numbers of an office do not.
enum PersonalDataCheck {
  /// `names` are those of files of evidence that hold some: where one of them is mentioned, its own finding has said so.
  static func findings(_ file: SourceFile, _ names: [String], _ report: Report) -> [Diagnostic] {
    let matches = PersonalData.matches(in: file.bytes)
    guard !matches.isEmpty else { return [] }
    let mentions = comments(file) + names.flatMap { Needle(Array($0.utf8)).ranges(in: file.bytes) }
    return matches.compactMap { match in
      let isLeft = mentions.contains { $0.contains(match.range.lowerBound) }
      guard !isLeft, !isAddress(file, match), !isOfOffice(file, match), !isOwn(file.text(match.range), report) else { return nil }
      return finding(match, at: file.place(match.range), file.text(match.range))
    }
  }

  static func findings(inNames names: [String]) -> [Diagnostic] {
    names.flatMap { name in
      let bytes = Array(name.utf8)
      return PersonalData.matches(in: bytes).map { finding($0, at: Place(file: ReportPaths.evidence(name)), String(decoding: bytes[$0.range], as: UTF8.self), isName: true) }
    }
  }

  private static func finding(_ match: PersonalData.Match, at place: Place, _ text: String, isName: Bool = false) -> Diagnostic {
    switch match.kind {
    case .identity: Diagnostic(.personalID, at: place, variant: isName ? "file" : "", ["text": text])
    case .phone: Diagnostic(.personalContact, at: place, variant: isName ? "file" : "", ["text": text])
    case .email: Diagnostic(.personalContact, at: place, variant: isName ? "file" : "email")
    }
  }

  /// What the report gives as its own address.
  private static func isOwn(_ text: String, _ report: Report) -> Bool { report.settings.contact.holds(text) }

  private static func comments(_ file: SourceFile) -> [Range<Int>] {
    let (open, close) = (Array("<!--".utf8), Array("-->".utf8))
    let starts = Needle(open).ranges(in: file.bytes)
    guard !starts.isEmpty else { return [] }
    let ends = Needle(close).ranges(in: file.bytes)
    var (comments, next): ([Range<Int>], Int) = ([], 0)
    for start in starts where start.lowerBound >= (comments.last?.upperBound ?? 0) {
      while next < ends.count, ends[next].lowerBound < start.upperBound { next += 1 }
      guard next < ends.count else { break }
      comments.append(start.lowerBound..<ends[next].upperBound)
    }
    return comments
  }

  /// Bytes before a number in which words say whose it is.
  private static let near = 120

  /// A part of an address on the web, where long numbers are common.
  private static func isAddress(_ file: SourceFile, _ match: PersonalData.Match) -> Bool {
    guard match.kind != .email else { return false }
    let line = file.bytes[max(0, match.range.lowerBound - near)..<match.range.lowerBound]
    let word = line.suffix(while: { $0 > 32 && $0 != UInt8(ascii: "|") })
    return !Needle(Array("://".utf8)).ranges(in: Array(word)).isEmpty
  }

  /// Whether the words before it speak of an office, or of a number of something else, and of no person behind that.
  private static func isOfOffice(_ file: SourceFile, _ match: PersonalData.Match) -> Bool {
    let line = file.lineRange(file.line(at: match.range.lowerBound))
    let before = Array(file.text(max(line.lowerBound, match.range.lowerBound - near)..<match.range.lowerBound).lowercased().utf8)
    switch match.kind {
    case .identity: return last(.otherNumbers, before) > last(.ownNumbers, before)
    case .phone: return max(last(.offices, before), last(.otherNumbers, before)) > last(.persons, before)
    case .email:
      let name = Array(file.text(match.range).lowercased().utf8)
      return last(.officeMail, name) >= 0 || last(.offices, before) > last(.persons, before)
    }
  }

  /// Where the last word of a list ends; −1 where there is none.
  private static func last(_ list: WritingWords.List, _ text: [UInt8]) -> Int {
    WritingWords.shared[list].flatMap { Needle($0).ranges(in: text) }.map(\.upperBound).max() ?? -1
  }
}

extension ArraySlice {
  fileprivate func suffix(while isPart: (Element) -> Bool) -> ArraySlice {
    var start = endIndex
    while start > startIndex, isPart(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
