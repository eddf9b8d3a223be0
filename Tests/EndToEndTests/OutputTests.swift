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

  /// What the next build of the site above would remove, and what belongs to git.
  @Test func neitherASiteNorGitIsAPlaceForASite() {
    let folder = scratch.report()
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    scratch.folder("report/.git")
    let places = [("site/sub", "lies in the site at"), ("site/deep/er", "lies in the site at"), ("report/output/2567", "lies in the site at"), ("report/.git", "lies in .git"), ("report/.git/x", "lies in .git")]
    for (place, words) in places {
      for command in ["build", "watch", "pdf"] where command != "pdf" || place != "report/.git" {
        let run = Saraban.run([command, folder, "--output", scratch(place), "--lang", "en"])
        #expect(run.code == 3)
        #expect(run.errors.contains(words), "\(command) \(place): \(run.errors)")
      }
    }
    #expect(Disk.names(scratch("report")) == [".git", "saraban.yaml"])
    #expect(Disk.names(scratch("report/.git")) == [])
    #expect(!Disk.names(scratch("site")).contains("sub"))
    // The site itself may be written again, and be beside others.
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    #expect(Saraban.build(folder, to: scratch("site.2567")).code == 0)
  }

  /// A mount can be neither renamed nor replaced in one step. `/proc` is one on every Linux.
  @Test(arguments: ["build", "watch"]) func aMountIsNoTarget(_ command: String) {
    let run = Saraban.run([command, scratch.report(), "--output", "/proc", "--lang", "en"])
    #expect(run.code == 3)
    #expect(run.errors.contains("A disk or a share is mounted at '/proc'"))
    #expect(!run.errors.contains("is written to"))
  }
}
