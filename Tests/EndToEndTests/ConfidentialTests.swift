import Foundation
import TestSupport
import Testing

/// A confidential row of the evidence register: its file, file name and address are nowhere in the bundle (§7).
@Suite struct ConfidentialTests {
  private let scratch = Scratch()

  private static let file = "ทะเบียนลับ-k7.txt"
  /// What a page of that name is called: its id is made.
  private static let made = "k7txt"
  /// Further names that some of the ways keep secret.
  private static let more = ["plan-z9.txt", "PLAN-Z9.txt", "ความลับ-z9"]
  private static let content = "เนื้อหาที่ห้ามเผยแพร่-q9"
  private static let address = "https://secret.example/z3"
  private static let header = "id,title,file,url,date,owner,class\n"
  private static let row = "E-01,ทะเบียนเรื่องร้องเรียน,\(file),\(address),2567-01-01,ศูนย์ดำรงธรรม,confidential\n"

  /// One way in which a report may give the secret away.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var register = ConfidentialTests.row
    var page = "ดู <ev:E-01>"
    var more: [String: String] = [:]
  }

  static let ways = [
    Way(testDescription: "nothing but the row"),
    Way(testDescription: "a link to the file", page: "ดู <ev:E-01> [ก](evidence/\(file))"),
    Way(testDescription: "a link with dots", page: "ดู <ev:E-01> [ก](evidence/../evidence/./\(file))"),
    Way(testDescription: "a link relative to the page", page: "ดู <ev:E-01> [ก](../evidence/\(file))"),
    Way(testDescription: "a link with an anchor and a question", page: "ดู <ev:E-01> [ก](evidence/\(file)#a) [ข](evidence/\(file)?b=1)"),
    Way(testDescription: "a link with backslashes", page: "ดู <ev:E-01> [ก](<evidence\\\(file)>)"),
    Way(testDescription: "a percent-encoded link", page: "ดู <ev:E-01> [ก](evidence/\(file.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))"),
    Way(testDescription: "a picture", page: "ดู <ev:E-01> ![ก](evidence/\(file))"),
    Way(testDescription: "a link on a line with another finding", page: "ดู <ev:E-01> [ก](evidence/\(file)) <item:9.9> **ข%**ค"),
    Way(testDescription: "the register as a table", page: "ดู <ev:E-01>\n\n```csv data/evidence.csv\n```"),
    Way(testDescription: "the register as a file", page: "ดู <ev:E-01> [ก](data/evidence.csv)"),
    Way(testDescription: "a slip in the class", register: row.replacing("confidential", with: "confidental")),
    Way(testDescription: "a class in capitals", register: row.replacing("confidential", with: " CONFIDENTIAL ")),
    Way(testDescription: "a row of another class with the same file", register: row + "E-02,สำเนา,\(file),,,,public\n", page: "<ev:E-01> <ev:E-02>"),
    Way(testDescription: "a row before it with the same file", register: "E-02,สำเนา,\(file),,,,public\n" + row, page: "<ev:E-01> <ev:E-02>"),
    Way(testDescription: "the file written with dots", register: row.replacing(file, with: "./x/../\(file)"), page: "<ev:E-01> [ก](evidence/\(file))"),
    Way(testDescription: "the file written with its folder", register: row.replacing(file, with: "evidence/\(file)")),
    Way(testDescription: "a row with too many cells", register: row.replacing("confidential", with: "confidential,\(file)")),
    Way(testDescription: "a quotation mark that never closes", register: row.replacing(file, with: "\"" + file)),
    Way(testDescription: "an id that was there already", register: "E-01,ฉบับเปิดเผย,,,,,public\n" + row),
    Way(testDescription: "an id in another case", register: "e-01,ฉบับเปิดเผย,,,,,public\n" + row),
    Way(testDescription: "a row without an id", register: row.replacing("E-01", with: ""), page: "ไม่มีลิงก์"),
    Way(testDescription: "nobody refers to it", page: "ไม่มีลิงก์"),
    Way(testDescription: "a near name is missing", page: "<ev:E-01> [ก](evidence/ทะเบียนลับ-k8.txt)"),
    Way(testDescription: "the name and the address in the text", page: "# หัวเรื่อง \(file)\n\nไฟล์ \(file) และ evidence/\(file) และ <\(address)> \(address.uppercased())"),
    Way(testDescription: "the name with marks in it", page: "ไฟล์ ทะเบียน**ลับ-k7**.txt และ *ทะเบียน*ลับ-`k7`.txt"),
    Way(testDescription: "the name percent-encoded in the text", page: "100% \(file.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") 50%\(file)"),
    Way(testDescription: "the name in every corner", page: "ก[^1] ![รูป \(file)](assets/a.svg \"รูป \(file)\")\n\nตาราง: \(file)\n\n| \(file) |\n|---|\n| ก |\n\n```csv \(file) ก\n\(file),ข\n```\n\n[^1]: \(file)\n",
      more: ["assets/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "data/glossary.csv": "term,full,definition\n\(file),\(file),ดู \(file)\n",
        "content/op.md": "---\nop: 1\nowner: \(file)\nsummary: \(file)\n---\n\(file) <term:\(file)>\n", "content/1.1.md": "---\nitem: 1.1\ngaps: {basic: \(file)}\n---\n",
        "content/k.md": "---\nkpi: 7.1.1-1\ntitle: \(file)\nunit: \(file)\nstatement: \(file)\nresults: {2567: {actual: 1, note: \(file)}}\n---\n"]),
    Way(testDescription: "a page of that name", page: "<page:\(made)>", more: ["content/\(file).md": "## หัวข้อ\n\n<ev:E-01> <page:faq>\n"]),
    Way(testDescription: "a page and an indicator of that id", page: "[ก](<page:\(file)>) <kpi:7.1.1-\(file)>",
      more: ["content/p.md": "---\npage: \(file)\n---\n<page:faq>\n", "content/k.md": "---\nkpi: 7.1.1-\(file)\n---\n<page:faq>\n"]),
    Way(testDescription: "a name in ASCII", register: row + "E-02,ข,plan-z9.txt,,,,confidential\n", page: "[ก](PLAN-Z9.txt.md) <page:PLAN-Z9.txt>", more: ["content/PLAN-Z9.txt.md": "plan-z9.txt\n", "evidence/plan-z9.txt": "ลับ"]),
    Way(testDescription: "an open file of the same name", page: "[ก](assets/\(file)) ![ก](assets/\(file))", more: ["assets/\(file)": "เปิดเผย"]),
    Way(testDescription: "an address elsewhere with the name", page: "[ก](https://example.com/\(file)) <https://example.com/?f=\(file.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")>"),
    Way(testDescription: "the id of the row", register: row.replacing("E-01", with: file), page: "[ก](<ev:\(file)>)"),
    Way(testDescription: "a heading of a name without ending", register: row + "E-02,ข,ความลับ-z9,,,,confidential\n", page: "## ความลับ-z9\n\n[ก](#ความลับ-z9)", more: ["evidence/ความลับ-z9": "ลับ"]),
    Way(testDescription: "own templates that ask for everything", more: [
      "templates/part-evidence.mustache": "{{#rows}}{{id}} {{title}} {{file}} {{fileHref}} {{url}} {{date}} {{class}}{{/rows}}",
      "templates/evidence.mustache": "{{#rows}}{{file}}{{fileHref}}{{url}}{{/rows}}",
    ]),
  ]

  @Test(arguments: ways) func nothingOfItIsInTheBundle(_ way: Way) {
    let folder = scratch.report(["data/evidence.csv": Self.header + way.register, "evidence/" + Self.file: Self.content,
      "content/faq.md": "# คำถาม\n\n" + way.page + "\n"].merging(way.more) { $1 })
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.code < 2)
    let site = Site(scratch("site"))
    #expect(site.files.contains("index.html"))
    #expect(site.files(holding: [Self.file, Self.content, Self.address] + Self.more) == [])
    // The index of the search has letters of its own.
    let index = SearchFiles(site)
    #expect(!(index.strings + index.addresses).contains { text in ([Self.file, Self.content, Self.address] + Self.more).contains(where: text.contains) })
    // Nor as a reader sees it, across marks.
    for (path, page) in site.pages { #expect(!page.text.contains(Self.file), "\(path)") }
    guard !way.more.keys.contains(where: { $0.hasSuffix(".mustache") }) else { return }
    #expect(site.brokenAddresses == [])
    #expect(site.repeatedIDs == [])
  }

  /// Masked, not dropped: the words around it stay, and the author is told each place.
  @Test func aMaskStandsInItsPlace() {
    let folder = scratch.report(["data/evidence.csv": Self.header + Self.row, "evidence/" + Self.file: Self.content,
      "content/\(Self.file).md": "ก่อน \(Self.file) หลัง ทะเบียน**ลับ-k7**.txt <ev:E-01>\n"])
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.codes == ["confidential-file", "made-page-id", "confidential-file"])
    let site = Site(scratch("site"))
    let page = site.pages["pages/hidden-1.html"]?.text ?? ""
    #expect(page.contains("ก่อน [ชั้นความลับ] หลัง [ชั้นความลับ] "))
    let pages = site.report["pages"] as? [[String: Any]] ?? []
    #expect(pages.map { $0["title"] as? String } == ["[ชั้นความลับ]"])
    #expect(pages.map { $0["page"] as? String } == ["pages/hidden-1.html"])
  }

  /// A public address may go on behind a confidential one: each is told for itself, also by search.
  @Test func aLongerPublicAddressIsNoSecret() {
    let (secret, open) = ("https://files.example/a7", "https://files.example/a7b/c")
    let folder = scratch.report(["data/evidence.csv": Self.header + "E-01,ลับ,,\(secret),,,confidential\nE-02,เปิด,,\(open),,,public\n",
      "content/faq.md": "# ก\n\n<ev:E-01> <ev:E-02> <\(open)> [ก](\(open)) ก่อน \(secret) หลัง\n"])
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.codes.filter { $0 == "confidential-file" }.count == 1)
    let site = Site(scratch("site"))
    #expect(site.pages["pages/faq.html"]?.text.contains("ก่อน [ชั้นความลับ] หลัง") == true)
    #expect(site.pages["pages/faq.html"]?.text.contains(open) == true)
    #expect(site.pages["evidence.html"]?.tags.contains { $0["href"] == open } == true)
    let texts = SearchFiles(site).strings + site.files.map { site.text($0) }
    #expect(!texts.contains { $0.replacing(open, with: "").contains(secret) })
    #expect(SearchFiles(site).strings.contains { $0.contains("ก่อน [ชั้นความลับ] หลัง") && $0.contains(open) })
  }

  /// What may be seen: id, title, owner, and the word for it.
  @Test func theRegisterShowsThatItExists() {
    let folder = scratch.report(["data/evidence.csv": Self.header + Self.row, "evidence/" + Self.file: Self.content, "content/faq.md": "# ก\n\n<ev:E-01>\n"])
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.errors == "")
    let text = Site(scratch("site")).pages["evidence.html"]?.text ?? ""
    for word in ["E-01", "ทะเบียนเรื่องร้องเรียน", "ศูนย์ดำรงธรรม", "ชั้นความลับ"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func aSymbolicLinkToItIsNoWayRound() {
    let folder = scratch.report(["data/evidence.csv": Self.header + Self.row, "evidence/" + Self.file: Self.content,
      "content/faq.md": "# ก\n\n<ev:E-01> [ก](assets/open.txt)\n"])
    scratch.link("report/assets/open.txt", to: "../evidence/" + Self.file)
    _ = Saraban.build(folder, to: scratch("site"))
    #expect(Site(scratch("site")).files(holding: [Self.file, Self.content]) == [])
  }

  /// The sample has two confidential rows.
  @Test func theSampleKeepsItsSecrets() {
    let rows = (Disk.text(Repository.root + "/data/evidence.csv") ?? "").split(separator: "\n").filter { $0.hasSuffix(",confidential") }
    #expect(rows.count >= 2)
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let (title, name) = (cells[1], String(cells[2]))
      let content = Disk.text(Repository.root + "/evidence/" + name) ?? ""
      // The title may be seen, and the file may begin with it.
      let lines = content.split(separator: "\n").filter { $0.count > 20 && !title.contains($0) && !$0.contains(title) }.map(String.init)
      #expect(!lines.isEmpty)
      #expect(Sample.built.site.files(holding: [name] + lines.prefix(5)) == [], "\(name)")
    }
  }
}
