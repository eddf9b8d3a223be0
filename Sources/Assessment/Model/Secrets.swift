package import Diagnostics
internal import ThaiText

/// What must appear nowhere in the bundle: names and addresses of confidential evidence (§7 of the report format).
package struct Secrets: Sendable {
  /// Paths of the files in the report's folder.
  let paths: Set<String>
  /// File names and addresses: what a text must not hold.
  private let needles: [Needle]
  /// Public addresses that begin with a confidential one: they may be said.
  private let open: [Needle]
  private let shortest: Int
  package let isEmpty: Bool

  /// `rows` are all rows of the register, those with faults too.
  package init(_ rows: [EvidenceRow]) {
    let secret = rows.filter(\.isConfidential)
    isEmpty = secret.isEmpty
    paths = Set(secret.map(\.fileName).filter { !$0.isEmpty }.map(ReportPaths.evidence))
    let names = paths.compactMap { $0.split(separator: "/").last.map(String.init) }
    let words = (secret.map(\.url) + secret.map(\.fileName) + names).filter { !$0.isEmpty }
    let folded = Self.folded(words)
    needles = folded.map(Needle.init)
    shortest = folded.map(\.count).min() ?? 0
    let addresses = Self.folded(secret.map(\.url))
    open = Self.folded(rows.filter { !$0.isConfidential }.map(\.url)).subtracting(addresses).filter { url in addresses.contains { url.starts(with: $0) } }.map(Needle.init)
  }

  private static func folded(_ words: [String]) -> Set<[UInt8]> {
    // Findings quote names without their personal data.
    Set((words + words.map(NFC.normalize) + words.map(PersonalData.masked)).flatMap { word in [false, true].map { folded(word, decodes: $0).bytes } }).filter { !$0.isEmpty }
  }

  private static func folded(_ text: String, decodes: Bool) -> FoldedText {
    var folded = FoldedText(decodes: decodes, keepsPlaces: false)
    folded.append(Array(text.utf8), 0..<text.utf8.count)
    return folded
  }

  /// Whether a text gives one away, percent-encoded too.
  package func appear(in text: String) -> Bool {
    guard !needles.isEmpty, text.utf8.count >= shortest else { return false }
    return [false, true].contains { decodes in
      if decodes, !text.utf8.contains(UInt8(ascii: "%")) { return false }
      return !places(in: Self.folded(text, decodes: decodes).bytes).isEmpty
    }
  }

  /// Where secrets stand in a folded text: a public address that goes on behind a confidential one is none.
  private func places(in folded: [UInt8]) -> [Range<Int>] {
    let found = needles.flatMap { $0.ranges(in: folded) }
    if found.isEmpty || open.isEmpty { return found }
    let said = open.flatMap { $0.ranges(in: folded) }
    return found.filter { place in !said.contains { $0.lowerBound == place.lowerBound && $0.upperBound > place.upperBound } }
  }

  /// A text with a word in the place of each secret.
  package func masked(_ text: String, as word: String) -> String {
    guard appear(in: text) else { return text }
    let bytes = Array(text.utf8)
    let masked = masked(bytes, as: word) { $0.append(bytes, bytes.indices) }
    return String(decoding: masked, as: UTF8.self)
  }

  /// The same where not all bytes are text: `read` gives those that a reader sees.
  package func masked(_ bytes: [UInt8], as word: String, _ read: (inout FoldedText) -> Void) -> [UInt8] {
    guard !needles.isEmpty else { return bytes }
    var cuts: [(range: Range<Int>, isFirst: Bool)] = []
    for decodes in [false, true] where !decodes || Self.holdsEncoded(bytes) {
      var quick = FoldedText(decodes: decodes, keepsPlaces: false)
      quick.reserve(bytes.count)
      read(&quick)
      let found = places(in: quick.bytes)
      if found.isEmpty { continue }
      var text = FoldedText(decodes: decodes, keepsPlaces: true)
      read(&text)
      for match in found { cuts += text.pieces(of: match).enumerated().map { ($1, $0 == 0) } }
    }
    return Self.cut(cuts.sorted { a, b in a.range.lowerBound != b.range.lowerBound ? a.range.lowerBound < b.range.lowerBound : a.isFirst && !b.isFirst }, from: bytes, Array(word.utf8))
  }

  /// Whether there is anything to decode: `%` and two digits.
  private static func holdsEncoded(_ bytes: [UInt8]) -> Bool {
    func isDigit(_ index: Int) -> Bool { index < bytes.count && ((48...57).contains(bytes[index]) || (97...102).contains(bytes[index] | 32)) }
    return bytes.indices.contains { bytes[$0] == UInt8(ascii: "%") && isDigit($0 + 1) && isDigit($0 + 2) }
  }

  /// Cuts that touch or overlap are one.
  private static func cut(_ cuts: [(range: Range<Int>, isFirst: Bool)], from bytes: [UInt8], _ word: [UInt8]) -> [UInt8] {
    guard !cuts.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + word.count * cuts.count)
    var end = 0
    for (range, isFirst) in cuts {
      if range.lowerBound > end || end == 0 {
        result += bytes[end..<range.lowerBound]
        if isFirst { result += word }
      }
      end = max(end, range.upperBound)
    }
    return result + bytes[end...]
  }

  /// What of the register's lines may be quoted: others may be about the shape of a row, which then may hide what it protects.
  private static let openCodes: Set<Code> = [.missingFile, .unusedEvidence]

  /// Whether a finding may be quoted in the bundle.
  package func permit(_ diagnostic: Diagnostic) -> Bool {
    let place = diagnostic.place
    if diagnostic.code == .confidentialFile || (place.path == Registers.evidencePath && !Self.openCodes.contains(diagnostic.code)) { return false }
    if needles.isEmpty { return true }
    let texts = [place.path, place.before + place.marked + place.after] + diagnostic.arguments.values + diagnostic.suggestions.map(\.text)
    return !texts.contains(where: appear)
  }
}
