import Foundation
import TestSupport
import Testing

/// Search: the index by itself, and the search page in a browser, opened from a folder.
@Suite struct SearchTests {
  private let site = Sample.built.site

  /// A line of `Fixtures/search/queries.txt`.
  struct Query: Sendable, CustomTestStringConvertible {
    let words: String
    let hit: String
    var testDescription: String { words }

    static let all = (Disk.text(Repository.fixtures("search/queries.txt")) ?? "").split(separator: "\n").compactMap { line -> Query? in
      let parts = line.components(separatedBy: " → ")
      return parts.count == 2 ? Query(words: parts[0], hit: parts[1]) : nil
    }
  }

  // MARK: - The index

  /// Whatever an author wrote stands in the index: every paragraph and cell.
  @Test func everyTextOfTheSampleIsInTheIndex() {
    let index = SearchFiles(site)
    let texts = index.strings.joined(separator: "\n")
    var missing: [String] = []
    var count = 0
    for (path, page) in site.pages where path.hasPrefix("items/") || path.hasPrefix("op/") || path.hasPrefix("kpi/") || path.hasPrefix("pages/") {
      for text in Self.writtenTexts(page) {
        count += 1
        if !texts.contains(text) { missing.append("\(path): \(text)") }
      }
    }
    #expect(count > 1000)
    #expect(missing.prefix(5) == [])
  }

  /// The text nodes of `div.text`, as far as search takes them: not numbers of footnotes, labels and interface words.
  private static func writtenTexts(_ page: HTMLPage) -> [String] {
    var found: [String] = []
    var open: [HTMLTag] = []
    var words = ""
    func close() {
      let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if text.count > 12 { found.append(text) }
      words = ""
    }
    for event in page.events {
      let isText = open.contains { $0["class"] == "text" } && !open.contains { ["nav", "dl", "svg", "caption", "figcaption", "h2", "h3", "sup", "thead"].contains($0.name) }
      let isOwn = !open.contains { ["criteria", "label", "marks", "notice", "gap", "hole", "footnote-back", "none", "download"].contains($0["class"] ?? "") }
      switch event {
      case .open(let tag):
        if !["a", "strong", "em", "span", "code"].contains(tag.name) { close() }
        open.append(tag)
      case .close(let name):
        if !["a", "strong", "em", "span", "code"].contains(name) { close() }
        if let last = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(last...) }
      case .text(let text): if isText, isOwn { words += text }
      }
    }
    return found
  }

  @Test func theIndexIsLittleLargerThanItsText() {
    let index = SearchFiles(site)
    #expect(index.plainSize > 500_000)
    #expect(index.size * 10 <= index.plainSize * 13, "\(index.size) of \(index.plainSize)")
  }

  @Test func everyEntryLeadsSomewhere() {
    for address in SearchFiles(site).addresses {
      let parts = address.split(separator: "#", maxSplits: 1).map(String.init)
      #expect(site.pages[parts[0]] != nil, "\(address)")
      if parts.count > 1 { #expect(site.pages[parts[0]]?.ids.contains(parts[1]) == true, "\(address)") }
    }
  }

  /// Without script the page lists every page of the report, but not what is for writers, nor the sheets, which say again what items say.
  @Test func thePageListsAllPages() {
    let links = Set(site.pages["search.html"]?.tags.filter { $0.name == "a" }.compactMap { $0["href"] } ?? [])
    #expect(site.pages.keys.filter { $0 != "search.html" && $0 != "check.html" && !$0.hasPrefix("trails/") && !links.contains($0) }.sorted() == [])
    for (path, page) in site.pages { #expect(page.tags.filter { $0.name == "a" && $0["rel"] == "search" }.count == 1, "\(path)") }
  }

  @Test func scriptsAreSmallAndHoldNoWords() {
    let scripts = site.files.filter { $0.hasPrefix("theme/") && $0.hasSuffix(".js") }
    #expect(scripts.count >= 2)
    #expect(scripts.reduce(0) { $0 + site.text($1).utf8.count } <= 20_000)
    for script in scripts {
      #expect(!site.text(script).unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) }, "\(script)")
      #expect(site.text(script).firstMatch(of: /fetch\(|XMLHttpRequest|eval\(|new Function|innerHTML|Worker\(|import\(|https?:/) == nil, "\(script)")
    }
  }

  // MARK: - In a browser

  @Test(arguments: Query.all) func theFirstHitIs(_ query: Query) {
    #expect(SearchBrowser.firstHit(query.words, in: site.folder) == query.hit)
  }

  /// A report so large that only some texts are loaded: the program and the script must agree on which.
  @Test func aSplitIndexFindsTheSame() {
    let scratch = Scratch()
    let filler = "โครงการพัฒนาคุณภาพชีวิตของประชาชนในพื้นที่ลุ่มน้ำและการบริหารจัดการที่ดี "
    var files: [String: String] = [:]
    for number in 0..<120 {
      files["content/p\(number).md"] = "# หน้า \(number)\n\n" + String(repeating: filler, count: 80)
        + (number == 77 ? "\n\nแมวน้ำคู่หนึ่งกินน้ำแข็งที่ ABC Zürich ปี ๒๕๖๗ ต่าง ๆ เเละเก้าอี้\n" : "\n")
    }
    #expect(Saraban.build(scratch.report(files), to: scratch("site")).code == 0)
    #expect(Disk.files(scratch("site/search")).contains("grams-0.js"))
    let index = SearchFiles(Site(scratch("site")))
    #expect(index.size * 10 <= index.plainSize * 13, "\(index.size) of \(index.plainSize)")
    for words in ["แมวน้ำ", "วน้ำคู่หนึ่งกินน้ำแข็ง", "แมวนำ คูหนึง", "abc zür", "2567 ต่างๆ", "และเก้าอี้", "มวนํ้า"] {
      #expect(SearchBrowser.firstHit(words, in: scratch("site")) == "pages/p77.html", "\(words)")
    }
    #expect(SearchBrowser.firstHit("แมวน้ำแข็ง", in: scratch("site")) == "none")
  }
}
