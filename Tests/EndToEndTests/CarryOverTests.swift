import Foundation
import TestSupport
import Testing

/// `init NEW --from LASTYEAR`.
@Suite struct CarryOverTests {
  private let scratch = Scratch()

  @Test func theSampleIsCarriedOver() throws {
    let old = Sample.copy(to: scratch)
    let run = Saraban.run(["init", scratch("new"), "--from", old])
    #expect(run.code == 0)
    #expect(run.errors == "")
    let built = Saraban.build(scratch("new"), to: scratch("site"))
    #expect(built.code == 0)
    #expect(built.findings.filter { !Sample.built.run.findings.contains($0) } == [])
    let site = Site(scratch("site"))
    #expect((site.report["settings"] as? [String: Any])?["fiscal-year"] as? Int == 2568)
    let items = try #require(site.report["items"] as? [[String: Any]])
    #expect(items.count == 18 && items.allSatisfy { $0["status"] as? String == "draft" })
    // Past years are kept; there is a place for the new one, and nothing in it.
    let former = Sample.built.site.report["indicators"] as? [[String: Any]] ?? []
    let indicators = try #require(site.report["indicators"] as? [[String: Any]])
    #expect(indicators.count == former.count)
    for (indicator, before) in zip(indicators, former) {
      let series = indicator["series"] as? [[String: Any]] ?? []
      #expect(series.dropLast().count == (before["series"] as? [[String: Any]])?.count)
      #expect(series.last?["year"] as? Int == 2568 && series.last?["actual"] is NSNull && series.last?["target"] is NSNull, "\(indicator["id"] ?? "")")
    }
    #expect((site.report["references"] as? [Any])?.count == (Sample.built.site.report["references"] as? [Any])?.count)
    for folder in ["evidence", "assets"] {
      for file in Disk.files(old + "/" + folder) { #expect(Disk.bytes(scratch("new/\(folder)/\(file)")) == Disk.bytes("\(old)/\(folder)/\(file)"), "\(file)") }
    }
    let list = try #require(scratch.text("new/new-figures-2568.csv"))
    #expect(list.split(separator: "\r\n").count == 1 + indicators.count)
    #expect(list.contains("93.24,92.00,content/results/7.1.1-1.md\r\n"))
    #expect(list.contains(",data/results.csv\r\n"))
    #expect(run.output.contains("7.1.1-1") && run.output.contains("new-figures-2568.csv"))
    #expect(!Disk.files(scratch("site")).contains { $0.contains("new-figures") })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String
    var testDescription: String { name }
  }

  /// Only what a new year asks for changes: comments, order and quotes stay as they were.
  static let cases = [
    Case(name: "a row in braces", before: "---\nkpi: \"7.1.1-1\"  # x\nstatus: 'final' # y\nresults:\n  2566: {actual: 1, target: 2, note: \"z\"}\n  2567: {actual: \"1,000\"}\nowner: ก\n---\n\nข้อความ\n",
      after: "---\nkpi: \"7.1.1-1\"  # x\nstatus: draft # y\nresults:\n  2566: {actual: 1, target: 2, note: \"z\"}\n  2567: {actual: \"1,000\"}\n  2568: {actual: }\nowner: ก\n---\n\nข้อความ\n"),
    Case(name: "a block", before: "---\nkpi: 7.1.1-1\nresults:\n    2567:\n        actual: 1\n        target: 2\n\n# z\nowner: ก\n---\n",
      after: "---\nkpi: 7.1.1-1\nstatus: draft\nresults:\n    2567:\n        actual: 1\n        target: 2\n    2568:\n        actual: \n        target: \n\n# z\nowner: ก\n---\n"),
    Case(name: "newest first", before: "---\nkpi: 7.1.1-1\nstatus:\nresults:\n  2567: {actual: 1, comparator: 3}\n  2566: {actual: 2}\n---\n",
      after: "---\nkpi: 7.1.1-1\nstatus: draft\nresults:\n  2568: {actual: , comparator: }\n  2567: {actual: 1, comparator: 3}\n  2566: {actual: 2}\n---\n"),
    Case(name: "all in one line", before: "---\nkpi: 7.1.1-1\nresults: {2566: {actual: 1}, 2567: {actual: 2, target: 3}}\n---\n",
      after: "---\nkpi: 7.1.1-1\nstatus: draft\nresults: {2566: {actual: 1}, 2567: {actual: 2, target: 3}, 2568: {actual: , target: }}\n---\n"),
    Case(name: "a target set ahead", before: "---\nkpi: 7.1.1-1\nstatus: draft\nresults:\n  2567: {actual: 1}\n  2568: {target: 2}\n---\n",
      after: "---\nkpi: 7.1.1-1\nstatus: draft\nresults:\n  2567: {actual: 1}\n  2568: {target: 2}\n---\n"),
    Case(name: "Windows", before: "---\r\nkpi: 7.1.1-1\r\nresults:\r\n  2567: {actual: 1}\r\n---\r\nก\r\n",
      after: "---\r\nkpi: 7.1.1-1\r\nstatus: draft\r\nresults:\r\n  2567: {actual: 1}\r\n  2568: {actual: }\r\n---\r\nก\r\n"),
    Case(name: "no front matter", before: "# แผน\n\nก\n", after: "---\nstatus: draft\n---\n\n# แผน\n\nก\n"),
    Case(name: "last year's assessment", before: "---\nitem: 1.1\nlevel: advance # x\nscore: 445\n---\n",
      after: "---\nitem: 1.1\nstatus: draft\n# level: advance # x\n# score: 445\n---\n"),
    Case(name: "front matter in braces", before: "---\n{item: 1.1, ops: [1]}\n---\n", after: "---\n{item: 1.1, ops: [1], status: draft}\n---\n"),
    Case(name: "a page without a kind", before: "---\ntitle: ก\n---\n", after: "---\nstatus: draft\ntitle: ก\n---\n"),
    Case(name: "an empty front matter", before: "---\n---\nก\n", after: "---\nstatus: draft\n---\nก\n"),
  ]

  @Test(arguments: cases) func frontMatter(_ example: Case) {
    scratch.report(["content/a.md": example.before])
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch("report")]).code == 0)
    #expect(scratch.text("new/content/a.md") == example.after)
  }

  @Test func aTableOfResults() {
    let table = "kpi;year;actual;note\n7.1.2-1;2567;1;\"ก; ข\"\n7.1.2-1;2566;2;\n\"7.1.2-2\";2566;5;\n\"7.1.2-2\";2567;;ค\n7.1.2-3;2568;;\n7.1.2-4;2567;9;"
    let kpis = ["7.1.2-1", "7.1.2-2", "7.1.2-3", "7.1.2-4"].map { ("content/\($0).md", "---\nkpi: \($0)\n---\n") }
    scratch.report(Dictionary(uniqueKeysWithValues: kpis + [("data/r.csv", table)]))
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch("report")]).code == 0)
    #expect(scratch.text("new/data/r.csv") == "\u{FEFF}kpi;year;actual;note\n7.1.2-1;2568;;\n7.1.2-1;2567;1;\"ก; ข\"\n7.1.2-1;2566;2;\n\"7.1.2-2\";2566;5;\n"
      + "\"7.1.2-2\";2567;;ค\n\"7.1.2-2\";2568;;\n7.1.2-3;2568;;\n7.1.2-4;2567;9;\n7.1.2-4;2568;;")
    #expect(Saraban.check(scratch("new")).code == 0)
  }

  @Test func settingsAreThoseOfTheNewYear() {
    scratch.write("report/saraban.yaml", "# หมายเหตุ\ntitle: \"รายงานปี 2567: ก\"\nagency: 'ข' # ค\nfiscal-year: ๒๕๖๗\nframework: own.yaml\ndate: 2567-10-31\nmenu: []\n")
    scratch.write("report/own.yaml", Saraban.run(["framework", "show", "pmqa4@2567"]).output)
    scratch.write("report/templates/footer.mustache", "ท้าย\n")
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch("report"), "--agency", "ง: 1"]).code == 0)
    #expect(scratch.text("new/saraban.yaml")
      == "# หมายเหตุ\ntitle: \"รายงานปี 2568: ก\"\nagency: \"ง: 1\" # ค\nfiscal-year: 2568\nframework: own.yaml\n# date: 2567-10-31\nmenu: []\n")
    #expect(scratch.exists("new/own.yaml") && scratch.exists("new/templates/footer.mustache"))
    #expect(Saraban.run(["init", scratch("other"), "--from", scratch("report"), "--year", "2570", "--framework", "pmqa4@2567"]).code == 0)
    #expect(scratch.text("other/saraban.yaml")?.contains("fiscal-year: 2570\nframework: pmqa4@2567\n") == true)
  }

  @Test func whatIsThereStays() {
    scratch.report(["content/a.md": "---\nitem: 1.1\n---\n"])
    scratch.write("new/content/a.md", "ของเดิม\n")
    let run = Saraban.run(["init", scratch("new"), "--from", scratch("report")])
    #expect(run.code == 0)
    #expect(run.output.contains("\n  content/a.md\n"))
    #expect(scratch.text("new/content/a.md") == "ของเดิม\n")
  }

  @Test func whereItCannotBe() {
    scratch.report()
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch("nowhere")]).code == 3)
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch.path]).code == 3)
    #expect(!scratch.exists("new"))
  }

  /// Last year's figures under a year that is not later would be a second report of the same year.
  @Test(arguments: ["2567", "2560", "๒๕๖๗"]) func aYearThatIsNotLater(_ year: String) {
    scratch.report()
    let run = Saraban.run(["init", scratch("new"), "--from", scratch("report"), "--year", year])
    #expect(run.code == 2)
    #expect(run.errors.contains("--year 2568"))
    #expect(!scratch.exists("new"))
  }

  @Test func evidenceIsNotWrittenThroughALink() {
    scratch.report(["evidence/a.pdf": "%PDF-1.4", "data/evidence.csv": "id,title,file\nE-01,ก,a.pdf\n"])
    scratch.folder("outside")
    scratch.link("new/evidence", to: scratch("outside"))
    #expect(Saraban.run(["init", scratch("new"), "--from", scratch("report")]).code == 3)
    #expect(Disk.files(scratch("outside")) == [] && Disk.files(scratch("new")) == ["evidence"])
  }
}
