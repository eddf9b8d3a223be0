package import Files
internal import Templates
internal import Words

/// A whole preview at one moment.
package struct Edition: Sendable {
  /// Everything there is, the script for open pages too.
  package private(set) var bundle: Bundle
  /// Page → what tells its version, with the style sheets, scripts and pictures it shows, apart from any other.
  package let stamps: [String: String]
  /// How many findings the whole report has, in words.
  private let counts: String
  /// Why there is no site at all.
  private let trouble: Trouble?
  private let language: String
  /// The report's own templates may be what is wrong.
  private static let plain = Theme(own: [])
  /// The version of pages that are not there.
  private let absence: String

  init(_ bundle: Bundle, stamps: [String: String], counts: String, trouble: Trouble?, language: String) {
    self.bundle = bundle
    self.stamps = stamps
    self.counts = counts
    self.trouble = trouble
    self.language = language
    absence = Self.stamp(of: trouble, language)
    self.bundle.add(Addresses.live, .bytes(script(stamps.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })))
  }

  /// While there is no site yet: one page that says what is wrong.
  package init(without site: Trouble, language: String, version: String) {
    var bundle = Bundle()
    for asset in Self.plain.assets { bundle.add("theme/" + asset.name, .bytes(asset.bytes)) }
    bundle.add(Addresses.home, .bytes(Self.page(site, Addresses.home, root: "", language)))
    bundle.add(Addresses.data, .bytes(ReportJSON.empty(version: version)))
    self.init(bundle, stamps: [Addresses.home: Self.stamp(of: site, language)], counts: "", trouble: site, language: language)
  }

  package var hasSite: Bool { trouble == nil }

  // MARK: - For open pages

  /// The classic script that one page, there or not, loads again and again: the only way that also works from a folder.
  package func live(_ page: String) -> [UInt8] { script([(page, .text(stamps[page] ?? absence))]) }

  private func script(_ stamps: [(String, JSON)]) -> [UInt8] {
    Array("saraban.live(".utf8) + JSON.object([("counts", .text(counts)), ("pages", .object(stamps))]).bytes.dropLast() + Array(");\n".utf8)
  }

  // MARK: - Pages that are not there

  /// What a web server shows in place of a page that is not there; `root` leads to the top of the site.
  package func missing(_ page: String, root: String) -> [UInt8] { Self.page(trouble, page, root: root, language) }

  private static func page(_ trouble: Trouble?, _ page: String, root: String, _ language: String) -> [UInt8] {
    let words = Words.of(language)
    let model: Model = [
      .words: .model(Model(words: words)), .language: .text(language), .root: .text(root), .path: .text(page), .hash: .text(stamp(of: trouble, language)),
      .isWritten: .flag(trouble == nil),
    ]
    return plain.render(Theme.trouble, model.merging(notice(trouble, words)))
  }

  private static func stamp(of trouble: Trouble?, _ language: String) -> String {
    Fingerprint(of: plain.render(Theme.trouble, notice(trouble, Words.of(language)))).short
  }

  private static func notice(_ trouble: Trouble?, _ words: Words) -> Model {
    trouble?.model(words) ?? [.notice: .text(words[.previewNoPage]), .findings: .list([])]
  }
}
