import Foundation
import TestSupport
import Testing

/// Reports at the edge of nothing, and the program away from home.
@Suite struct MinimalReportTests {
  private let scratch = Scratch()

  @Test func settingsAloneGiveACompleteSite() {
    let run = Saraban.build(scratch.report(), to: scratch("site"))
    #expect(run.errors == "")
    #expect(run.code == 0)
    let site = Site(scratch("site"))
    #expect(site.brokenAddresses == [])
    #expect(site.inlineCode == [])
    #expect(site.repeatedIDs == [])
    #expect(site.faults == [])
    #expect(site.emptyHeadings == [])
    for page in ["index.html", "items/6.3.html", "op/29.html", "results/7.6.html", "evidence.html", "glossary.html", "matrix.html", "print.html", "check.html"] {
      #expect(site.pages[page] != nil, "\(page)")
    }
    // Pages that nobody has written show the criteria.
    #expect(site.pages["items/1.1.html"]?.text.contains("ระบบการนำองค์การที่สร้างความยั่งยืน") == true)
  }

  /// Empty files are no reason to stop, nor are folders without anything.
  @Test func emptyFilesAndFolders() {
    let folder = scratch.report(["content/empty.md": "", "data/evidence.csv": "", "data/glossary.csv": "", "data/other.csv": "", "content/blank.md": "\n\n"])
    for name in ["content/sub", "assets", "evidence", "templates"] { scratch.folder("report/" + name) }
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.code == 0, "\(run.errors)")
    #expect(Site(scratch("site")).brokenAddresses == [])
  }

  @Test func anEnglishReportHasNoThaiInterface() {
    let folder = scratch.report(more: "language: en\n", ["content/faq.md": "# Questions\n\nSee <op:7>.\n"])
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    let page = Site(scratch("site")).pages["pages/faq.html"]
    #expect(page?.tags.first { $0.name == "html" }?["lang"] == "en")
    #expect(page?.text.contains("Evidence") == true)
    #expect(page?.text.contains("หลักฐาน") == false)
  }

  /// Lines of findings, and the numbers that the browser gives to footnotes, too.
  @Test func thaiDigitsAreEverywhereInWhatTheProgramWrites() {
    let folder = scratch.report(more: "digits: thai\n", ["content/faq.md": "# คำถาม\n\nได้ **100%**ของเป้า[^1]\n\n[^1]: ปี 2567\n"])
    #expect(Saraban.build(folder, to: scratch("site")).codes == ["emphasis-not-closed"])
    let site = Site(scratch("site"))
    for name in ["pages/faq.html", "check.html"] { #expect(site.pages[name]?.text.contains("บรรทัด ๓") == true, "\(name)") }
    #expect(site.pages["pages/faq.html"]?.tags.contains { $0.name == "ol" && $0["class"] == "thai-digits" } == true)
    // What the author wrote stays.
    #expect(site.pages["pages/faq.html"]?.text.contains("ปี 2567") == true)
  }

  @Test func theProgramWorksAfterBeingMoved() throws {
    scratch.folder("empty")
    // By a program of its own: a file that this process has open for writing, and any child started meanwhile too, cannot be run.
    #expect(Saraban.run([Saraban.path, scratch("empty/saraban")], program: "/bin/cp").code == 0)
    let report = scratch.report(Slip.note)
    let run = Saraban.run(["build", report, "--output", scratch("site"), "--format", "short"], in: scratch("empty"), environment: ["HOME": scratch("empty")],
      program: scratch("empty/saraban"))
    #expect(run.codes == ["unwritten-target"])
    #expect(Saraban.build(report, to: scratch("other")).code == 0)
    #expect(Disk.files(scratch("site")) == Disk.files(scratch("other")))
    #expect(Disk.bytes(scratch("site/index.html")) == Disk.bytes(scratch("other/index.html")))
    #expect(Disk.names(scratch("empty")) == ["saraban"])
  }
}
