internal import Diagnostics
internal import Markdown

/// Looks up the links of one text: cross-links, links to files and headings, pictures.
struct LinkResolver {
  let catalogue: Catalogue
  let files: ReportFiles
  /// Path of the file the text stands in, for relative links.
  let file: SourceFile
  /// The thing whose page the text is on.
  let subject: Target
  /// Documents by path, with their anchors; those of `subject` among them.
  let pages: PageIndex
  /// A block and a key of front matter mean the results, a link in the text means the page about them.
  var meansResults = false
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var attachments: Set<String> = []

  init(_ catalogue: Catalogue, _ files: ReportFiles, _ pages: PageIndex, file: SourceFile, subject: Target) {
    self.catalogue = catalogue
    self.files = files
    self.pages = pages
    self.file = file
    self.subject = subject
  }

  mutating func resolve(_ destination: String, at range: Range<Int>) -> Destination {
    if destination.hasPrefix("#") { return heading(String(destination.dropFirst()), on: subject, at: range, fragmentOf: "") }
    guard let scheme = Self.scheme(of: destination) else { return path(destination, at: range) }
    let rest = String(destination.dropFirst(scheme.count + 1))
    switch scheme.lowercased() {
    case "http", "https", "mailto", "tel":
      return files.isProtected(address: destination) ? report(.confidentialFile, range, variant: "address") : .external(destination)
    case "javascript", "data", "vbscript", "file":
      return report(.refusedAddress, range, ["address": destination, "scheme": scheme.lowercased()])
    case let word:
      guard let reference = ReferenceWord(rawValue: word) else { return unknownScheme(scheme, rest, range) }
      return self.reference(reference, PercentCoding.decode(rest), at: range)
    }
  }

  /// A reference by word and id, from a link or from front matter.
  mutating func reference(_ word: ReferenceWord, _ id: String, at range: Range<Int>) -> Destination {
    switch catalogue.find(word, id) {
    case .found(let target):
      noteUnwritten(target, range)
      return .target(target)
    case .former(let target):
      report(.formerID, range, ["id": "\(word.rawValue):\(id)", "now": target.canonical], suggestions: [Suggestion(target.canonical)])
      return .target(target)
    case .missing(let code, let suggestions):
      if files.isUnreadable(word) { return .broken }
      if case let several = catalogue.severalIDs(word, id), !several.isEmpty {
        let list = meansResults ? several.joined(separator: ", ") : several.map { "<\(word.rawValue):\($0)>" }.joined(separator: " ")
        return report(.idRange, range, ["id": id, "list": list])
      }
      let span = catalogue.span(word)
      return report(code, range, variant: span == nil ? "" : "span",
        ["id": id, "target": "\(word.rawValue):\(id)", "first": span?.first ?? "", "last": span?.last ?? ""], suggestions: suggestions, fix: fix(word, id, at: range))
    }
  }

