import Foundation
import TestSupport
import Testing

/// Ids and file names that nobody should choose and somebody will. Whatever is said about them, the bundle is sound.
@Suite struct OddNameTests {
  private let scratch = Scratch()

  private static let names = [
    "Smart City", "smart-city", "SMART-CITY", "x.main", "r.1", "fn.1", "ก ข", "ก-ข", "กข", "%41", "100%", "a#b", "a?b", "a&b", "<b>", "'", "a/b", "..", ".", "-", "_",
    "น\u{0E33}", "น\u{0E4D}\u{0E32}", "Cafe\u{301}", "Café", "#", "con", "CON", "aux.html", "index", "1", "a  b", "a\u{200B}b", String(repeating: "ยาว", count: 40),
  ]

  private func soundSite(_ files: [String: String]) -> (run: Run, site: Site) {
    let run = Saraban.build(scratch.report(files), to: scratch("site"))
    let site = Site(scratch("site"))
    #expect(run.code < 2, "\(run.errors.prefix(500))")
    #expect(site.files.contains("index.html"))
    #expect(site.brokenAddresses == [])
    #expect(site.repeatedIDs == [])
    #expect(site.faults == [])
    #expect(site.inlineCode == [])
    #expect(site.unportableNames == [])
    return (run, site)
  }

  private static func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
  private static func yaml(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  private static func links(_ word: String) -> String {
    names.map { "[ก](<\(word):\($0.replacing("<", with: "\\<").replacing(">", with: "\\>"))>)\n" }.joined()
  }

  @Test func terms() {
    let rows = Self.names.map { Self.cell($0) + ",คำเต็ม,ดู <op:1>\n" }.joined()
    _ = soundSite(["data/glossary.csv": "term,full,definition\n" + rows, "content/a.md": "# ก\n\n" + Self.links("term")])
  }

  @Test func evidence() {
    let rows = Self.names.map { Self.cell($0) + ",ชื่อ,,,,,\n" }.joined()
    _ = soundSite(["data/evidence.csv": "id,title,file,url,date,owner,class\n" + rows, "content/a.md": "# ก\n\n" + Self.links("ev")])
  }

  @Test func pages() {
    var files = ["content/links.md": "# ก\n\n" + Self.links("page")]
    for (number, name) in Self.names.enumerated() { files["content/p\(number).md"] = "---\npage: \(Self.yaml(name))\n---\n## หัวเรื่อง\n\n<page:links>\n" }
    let (_, site) = soundSite(files)
    // No page hides another: each is there, or its address is reported.
    #expect(site.pages.keys.filter { $0.hasPrefix("pages/") }.count >= Self.names.count - 8)
  }

  @Test func indicators() {
    var files: [String: String] = [:]
    for (number, name) in Self.names.enumerated() { files["content/k\(number).md"] = "---\nkpi: \(Self.yaml("7.1.1-" + name))\ntitle: ก\n---\n" }
    _ = soundSite(files)
  }

  @Test func fileNamesOfPages() {
    let names = Self.names.filter { !$0.contains("/") && $0 != "." && $0 != ".." && $0.utf8.count < 200 }
    _ = soundSite(Dictionary(uniqueKeysWithValues: names.enumerated().map { ("content/\($0.offset % 2)/\($0.element).md", "# ก\n") }))
  }

  @Test func attachments() {
    let names = Self.names.filter { !$0.contains("/") && $0 != "." && $0 != ".." && $0.utf8.count < 200 }
    var files: [String: String] = [:]
    var page = "# ก\n\n"
    for name in names {
      for path in ["assets/\(name).txt", "assets/\(name)/ไฟล์ 1.pdf", "assets/\(name)"] where files[path] == nil && !files.keys.contains(where: { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }) {
        files[path] = path
        page += "[ก](\(path.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "/."))) ?? ""))\n"
      }
    }
    let (run, site) = soundSite(files.merging(["content/a.md": page]) { $1 })
    #expect(Set(run.codes).isSubset(of: ["same-address", "long-address", "unused-file"]), "\(run.errors.prefix(800))")
    // Each file is there under some name, or its address is reported.
    let copied = Set(site.files.filter { $0.hasPrefix("assets/") }.map(site.text))
    let reported = run.codes.filter { $0 == "same-address" }.count
    #expect(copied.count + reported >= files.count, "\(files.values.filter { !copied.contains($0) }.sorted())")
  }

  @Test func headings() {
    let text = (Self.names + ["x.main", "Summary", "summary", "basic", "Basic-1"]).map { "## \($0.replacing("<", with: "\\<"))\n\nก\n\n" }.joined()
    _ = soundSite(["content/a.md": "# ก\n\n" + text, "content/b.md": "---\nitem: 1.1\n---\n" + text, "content/c.md": "---\ngroup: 7.1\n---\n" + text,
      "content/d.md": "---\ngroup: 7.1.1\n---\n" + text, "content/e.md": "---\nop: 1\n---\n" + text, "content/f.md": "---\npage: home\n---\n" + text])
  }
}
