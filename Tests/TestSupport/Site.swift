internal import Foundation

/// A built bundle, looked at from outside.
package struct Site: Sendable {
  package let folder: String
  package let files: [String]
  package let pages: [String: HTMLPage]

  package init(_ folder: String) {
    self.folder = folder
    files = Disk.files(folder)
    pages = Dictionary(uniqueKeysWithValues: files.filter { $0.hasSuffix(".html") }.map { ($0, HTMLPage(Disk.bytes(folder + "/" + $0) ?? Data())) })
  }

  package var report: [String: Any] {
    (Disk.bytes(folder + "/report.json").flatMap { try? JSONSerialization.jsonObject(with: $0) }) as? [String: Any] ?? [:]
  }

  package func text(_ file: String) -> String { Disk.text(folder + "/" + file) ?? "" }

  /// Everything that is wrong with the pages' addresses, as `page: problem`.
  package var brokenAddresses: [String] {
    let known = Set(files)
    let ids = pages.mapValues { Set($0.ids) }
    var broken: [String] = []
    for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
      for tag in page.tags {
        for attribute in tag.attributes where Self.addressing.contains(attribute.name) {
          if let problem = Self.problem(attribute.value, of: tag, on: path, known, ids) { broken.append("\(path): <\(tag.name) \(attribute.name)> \(problem)") }
        }
      }
    }
    return broken
  }

  private static let addressing: Set<String> = ["href", "src", "srcset", "poster", "data", "action", "formaction", "cite", "background", "xlink:href"]

  private static func problem(_ address: String, of tag: HTMLTag, on page: String, _ known: Set<String>, _ ids: [String: Set<String>]) -> String? {
    let isLink = tag.name == "a"
    for scheme in ["http:", "https:", "mailto:", "tel:"] where address.lowercased().hasPrefix(scheme) { return isLink ? nil : "loads \(address)" }
    if address.hasPrefix("/") || address.firstMatch(of: /^[a-zA-Z][a-zA-Z0-9+.-]*:/) != nil { return "is not relative: \(address)" }
    if address.isEmpty { return "is empty" }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let path = parts[0].removingPercentEncoding, let target = path.isEmpty ? page : resolve(path, from: page) else { return "leads out: \(address)" }
    guard known.contains(target) else { return "is not there: \(address)" }
    guard parts.count > 1 else { return nil }
    guard let id = parts[1].removingPercentEncoding, ids[target]?.contains(id) == true else { return "has no such anchor: \(address)" }
    return nil
  }

  private static func resolve(_ path: String, from page: String) -> String? {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." { if parts.popLast() == nil { return nil } } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// What the content security policy of the bundle would forbid.
  package var inlineCode: [String] {
    pages.sorted { $0.key < $1.key }.flatMap { path, page in
      page.tags.flatMap { tag -> [String] in
        var found = tag.attributes.filter { $0.name == "style" || $0.name.hasPrefix("on") }.map { "\(path): <\(tag.name) \($0.name)>" }
        if tag.name == "style" || (tag.name == "script" && tag["src"] == nil) || tag.name == "base" || tag.name == "iframe" { found.append("\(path): <\(tag.name)>") }
        if tag.name == "meta", tag["http-equiv"] != nil { found.append("\(path): <meta http-equiv>") }
        return found
      }
    }
  }

  package var repeatedIDs: [String] {
    pages.sorted { $0.key < $1.key }.flatMap { path, page in
      var seen = Set<String>()
      return page.ids.filter { !seen.insert($0).inserted }.map { path + "#" + $0 }
    }
  }

  /// Headings without words, and headings that another of their level follows at once. In print, where pages follow each other, only
  /// the first.
  package var emptyHeadings: [String] {
    pages.sorted { $0.key < $1.key }.flatMap { path, page -> [String] in
      var found: [String] = []
      var heading: (name: String, words: String)?
      var isOpen = false
      var hasText = true
      for event in page.events {
        switch event {
        case .open(let tag):
          if tag.name == "img" { hasText = true }
          guard Self.headingNames.contains(tag.name) else { continue }
          if !hasText, path != "print.html", let last = heading, last.name >= tag.name { found.append("\(path): nothing below “\(last.words)”") }
          (heading, isOpen, hasText) = ((tag.name, ""), true, false)
        case .text(let text):
          if text.allSatisfy(\.isWhitespace) { continue }
          if isOpen { heading?.words += text } else { hasText = true }
        case .close(let name):
          guard isOpen, name == heading?.name else { continue }
          isOpen = false
          if heading?.words.isEmpty == true { found.append("\(path): <\(name)> without words") }
        }
      }
      return found
    }
  }

  private static let headingNames: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  package var faults: [String] { pages.sorted { $0.key < $1.key }.flatMap { path, page in page.faults.map { path + ": " + $0 } } }

  /// Names that some file system, web server or archive does not take.
  package var unportableNames: [String] {
    let reserved = /(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?/
    return files.filter { file in
      file.utf8.count > 100 || file.wholeMatch(of: /[A-Za-z0-9._\/-]+/) == nil
        || file.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasSuffix(".") || $0.wholeMatch(of: reserved) != nil }
    }
  }

  /// Files that hold one of these words, in bytes or percent-encoded.
  package func files(holding words: [String]) -> [String] {
    let needles = words.flatMap { word in [word, word.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? word].map { Data($0.utf8) } }
    return files.filter { file in
      let bytes = Disk.bytes(folder + "/" + file) ?? Data()
      return needles.contains { bytes.range(of: $0) != nil || Data(file.utf8).range(of: $0) != nil }
    }
  }
}
