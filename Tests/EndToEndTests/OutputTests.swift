import Foundation
import TestSupport
import Testing

/// Where a build writes, and what it never touches.
@Suite struct OutputTests {
  private let scratch = Scratch()

  @Test func severalReportsGoToFoldersOfTheirNames() {
    let (a, b) = (scratch.report("x/first"), scratch.report("y/second", Slip.error))
    let run = Saraban.run(["build", a, b + "/", "--output", scratch("out"), "--format", "short"])
    #expect(run.code == 1)
    #expect(Disk.names(scratch("out")) == ["first", "second"])
    #expect(scratch.exists("out/first/index.html"))
    #expect(scratch.exists("out/second/report.json"))
    // With several reports a message says which one.
    #expect(run.errors.contains("second/content/faq.md:3:"))
  }

  @Test func severalReportsWithoutOutputGoToTheirOwn() {
    let (a, b) = (scratch.report("first"), scratch.report("second"))
    #expect(Saraban.run(["build", a, b]).code == 0)
    #expect(scratch.exists("first/output/index.html"))
    #expect(scratch.exists("second/output/index.html"))
  }

  @Test func equalNamesAreWrongUse() {
    let (a, b) = (scratch.report("x/same"), scratch.report("y/same"))
    let run = Saraban.run(["build", a, b, "--output", scratch("out")])
    #expect(run.code == 2)
    #expect(run.errors.contains("'same'"))
    #expect(!scratch.exists("out"))
    // The same folder, written in two ways.
    #expect(Saraban.run(["build", ".", scratch("x/same"), "--output", scratch("out")], in: a).code == 2)
    // Without --output nothing collides.
    #expect(Saraban.run(["build", a, b]).code == 0)
  }

  @Test func aForeignFolderIsRefused() {
    let folder = scratch.report()
    scratch.write("site/thesis.txt", "สิบปี")
    let run = Saraban.run(["build", folder, "--output", scratch("site")])
    #expect(run.code == 3)
    #expect(run.errors.contains("--force"))
    #expect(Disk.files(scratch("site")) == ["thesis.txt"])
    #expect(Saraban.build(folder, to: scratch("site"), "--force").code == 0)
    #expect(!scratch.exists("site/thesis.txt"))
    #expect(scratch.exists("site/index.html"))
  }

  @Test(arguments: [".gitkeep", ".gitignore"]) func markersOfAnEmptyFolderAreKept(_ marker: String) {
    let folder = scratch.report()
    scratch.write("site/\(marker)", "*\n")
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    #expect(scratch.text("site/\(marker)") == "*\n")
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    #expect(scratch.text("site/\(marker)") == "*\n")
  }

  /// A folder that only looks like a bundle: somebody's own report.json.
  @Test func aForeignReportJSONDoesNotMakeAFolderOurs() {
    let folder = scratch.report()
    scratch.write("site/report.json", "{\"mine\": true}\n")
    #expect(Saraban.build(folder, to: scratch("site")).code == 3)
    #expect(scratch.text("site/report.json") == "{\"mine\": true}\n")
  }

  @Test func pagesThatAreGoneAreRemoved() {
    let folder = scratch.report(["content/a.md": "# ก\n", "content/b.md": "# ข\n"])
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    #expect(scratch.exists("site/pages/b.html"))
    scratch.remove("report/content/b.md")
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    #expect(!scratch.exists("site/pages/b.html"))
    #expect(scratch.exists("site/pages/a.html"))
  }

  @Test func checkWritesNothing() {
    let folder = scratch.report(Slip.error)
    let before = Disk.files(scratch.path)
    #expect(Saraban.check(folder).code == 1)
    #expect(Disk.files(scratch.path) == before)
  }

  /// The sources of a report are never a target: `--output .` and its own folders.
  @Test(arguments: ["", "/content", "/data", "/content/deeper"]) func theReportItselfIsNoTarget(_ inner: String) {
    let folder = scratch.report(["content/faq.md": "# คำถาม\n", "data/t.csv": "a,b\n"])
    let before = Disk.files(folder)
    for force in [[], ["--force"]] {
      let run = Saraban.run(["build", folder, "--output", folder + inner] + force)
      #expect(run.code == 2 || run.code == 3)
      #expect(Disk.files(folder) == before)
    }
  }
}
