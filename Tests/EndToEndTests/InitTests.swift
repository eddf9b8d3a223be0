import Foundation
import TestSupport
import Testing

/// `init`: a new report folder.
@Suite struct InitTests {
  private let scratch = Scratch()

  /// What is unwritten is progress, not a finding; nothing of the advice reaches a reader.
  @Test(arguments: ["th", "en"]) func aFreshFolderHasNoFindings(_ language: String) throws {
    let folder = scratch("รายงาน 1")
    let run = Saraban.run(["init", folder, "--agency", "จังหวัด: \"ก\" #1", "--year", "2568", "--lang", language])
    #expect(run.code == 0)
    #expect(run.errors == "")
    let built = Saraban.build(folder, to: scratch("site"), "--strict")
    #expect(built.code == 0)
    #expect(built.findings == [])
    let site = Site(scratch("site"))
    let advice = try #require(scratch.text("รายงาน 1/content/op/op-07.md")?.split(separator: "\r\n").first { $0.hasPrefix("<!--") == false && $0.contains("เว็บไซต์") || $0.contains("not shown on the site") })
    #expect(Disk.files(scratch("site")).filter { $0.hasSuffix(".html") || $0.hasSuffix(".js") || $0.hasSuffix(".json") }
      .filter { scratch.text("site/" + $0)?.contains(advice) != false } == [])
    let settings = try #require(site.report["settings"] as? [String: Any])
    #expect(settings["agency"] as? String == "จังหวัด: \"ก\" #1")
    #expect(settings["fiscal-year"] as? Int == 2568)
    #expect(settings["language"] as? String == language)
    let items = try #require(site.report["items"] as? [[String: Any]])
    #expect(items.count == 18)
    #expect(items.flatMap { $0["sections"] as? [[String: Any]] ?? [] }.allSatisfy { $0["state"] as? String == "hole" })
  }

  /// The model of an indicator and its empty rows are advice: nothing counts before somebody has written it.
  @Test func nothingIsWrittenYet() throws {
    #expect(Saraban.run(["init", scratch("new"), "--lang", "en"]).code == 0)
    let run = Saraban.run(["build", scratch("new"), "--output", scratch("site")])
    #expect(run.errors.contains("answered 0/54 levels, 0/29 questions; 0/27 groups have indicators, 0 yearly results"), "\(run.errors)")
    let report = Site(scratch("site")).report
    let coverage = try #require(report["coverage"] as? [String: Any])
    #expect((coverage["groups"] as? [String: Any])?["answered"] as? Int == 0)
    #expect(((report["results"] as? [String: Any])?["total"] as? [String: Any])?["indicators"] as? Int == 0)
    #expect(scratch.text("site/index.html")?.contains("0 of 27 groups have an indicator") == true)
    let results = try #require(scratch.text("site/results/index.html"))
    #expect(results.contains("0 of 27 groups have an indicator") && !results.contains("1 indicator"))
    #expect(Saraban.run(["status", scratch("new")]).output.contains("0/27"))
    // As soon as it has a name, it is one.
    let kpi = try #require(scratch.text("new/content/results/7.1.1-1.md"))
    scratch.write("new/content/results/7.1.1-1.md", kpi.replacing("\r\ntitle: ", with: "\r\ntitle: Score"))
    #expect(Saraban.run(["status", scratch("new")]).output.contains("1/27"))
  }

  /// The id stands for no name: twice the same says nothing.
  @Test func anIndicatorWithoutNameSaysSo() throws {
    scratch.report(["content/7.1.1-1.md": "---\nkpi: 7.1.1-1\nresults: {2567: {actual: 1}}\n---\n", "content/a.md": "---\npage: a\ntitle: ก\n---\n\nดู <kpi:7.1.1-1>\n"])
    _ = Saraban.build(scratch("report"), to: scratch("site"))
    let page = try #require(scratch.text("site/kpi/7.1.1-1.html"))
    #expect(page.contains("<title>7.1.1-1 ยังไม่ได้ตั้งชื่อ"))
    #expect(scratch.text("site/results/7.1.html")?.contains("ยังไม่ได้ตั้งชื่อ") == true)
    let text = (scratch.text("site/pages/a.html") ?? "").replacing(/<[^>]+>/, with: "")
    #expect(text.contains("ดู 7.1.1-1\n"), "in running text the code is enough")
  }

  @Test func everythingOfTheCriteriaHasAFileWithHeadingsAndWording() throws {
    #expect(Saraban.run(["init", scratch("new")]).code == 0)
    let files = Disk.files(scratch("new"))
    func count(_ key: String) -> Int { files.filter { scratch.text("new/" + $0)?.contains("\r\n\(key): ") == true }.count }
    #expect(count("item") == 18)
    #expect(count("op") == 29)
    #expect(count("category") == 7)
    #expect(count("group") == 6 + 27)
    #expect(Set(["saraban.yaml", "README.txt", "content/home.md", "data/results.csv", "data/evidence.csv", "data/glossary.csv"]).isSubset(of: files))
    #expect(FileManager.default.fileExists(atPath: scratch("new/assets")))
    let item = try #require(scratch.text("new/content/1-leadership/1.1.md"))
    for heading in ["## Basic – การดำเนินการที่เป็นระบบ", "## Advance – ", "## Significance – ", "### Approach – แนวทาง", "### Deploy – ", "## Summary – "] {
      #expect(item.contains("\r\n" + heading), "\(heading)")
    }
    #expect(item.contains("การกำหนดวิสัยทัศน์/ยุทธศาสตร์และการตั้งเป้าหมายที่ท้าทายเพื่อตอบสนองต่อการบรรลุพันธกิจของส่วนราชการ"))
    // Windows: Notepad wants its own line ends, Excel a mark before Thai.
    for file in files {
      let bytes = try #require(Disk.bytes(scratch("new/" + file)))
      #expect(bytes.indices.allSatisfy { bytes[$0] != 10 || ($0 > 0 && bytes[$0 - 1] == 13) }, "\(file)")
      #expect(!file.hasSuffix(".csv") || bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(file)")
    }
  }

  @Test func itSaysWhatItMadeAndWhatComesNext() {
    let run = Saraban.run(["init", "my report", "--lang", "en"], in: scratch.path)
    for line in ["2567 in my report", "items: 18", "OP questions: 29", "categories: 7", "dimensions: 6", "groups of indicators: 27", "my report/saraban.yaml",
      "saraban serve \"my report\"", "saraban check \"my report\"", "saraban build \"my report\""]
    { #expect(run.output.contains(line), "\(line)") }
    #expect(Saraban.run(["init", "-x", "--lang", "en"], in: scratch.path).code == 2)
    #expect(Saraban.run(["init", "--lang", "en", "--agency", "A", "--", "-x"], in: scratch.path).output.contains("saraban build ./-x "))
  }

  // MARK: - What is there already

  @Test func nothingIsOverwritten() {
    scratch.write("new/content/op/op-07.md", "ของเดิม\n")
    scratch.write("new/notes.txt", "ของเดิม\n")
    let run = Saraban.run(["init", scratch("new")])
    #expect(run.code == 0)
    #expect(run.output.contains("\n  content/op/op-07.md\n"))
    #expect(!run.output.contains("notes.txt"))
    #expect(scratch.text("new/content/op/op-07.md") == "ของเดิม\n")
  }

  /// Whatever the texts are called and wherever they lie: a second file would claim the same id.
  @Test func whatAFolderHasIsNotBegunTwice() {
    scratch.write("new/content/all/one.md", "---\nitem: 1.1\n---\n\n## Basic\n\nข้อความ\n")
    scratch.write("new/content/kpi/x.md", "---\nkpi: 7.1.1-1\n---\n")
    let run = Saraban.run(["init", scratch("new")])
    #expect(run.output.contains("content/all/one.md"))
    #expect(!scratch.exists("new/content/1-leadership/1.1.md"))
    #expect(scratch.exists("new/content/1-leadership/1.2.md"))
    #expect(!scratch.exists("new/data/results.csv"))
    #expect(Saraban.check(scratch("new")).findings.filter { $0.hasPrefix("duplicate-id") } == [])
  }

  /// A report in a report would be read as a part of it, or forgotten beside it. Also by way of a link.
  @Test func nothingIsBegunInAReport() {
    scratch.report()
    scratch.link("elsewhere", to: scratch("report/data"))
    scratch.folder("report/data")
    let before = Disk.files(scratch("report"))
    for folder in ["report", "report/content/1", "report/next", "elsewhere/next", "report/../report"] {
      for more in [[], ["--from", scratch("report")]] {
        let run = Saraban.run(["init", scratch(folder)] + more)
        #expect(run.code == 2, "\(folder)")
        #expect(run.errors.contains("saraban new kpi"), "\(folder)")
        #expect(run.output == "")
      }
    }
    #expect(Saraban.run(["init"], in: scratch("report")).code == 2)
    #expect(Disk.files(scratch("report")) == before)
  }

  /// The settings make it a report: a beginning that was cut short has none yet.
  @Test func anInterruptedBeginningIsBegunAgain() {
    scratch.write("new/content/op", "a file where a folder belongs")
    #expect(Saraban.run(["init", scratch("new")]).code == 3)
    #expect(scratch.exists("new/content/1-leadership/1.1.md") && !scratch.exists("new/saraban.yaml"))
    scratch.remove("new/content/op")
    #expect(Saraban.run(["init", scratch("new")]).code == 0)
    #expect(Saraban.check(scratch("new"), "--strict").code == 0)
  }

  @Test(arguments: ["content", "data", "content/op"]) func nothingIsWrittenThroughALink(_ folder: String) {
    scratch.folder("outside")
    scratch.link("new/" + folder, to: scratch("outside"))
    let run = Saraban.run(["init", scratch("new")])
    #expect(run.code == 3)
    #expect(run.errors.contains("new/" + folder))
    #expect(Disk.files(scratch("outside")) == [])
    #expect(Disk.files(scratch("new")) == [folder])
  }

  @Test func aLinkWithinTheFolderIsFine() {
    scratch.folder("new/texts")
    scratch.link("new/content", to: "texts")
    scratch.link("link", to: scratch("new"))
    #expect(Saraban.run(["init", scratch("link")]).code == 0)
    #expect(scratch.exists("new/texts/op/op-07.md"))
  }

  @Test func whatCannotBeAFolder() {
    scratch.write("file", "x")
    #expect(Saraban.run(["init", scratch("file")]).code == 3)
    let run = Saraban.run(["init", scratch("file/report")])
    #expect(run.code == 3)
    #expect(run.errors.contains("file"))
    scratch.write("half/content", "a file where a folder belongs")
    #expect(Saraban.run(["init", scratch("half")]).code == 3)
  }

  // MARK: - Criteria

  /// The wording of a framework must neither end a comment nor break front matter, whatever is in it.
  @Test func anyFrameworkWorks() throws {
    let shown = Saraban.run(["framework", "show", "pmqa4@2567"]).output
    let own = shown.replacing("id: pmqa4\n", with: "id: own\n").replacing("edition: \"2567\"", with: "edition: \"1\"")
      .replacing("การกำหนดวิสัยทัศน์/ยุทธศาสตร์และ", with: "ก --> <script>x</script> --!> ---- <item:9.9> **ข**ค ")
      .replacing("{th: การนำองค์การ, en: Leadership}", with: "{th: \"การนำ: # [x]\", en: \"\"}")
      .replacing("names: [Basic, การดำเนินการที่เป็นระบบ]", with: "names: [\"Basic_*1*\", การดำเนินการที่เป็นระบบ]")
    scratch.write("own.yaml", own)
    let run = Saraban.run(["init", "new", "--framework", "own.yaml", "--year", "2567"], in: scratch.path)
    #expect(run.code == 0)
    #expect(scratch.exists("new/own.yaml"))
    let built = Saraban.build(scratch("new"), to: scratch("site"), "--strict")
    #expect(built.findings == [])
    #expect(built.code == 0)
    let page = try #require(scratch.text("new/content/1/1.1.md"))
    #expect(page.contains("## Basic\\_\\*1\\* – "))
    // Headings open their sections: what is written below them answers.
    scratch.write("new/content/1/1.1.md", page.replacing("### Approach – แนวทาง\r\n", with: "### Approach – แนวทาง\r\n\r\nข้อความ\r\n"))
    #expect(Saraban.build(scratch("new"), to: scratch("site")).code == 0)
    let items = try #require(Site(scratch("site")).report["items"] as? [[String: Any]])
    let sections = items.first?["sections"] as? [[String: Any]] ?? []
    #expect(sections.filter { $0["facet"] as? String == "approach" }.map { $0["state"] as? String } == ["answered", "answered", "answered"])
  }

  @Test func anOwnFrameworkInTheFolderStaysThere() {
    scratch.write("new/criteria/own.yaml", Saraban.run(["framework", "show", "pmqa4@2567"]).output)
    #expect(Saraban.run(["init", scratch("new"), "--framework", "criteria/own.yaml"]).code == 0)
    #expect(scratch.text("new/saraban.yaml")?.contains("framework: criteria/own.yaml\r\n") == true)
    #expect(Saraban.check(scratch("new"), "--strict").code == 0)
  }

  @Test func unusableFrameworks() {
    let unknown = Saraban.run(["init", scratch("new"), "--framework", "pmqa4@2566"])
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("'pmqa4@2567'"))
    scratch.write("own.yaml", "id: own\nedition: \"1\"\n")
    let broken = Saraban.run(["init", scratch("new"), "--framework", scratch("own.yaml")])
    #expect(broken.code == 1)
    #expect(broken.errors.contains("[invalid-framework]"))
    #expect(!scratch.exists("new"))
  }

  private func snapshot(_ folder: String) -> [String: Data] {
    Dictionary(uniqueKeysWithValues: Disk.files(scratch(folder)).map { ($0, Disk.bytes(scratch(folder + "/" + $0)) ?? Data()) })
  }

  /// What `check` would refuse is not begun.
  @Test func farYear() {
    let run = Saraban.run(["init", "new", "--year", "2657"], in: scratch.path)
    #expect(run.code == 2)
    #expect(run.errors.contains("2657") && run.errors.contains("2597"))
    #expect(!scratch.exists("new"))
  }
}
