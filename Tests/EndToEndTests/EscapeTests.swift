import Foundation
import TestSupport
import Testing

/// Nothing outside the report's folder is read, and no text of an author becomes code of a page.
@Suite struct EscapeTests {
  private let scratch = Scratch()
  private static let secret = "ข้อความนอกโฟลเดอร์-w5"

  private func build(_ files: [String: String], links: [String: String] = [:]) -> (run: Run, site: Site) {
    scratch.write("outside/secret.md", Self.secret)
    let folder = scratch.report(files)
    for (name, destination) in links { scratch.link("report/" + name, to: destination) }
    let run = Saraban.build(folder, to: scratch("site"))
    return (run, Site(scratch("site")))
  }

  @Test(arguments: ["content/a.md", "data/glossary.csv", "assets/a.txt", "evidence/a.txt", "templates/page.mustache"])
  func aSymbolicLinkToAFileOutside(_ name: String) {
    let (run, site) = build(["content/b.md": "# ข\n\n[ก](assets/a.txt)\n"], links: [name: "../../outside/secret.md"])
    #expect(run.codes.contains("outside-folder"))
    #expect(run.code == 1)
    #expect(site.files(holding: [Self.secret]) == [])
  }

  @Test(arguments: ["content", "data", "evidence", "assets", "templates", "content/sub"]) func aSymbolicLinkToAFolderOutside(_ name: String) {
    let (run, site) = build([:], links: [name: name.contains("/") ? "../../outside" : "../outside"])
    #expect(run.codes == ["outside-folder"])
    #expect(site.files(holding: [Self.secret]) == [])
  }

  @Test func anAbsoluteSymbolicLink() {
    let (run, site) = build(["content/b.md": "# ข\n"], links: ["content/a.md": scratch("outside/secret.md")])
    #expect(run.codes == ["outside-folder"])
    #expect(site.files(holding: [Self.secret]) == [])
  }

  @Test func symbolicLinksInsideAreFollowed() {
    let (run, site) = build(["content/a.md": "# ก\n\n[ข](assets/link.txt)\n", "assets/real.txt": "จริง"], links: ["assets/link.txt": "real.txt"])
    #expect(!run.codes.contains("outside-folder"))
    #expect(site.text("assets/link.txt") == "จริง")
  }

  @Test(arguments: [
    "../../outside/secret.md", "../../../../../../../../etc/passwd", "%2E%2E/%2E%2E/outside/secret.md", #"<..\\..\\outside\\secret.md>"#, "/../outside/secret.md",
    "assets/../../outside/secret.md",
  ])
  func aPathThatLeadsOut(_ path: String) {
    let (run, site) = build(["content/b.md": "# ข\n\n[ก](\(path)) ![ก](\(path))\n"])
    #expect(Set(run.codes).subtracting(["backslash-path"]) == ["outside-folder"])
    #expect(site.files(holding: [Self.secret, "root:x:"]) == [])
  }

  @Test func evidenceRowsAndBlocksThatLeadOut() {
    let (run, site) = build(["data/evidence.csv": "id,title,file\nE-01,ก,../../outside/secret.md\nE-02,ข,/etc/passwd\n",
      "content/b.md": "# ข\n\n<ev:E-01> <ev:E-02>\n\n```csv ../../outside/secret.md\n```\n"])
    #expect(run.code == 1)
    #expect(site.files(holding: [Self.secret, "root:x:"]) == [])
  }

  @Test func hiddenFilesAndTheOutputAreNotCopied() {
    let (run, site) = build(["content/b.md": "# ข\n\n[ก](.git/config) [ข](output/index.html) [ค](assets/.hidden)\n", ".git/config": Self.secret,
      "output/index.html": Self.secret, "assets/.hidden": Self.secret])
    #expect(run.codes == ["missing-file", "missing-file", "missing-file"])
    #expect(site.files(holding: [Self.secret]) == [])
  }

  /// Every place where an author can write text, with text that would like to be code.
  @Test func textNeverBecomesCode() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\" ' onclick='x"
    let quoted = "'" + evil.replacing("'", with: "''") + "'"
    let cell = "\"" + evil.replacing("\"", with: "\"\"") + "\""
    scratch.write("report/saraban.yaml", "title: \(quoted)\nagency: \(quoted)\nedition: \(quoted)\ncontact: \(quoted)\nfiscal-year: 2567\nframework: pmqa4@2567\n")
    let files = [
      "content/home.md": "---\npage: home\ntitle: \(quoted)\nsummary: \(quoted)\n---\n# \(evil)\n\n\(evil)\n",
      "content/1.1.md": "---\nitem: 1.1\nowner: \(quoted)\ngaps: {basic.result: \(quoted), advance: \(quoted)}\n---\n## Basic\n\n### Approach: \(evil)\n\n\(evil)\n",
      "content/k.md": "---\nkpi: 7.1.1-1\ntitle: \(quoted)\nunit: \(quoted)\nsource: \(quoted)\ncomparator: \(quoted)\nstatement: \(quoted)\n"
        + "results: {2567: {actual: 1, note: \(quoted)}}\n---\n\(evil)\n",
      "content/faq.md": "# \(evil)\n\n[ก](https://example.com/\"onclick=\"x) [ก](<https://example.com/' onclick='x>) ![\(evil)](assets/a.svg \"\(evil.replacing("\"", with: "\\\""))\")\n\n"
        + "```\(evil)\n\(evil)\n```\n\n`\(evil)`\n\n[^1]\n\n[^1]: \(evil)\n\n<item:9.9\"> <foo:\(evil)>\n\n```csv\nก,\(cell)\n1,\(cell)\n```\n\n| \(evil) |\n|---|\n| \(evil) |\n",
      "assets/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "data/evidence.csv": "id,title,file,url,date,owner,class\n\(cell),\(cell),,javascript:alert(1),\(cell),\(cell),public\nE-02,ก,,\(cell),,,\(cell)\n",
      "data/glossary.csv": "term,full,definition\n\(cell),\(cell),\(cell)\n",
    ]
    for (path, text) in files { scratch.write("report/" + path, text) }
    let run = Saraban.build(scratch("report"), to: scratch("site"))
    #expect(run.code < 2)
    let site = Site(scratch("site"))
    #expect(site.inlineCode == [])
    #expect(site.faults == [])
    #expect(site.brokenAddresses == [])
    #expect(site.repeatedIDs == [])
    #expect(site.pages.values.allSatisfy { page in !page.tags.contains { Self.isForeign($0) } })
    // It is there as text all the same.
    #expect(site.pages["pages/faq.html"]?.text.contains("<script>alert(1)</script>") == true)
    #expect(site.pages["items/1.1.html"]?.text.contains("<script>alert(1)</script>") == true)
  }

  /// A script that is not the theme's or the index of the search, a picture that is not the report's.
  private static func isForeign(_ tag: HTMLTag) -> Bool {
    switch tag.name {
    case "script": !["theme/", "../theme/", "search/"].contains { tag["src"]?.hasPrefix($0) == true }
    case "img": tag["src"] == "x"
    default: false
    }
  }
}
