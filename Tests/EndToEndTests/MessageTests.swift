import Foundation
import TestSupport
import Testing

/// `--format`, `--quiet`, `--lang`.
@Suite struct MessageTests {
  private let scratch = Scratch()

  @Test func shortIsOneLineEach() {
    let folder = scratch.report(["content/faq.md": "# คำถาม\n\nดู [หัวข้อ](item:9.9) และ [พันธกิจ](op:7)\n"])
    let run = Saraban.check(folder)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].wholeMatch(of: /content\/faq\.md:3:10: error: .+ \[unknown-item\]/) != nil)
    #expect(lines[1].wholeMatch(of: /content\/faq\.md:3:32: note: .+ \[unwritten-target\]/) != nil)
  }

  /// The example of the contract, to the letter.
  @Test func textQuotesTheLine() {
    let lines = String(repeating: "\n", count: 10)
    let folder = scratch.report([
      "content/1-leadership/1.1.md": "---\nitem: 1.1\n---\n\(lines)ผลการดำเนินการดู <kpi:7.4.9-1> ซึ่งสูงขึ้น\n",
      "content/results/7.4.1-1.md": "---\nkpi: 7.4.1-1\ntitle: รางวัลจากภายนอก\n---\n",
    ])
    let run = Saraban.run(["check", folder, "--format", "text", "--quiet"])
    #expect(run.errors == """
      content/1-leadership/1.1.md:14:15: error: ไม่พบตัวชี้วัด 'kpi:7.4.9-1' [unknown-indicator]
         14 | ผลการดำเนินการดู <kpi:7.4.9-1> ซึ่งสูงขึ้น
            |                ^~~~~~~~~~~~~ ใกล้เคียงที่สุด: 'kpi:7.4.1-1' (รางวัลจากภายนอก)

      """)
  }

  @Test func quietLeavesOutNotesAndTheVerdict() {
    let folder = scratch.report(["content/faq.md": "# คำถาม\n\nดู [หัวข้อ](item:9.9) และ [พันธกิจ](op:7)\n"])
    #expect(Saraban.run(["check", folder, "--quiet"]).errors.contains("[unknown-item]"))
    #expect(!Saraban.run(["check", folder, "--quiet"]).errors.contains("[unwritten-target]"))
    #expect(Saraban.run(["check", scratch.report("clean"), "--quiet"]).errors == "")
  }

  @Test func json() throws {
    let folder = scratch.report(["content/faq.md": "# คำถาม\n\nดู [หัวข้อ](item:1.9) และ [พันธกิจ](op:7)\n"])
    let run = Saraban.run(["check", folder, "--format", "json"])
    #expect(run.code == 1)
    #expect(run.errors == "")
    #expect(Array(run.json.keys) == ["diagnostics"])
    let list = try #require(run.json["diagnostics"] as? [[String: Any]])
    #expect(list.map { $0["code"] as? String } == ["unknown-item", "unwritten-target"])
    let first = try #require(list.first)
    #expect(Set(first.keys).isSuperset(of: ["file", "line", "column", "severity", "code", "message", "suggestions"]))
    #expect(first["file"] as? String == "content/faq.md")
    #expect(first["line"] as? Int == 3)
    #expect(first["column"] as? Int == 10)
    #expect(first["severity"] as? String == "error")
    #expect((first["message"] as? String)?.contains("1.9") == true)
    let near = try #require(first["suggestions"] as? [Any])
    #expect(near.isEmpty == false)
  }

  @Test func jsonOfACleanReport() {
    let run = Saraban.run(["build", scratch.report(), "--format", "json"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect((run.json["diagnostics"] as? [Any])?.count == 0)
  }

  /// What looks like a slip and is none.
  @Test func goodTextIsLeftAlone() {
    let text = """
      #NoGiftPolicy

      ตามพันธกิจจึงกำหนดทิศทาง … แล้วถ่ายทอดสู่ทุกหน่วย ในการประชุมครั้งที่ XXX

      > มาตรา 78 รัฐต้องส่งเสริม ... ให้ประชาชนมีความรู้

      ช่องประเภทกิจการ (ระบุ) และปุ่ม [กรอกข้อมูล] อยู่ในแบบฟอร์มใหม่ มีเสื้อขนาด XXL

      | ขั้น | ผล |
      |---|---|
      | รับเรื่อง ... ส่งเรื่อง | ผลสำรวจ** และผลติดตาม .01** |

      รายได้เฉลี่ยของครัวเรือนทั้งจังหวัดเพิ่มขึ้นเป็น
      1.5 ล้านบาท จากเดิมซึ่งมีเพียง
      2.5 แสนบาท ดู `op:1` กับอัตราส่วน 1:20

      """
    #expect(Saraban.check(scratch.report(["content/faq.md": text])).codes == [])
    let rows = "kpi,year,actual,target,comparator,note\n7.5.2-1,2565,95,100,90,384\n7.5.2-1,2566,3,150,180,\n7.5.2-1,2567,\"3\",\"150\",\"180\",\n"
    let report = scratch.report("results", ["content/k.md": "---\nkpi: 7.5.2-1\ntitle: ผล\nunit: ราย\ndirection: up\nstatus: draft\n---\n", "data/results.csv": rows])
    #expect(!Saraban.check(report).codes.contains("split-number"))
  }

  /// What a report turns off can be seen, and nobody is told to turn off what must be heard.
  @Test func silenceIsSeen() {
    let folder = scratch.report(more: "rules: {missing-file: ignore, near-heading: ignore}\n", ["content/faq.md": "# ก\n\nข\n"])
    #expect(Saraban.run(["check", folder]).errors.contains("ปิดการตรวจไว้ 2 รหัส"))
    #expect(!Saraban.run(["explain", "personal-id"]).output.contains("ignore"))
    #expect(Saraban.run(["explain", "double-space"]).output.contains("double-space: ignore"))
  }

  /// A copy is on the site until it is deleted: what only it says is told.
  @Test func findingsOfACopy() {
    let folder = scratch.report([
      "content/faq.md": "---\npage: faq\n---\n\nดู <item:9.9>\n",
      "content/faq - สำเนา.md": "---\npage: faq\n---\n\nดู <item:9.9> เลขประจำตัวประชาชน 1-1017-00230-70-8\n",
    ])
    #expect(Saraban.check(folder).codes.sorted() == ["duplicate-id", "personal-id", "unknown-item"])
  }

  /// A rule that is off hides nothing that follows from what it would have told.
  @Test func claimBesideASilencedHeading() {
    let item = "---\nitem: 1.1\nlevel: advance\nstatus: final\n---\n\n## Basic\n\n### Approach\n\nก\n\n## Advanse\n\nข\n"
    let told = scratch.report(["content/1.1.md": item])
    #expect(!Saraban.check(told).codes.contains("claim-incomplete"))
    let settings = (scratch.text("report/saraban.yaml") ?? "") + "rules: {near-heading: ignore}\n"
    scratch.write("report/saraban.yaml", settings)
    #expect(Saraban.check(told).codes.contains("claim-incomplete"))
  }

  @Test func languageOfMessages() {
    let thai = scratch.report("thai", Slip.error)
    let english = scratch.report("english", more: "language: en\n", Slip.error)
    func isThai(_ run: Run) -> Bool { run.errors.contains("เกณฑ์ไม่มีหัวข้อ") }
    #expect(isThai(Saraban.check(thai)))
    #expect(!isThai(Saraban.check(thai, "--lang", "en")))
    #expect(!isThai(Saraban.check(english)))
    #expect(isThai(Saraban.check(english, "--lang", "th")))
    // The words that editors parse stay.
    for run in [Saraban.check(thai), Saraban.check(english)] { #expect(run.errors.contains(": error: ")) }
  }

  @Test func rulesSetSeverities() {
    let files = ["content/faq.md": "# คำถาม\n\nดู [หัวข้อ](item:9.9) และ [พันธกิจ](op:7)\n"]
    let folder = scratch.report(more: "rules: {unknown-item: warning, unwritten-target: error}\n", files)
    let run = Saraban.check(folder)
    #expect(run.errors.contains(": warning: "))
    #expect(run.errors.contains(": error: "))
    #expect(run.code == 1)
    let ignoring = scratch.report("ignoring", more: "rules: {unknown-item: ignore, unwritten-target: ignore}\n", files)
    #expect(Saraban.check(ignoring).codes == [])
    #expect(Saraban.check(ignoring).code == 0)
  }

  @Test func findingsAreSortedByPlace() {
    let folder = scratch.report([
      "content/b.md": "# ข\n\n[ก](op:7) [ข](item:9.9)\n\n[ค](op:8)\n", "content/a.md": "# ก\n\n[ง](op:9)\n", "data/glossary.csv": "term,full,x\n",
    ])
    let places = Saraban.check(folder).findings.map { $0.split(separator: " ")[1] }
    #expect(places == ["content/a.md:3:5", "content/b.md:3:5", "content/b.md:3:15", "content/b.md:5:5", "data/glossary.csv:1:11"])
  }
}
