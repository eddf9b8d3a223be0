import Foundation
import TestSupport
import Testing

/// `framework` and `render`.
@Suite struct OtherCommandTests {
  private let scratch = Scratch()

  @Test func frameworkList() {
    let run = Saraban.run(["framework", "list"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("pmqa4@2567  "))
    #expect(run.output.contains("เกณฑ์คุณภาพ"))
    #expect(Saraban.run(["framework", "list", "--lang", "en"]).output.contains("Public Sector Management Quality"))
  }

  /// What is shown can be kept as a file of one's own and used.
  @Test func frameworkShowGivesAUsableFile() {
    let shown = Saraban.run(["framework", "show", "pmqa4@2567"])
    #expect(shown.code == 0)
    #expect(shown.errors == "")
    #expect(shown.output == Disk.text(Repository.root + "/frameworks/pmqa4@2567.yaml"))
    scratch.write("report/own.yaml", shown.output)
    scratch.write("report/saraban.yaml", "title: ก\nagency: ข\nfiscal-year: 2567\nframework: own.yaml\n")
    let run = Saraban.build(scratch("report"), to: scratch("site"))
    #expect(run.codes == [])
    #expect(run.code == 0)
    #expect(scratch.exists("site/items/1.1.html"))
  }

  @Test func renderOutsideAnyReport() {
    scratch.write("faq.md", "# คำถาม\n\nดู **ผล** และ <op:7> < 5\n")
    let run = Saraban.run(["render", scratch("faq.md")])
    #expect(run.code == 0)
    #expect(run.output.contains("<strong>ผล</strong>"))
    #expect(run.output.contains("&lt; 5"))
    #expect(run.output.contains("op/7.html"))
    #expect(!run.output.contains("<html"))
  }

  @Test func renderInsideAReportChecksTheLinks() {
    let folder = scratch.report(["content/a/faq.md": "# คำถาม\n\n[ก](item:9.9) <page:plan>\n", "content/plan.md": "# แผน\n\n<item:8.8>\n"])
    let run = Saraban.run(["render", "faq.md", "--format", "short"], in: folder + "/content/a")
    #expect(run.code == 1)
    #expect(run.findings == ["unknown-item content/a/faq.md:3:5"])
    #expect(run.output.contains("plan.html"))
  }

  @Test func renderOfWhatIsNotThere() {
    #expect(Saraban.run(["render", scratch("gone.md")]).code == 3)
    #expect(Saraban.run(["render", scratch.path]).code == 3)
  }
}
