package import Assessment
internal import Diagnostics

/// Where everything stands in the bundle (§10 of the report format). Addresses come from ids and never change.
package struct Addresses: Sendable {
  package static let home = "index.html"
  package static let profile = "op/index.html"
  package static let results = "results/index.html"
  package static let matrix = "matrix.html"
  /// The matrices behind the first, by id.
  static func matrix(_ id: String) -> String { "matrix-\(id).html" }
  private static let moreMatrices = ["op", "kpi", "items"].map(matrix)
  /// The matrices for spreadsheets.
  package static let questionTable = "matrix-op.csv"
  package static let indicatorTable = "matrix-kpi.csv"
  package static let itemTable = "matrix-items.csv"
  static let trails = "trails"
  static let offices = "offices"
  package static let scores = "scores.html"
  package static let coverage = "coverage.html"
  package static let print = "print.html"
  package static let check = "check.html"
  package static let evidence = "evidence.html"
  package static let glossary = "glossary.html"
  package static let search = "search.html"
  static let help = "help.html"
  static let accessibility = "accessibility.html"
  package static let data = "report.json"
  /// Tells the open pages of a preview what has changed.
  package static let live = "_live.js"
  /// Everything a bundle may have at its top, of earlier versions too.
  static let topNames: Set<String> = Set(moreMatrices).union([
    home, matrix, scores, coverage, offices, print, check, evidence, glossary, search, help, accessibility, data, live, "manifest.json", "categories", "items", "op", "results", "kpi",
    "pages", "assets", "evidence", "data", "theme", "search", questionTable, indicatorTable, itemTable, trails,
  ])
  /// No path in the bundle is longer, so that it unpacks on any Windows PC.
  package static let longest = 100

  private let framework: Framework
  /// The anchors of rows of the registers.
  private let rows: [Target: String]
  /// Ids and paths with the name of confidential evidence in them, and what addresses have instead.
  private let veiled: [String: String]

  package init(_ report: Report) {
    framework = report.framework
    let secrets = report.secrets
    func anchors(_ ids: [String]) -> [String] { Self.rowAnchors(secrets.isEmpty ? ids : ids.map { secrets.appear(in: $0) ? "" : $0 }) }
    let evidence = zip(report.evidence, anchors(report.evidence.map(\.id.text))).map { (Target.evidence($0.id), $1) }
    let terms = zip(report.terms, anchors(report.terms.map(\.id.text))).map { (Target.term($0.id), $1) }
    veiled = Self.veiled(report)
    rows = Dictionary(evidence + terms, uniquingKeysWith: { first, _ in first })
  }

  /// Numbered, since anything made from a name could be compared with a guess.
  private static func veiled(_ report: Report) -> [String: String] {
    guard !report.secrets.isEmpty else { return [:] }
    let ids = report.documents.compactMap { document -> String? in
      let isMade = document.source.id == nil && report.secrets.appear(in: document.source.file.path)
      switch document.subject {
      case .page(let id): return isMade || report.secrets.appear(in: id.text) ? id.text : nil
      case .indicator(let id): return report.secrets.appear(in: id.text) ? id.text : nil
      default: return nil
      }
    }
    let names = ids + report.attachments.filter(report.secrets.appear)
    return Dictionary(names.enumerated().map { ($1, "hidden-\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
  }

  private func part(_ id: String) -> String { PortableName.part(veiled[id] ?? id) }

  /// The page of a target, without anchor.
  package func page(_ target: Target) -> String {
    switch target {
    case .category(let id): id == framework.results.id ? Self.results : "categories/\(PortableName.part(id.text)).html"
    case .item(let id), .section(let id, _): "items/\(PortableName.part(id.text)).html"
    case .question(let id): "op/\(PortableName.part(id.text)).html"
    case .dimension(let id): "results/\(PortableName.part(id.text)).html"
    case .group(let id): framework.dimension(of: id).map { page(.dimension($0.id)) } ?? Self.results
    case .indicator(let id): "kpi/\(part(id.text)).html"
    case .evidence: Self.evidence
    case .term: Self.glossary
    case .page(let id): id == .home ? Self.home : "pages/\(part(id.text)).html"
    }
  }

  /// The download of a result's figures, beside its page.
  package func csv(_ target: Target) -> String { page(target).dropLast(5) + ".csv" }

  /// The sheet of an item for assessors.
  package func trail(_ item: ItemID) -> String { "\(Self.trails)/\(PortableName.part(item.text)).html" }

  /// The page of a responsible office. Always with the hash of its name: names that differ only in case must not share a page.
  static func office(_ name: String) -> String { "\(offices)/\(PortableName.made(from: name)).html" }

  /// The anchor of a target on its page; empty for the page itself.
  package func anchor(_ target: Target) -> String {
    switch target {
    case .section(_, let section): section.anchor
    case .group(let id): id.text
    case .evidence, .term: rows[target] ?? ""
    default: ""
    }
  }

  /// Ids of letters, digits, dot, hyphen and underscore are anchors as they are. The others follow the rule of headings, and are numbered
  /// like them where that gives an anchor twice.
  static func rowAnchors(_ ids: [String]) -> [String] {
    var used = ownAnchors.union(ids.filter(isPlain))
    var numbers: [String: Int] = [:]
    return ids.map { id in
      if isPlain(id), !ownAnchors.contains(id) { return id }
      let slug = isPlain(id) ? id : Anchors.slug(id)
      let base = slug.isEmpty ? "row" : slug
      var anchor = base
      while !used.insert(anchor).inserted {
        numbers[base, default: 0] += 1
        anchor = "\(base)-\(numbers[base] ?? 0)"
      }
      return anchor
    }
  }

  /// What `base.mustache` and `problems.mustache` call their own.
  private static let ownAnchors: Set<String> = ["x.main", "x.problems"]

  private static func isPlain(_ id: String) -> Bool {
    id.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46 || byte == 95
    }
  }

  /// The anchor of a reference on the page it stands on. Introductions of groups, and definitions of terms, share one page.
  package func anchor(ofReference ordinal: Int, from source: Target) -> String {
    switch source {
    // With a dot, which no heading's anchor can hold.
    case .group: "r.\(anchor(source)).\(ordinal)"
    // With a colon, which no row's anchor can hold.
    case .term: "r.\(anchor(source)):\(ordinal)"
    default: "r.\(ordinal)"
    }
  }

  package func full(_ target: Target) -> String {
    let anchor = anchor(target)
    return anchor.isEmpty ? page(target) : page(target) + "#" + anchor
  }

  /// Where a file of the report's folder is copied to: every part of its path gets a portable name.
  package func attachment(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    // Pictures may lie beside the text that shows them.
    if let top = parts.first, !["assets", "evidence", "data"].contains(top) { parts.insert("assets", at: 0) }
    guard let name = parts.popLast() else { return "assets/x" }
    if let veil = veiled[path] { return (parts.first ?? "assets") + "/" + veil + Self.suffix(of: name) }
    let portable = parts.map(PortableName.part) + [PortableName.file(name)]
    let joined = portable.joined(separator: "/")
    return joined.utf8.count <= Self.longest ? joined : (portable.first ?? "assets") + "/" + PortableName.file(PortableName.made(from: path) + Self.suffix(of: name))
  }

  /// A file of the report's own theme keeps its name: templates write it.
  package static func themeFile(_ path: String) -> String { "theme/" + path.split(separator: "/").dropFirst().joined(separator: "/") }

  private static func suffix(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), name[dot...].utf8.count <= 10, PortableName.isPortable("x" + name[dot...]) else { return "" }
    return String(name[dot...])
  }
}

/// The page an address is written on: makes addresses relative, or, in the print page, anchors within it.
package struct Viewpoint: Sendable {
  package let path: String
  /// `../` for each folder.
  package let root: String
  /// Set on the print page, where every page is a part with prefixed ids.
  let isPrint: Bool
  /// Prefix of the ids of the part being rendered: `items-1.1--`.
  let prefix: String

  package init(_ path: String, isPrint: Bool = false, part: String? = nil) {
    self.path = path
    self.isPrint = isPrint
    root = String(repeating: "../", count: path.utf8.filter { $0 == UInt8(ascii: "/") }.count)
    prefix = part.map(Self.prefix) ?? ""
  }

  /// Pages that are no part of the printed report.
  private static let notPrinted: Set<String> = [
    Addresses.matrix, Addresses.scores, Addresses.coverage, Addresses.check, Addresses.print, Addresses.search, Addresses.help,
    Addresses.accessibility, Addresses.data,
  ]
  private static let notPrintedFolders = [Addresses.trails, Addresses.offices].map { $0 + "/" }
  private static func isPrinted(_ page: String) -> Bool { !notPrinted.contains(page) && !notPrintedFolders.contains { page.hasPrefix($0) } }

  /// `items/1.1.html` → `items-1.1--`.
  static func prefix(_ page: String) -> String { id(page) + "--" }
  static func id(_ page: String) -> String {
    String((page.hasSuffix(".html") ? page.dropLast(5) : page[...]).map { $0 == "/" ? "-" : $0 })
  }

  /// The address of a page of the bundle, seen from here.
  package func href(page: String, anchor: String) -> String {
    if isPrint, Self.isPrinted(page) { return "#" + (anchor.isEmpty ? Self.id(page) : Self.prefix(page) + PercentEncoding.fragment(anchor)) }
    let fragment = anchor.isEmpty ? "" : "#" + PercentEncoding.fragment(anchor)
    if page == path { return fragment.isEmpty ? PercentEncoding.path(name(page)) : fragment }
    return root + PercentEncoding.path(page) + fragment
  }

  private func name(_ page: String) -> String { page.split(separator: "/").last.map(String.init) ?? page }

  package func href(file: String) -> String { root + PercentEncoding.path(file) }
}

/// What must be encoded in an address. Thai letters stay readable: browsers encode them themselves.
enum PercentEncoding {
  static func path(_ text: String) -> String { encode(text) { $0 == 32 || $0 == 34 || $0 == 35 || $0 == 37 || $0 == 60 || $0 == 62 || $0 == 63 } }
  static func fragment(_ text: String) -> String { encode(text) { $0 == 32 || $0 == 34 || $0 == 37 || $0 == 60 || $0 == 62 } }

  private static func encode(_ text: String, _ needs: (UInt8) -> Bool) -> String {
    guard text.utf8.contains(where: needs) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if needs(byte) { bytes += Array("%".utf8) + Array(String(byte, radix: 16, uppercase: true).utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