  /// The same id as it is written elsewhere, where it can be written as it is. Never another id, however near.
  private func fix(_ word: ReferenceWord, _ id: String, at range: Range<Int>) -> Replacement? {
    guard let right = catalogue.sameInOtherNotation(word, id), right.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }) else { return nil }
    let (written, needle) = (file.bytes[range], Array(id.utf8))
    guard needle.count <= written.count, let start = (written.startIndex...written.endIndex - needle.count).last(where: { written[$0...].starts(with: needle) })
    else { return nil }
    return file.replacement(of: start..<start + needle.count, with: right)
  }

  /// Only what the framework defines can be linked to before somebody has written it.
  private mutating func noteUnwritten(_ target: Target, _ range: Range<Int>) {
    switch target {
    case .item, .section, .question, .category, .dimension:
      guard !catalogue.written.contains(target), !(meansResults && catalogue.hasResults(target)) else { return }
      report(.unwrittenTarget, range, ["target": target.canonical, "name": catalogue.name(of: target.owner) ?? ""])
    default: break
    }
  }

  private mutating func unknownScheme(_ scheme: String, _ rest: String, _ range: Range<Int>) -> Destination {
    if scheme.count == 1 { return report(.refusedAddress, range, variant: "drive", ["address": scheme + ":" + rest]) }
    let near = NearMiss.nearest(to: scheme.lowercased(), in: ReferenceWord.allCases.map(\.rawValue) + ["http", "https", "mailto", "tel"])
    return report(.unknownScheme, range, ["scheme": scheme], suggestions: near.map { Suggestion("\($0):\(rest)") })
  }

  /// `other.md#heading`, `assets/plan.pdf`, `../x.png`.
  private mutating func path(_ written: String, at range: Range<Int>) -> Destination {
    if written.isEmpty { return report(.missingFile, range, variant: "empty") }
    if written.hasPrefix("//") { return report(.refusedAddress, range, variant: "no-scheme", ["address": written], suggestions: [Suggestion("https:" + written)]) }
    let parts = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var path = PercentCoding.decode(String(parts[0].prefix { $0 != "?" }))
    if path.contains("\\") {
      path = path.replacing("\\", with: "/")
      // A file that is missing anyway is one finding, not two.
      if let found = files.find(path, from: file.path), pages.subject(ofFile: found) != nil || files.exists(found) {
        report(.backslashPath, range, ["path": written], suggestions: [Suggestion(path)])
      }
    }
    guard let found = files.find(path, from: file.path) else {
      return report(.outsideFolder, range, variant: "link", ["path": path])
    }
    // Windows may have hidden an ending: `a.md.txt` is meant.
    if found.lowercased().hasSuffix(".md"), let page = pages.subject(ofFile: found) ?? pages.subject(ofFile: found + ".txt") {
      guard parts.count > 1 else { return .target(page) }
      return heading(String(parts[1]), on: page, at: range, fragmentOf: String(parts[0]))
    }
    if files.isProtected(found) { return report(.confidentialFile, range, ["path": path]) }
    guard files.exists(found) else {
      let near = files.nearest(found)
      return report(.missingFile, range, ["path": path], suggestions: near.map { Suggestion($0) })
    }
    let spelling = files.spelling(found)
    attachments.insert(spelling)
    return .file(spelling)
  }

  private mutating func heading(_ fragment: String, on page: Target, at range: Range<Int>, fragmentOf path: String) -> Destination {
    if fragment.isEmpty { return .target(page) }
    guard let anchors = pages.anchors(of: page) else { return .target(page) }
    let decoded = PercentCoding.decode(fragment)
    guard let id = anchors.id(for: decoded) else {
      let near = NearMiss.nearest(to: decoded, in: anchors.all)
      return report(.unknownHeading, range, ["heading": decoded, "page": path], suggestions: near.map { Suggestion("\(path)#\($0)") })
    }
    return id.isEmpty ? .target(page) : .heading(page, anchor: id)
  }

  @discardableResult
  private mutating func report(_ code: Code, _ range: Range<Int>, variant: String = "", _ arguments: [String: String] = [:], suggestions: [Suggestion] = [],
    fix: Replacement? = nil
  ) -> Destination {
    diagnostics.append(Diagnostic(code, at: file.place(range), variant: variant, arguments, suggestions: suggestions, fix: fix))
    return .broken
  }

  /// `op` of `op:7`; nil for a path.
  static func scheme(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    guard let first = scheme.utf8.first, (first | 32) >= 97, (first | 32) <= 122 else { return nil }
    let isScheme = scheme.utf8.allSatisfy { byte in
      let lower = byte | 32
      return (lower >= 97 && lower <= 122) || (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46
    }
    return isScheme ? String(scheme) : nil
  }
}

/// Percent-encoding of links.
package enum PercentCoding {
  /// Decodes `%E0%B8%81`; a `%` without two hex digits stays, and so does the text when the result is no UTF-8.
  package static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
        result.append(high * 16 + low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? text
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
