import Foundation
import Glibc
import TestSupport
import Testing

/// The same input gives the same bytes, and nothing is written twice.
@Suite struct ReproducibilityTests {
  private let scratch = Scratch()

  @Test func anotherFolderTimeZoneAndLocaleGiveTheSameBytes() {
    let first = Sample.copy(to: scratch, "here")
    let second = Sample.copy(to: scratch, "somewhere/else entirely/รายงาน")
    let runs = [
      Saraban.run(["build", first, "--output", scratch("a")], environment: ["TZ": "Asia/Bangkok", "LANG": "th_TH.UTF-8", "LC_ALL": "th_TH.UTF-8"]),
      Saraban.run(["build", "--output", scratch("b")], in: second, environment: ["TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "POSIX"]),
    ]
    #expect(runs.map(\.code) == [0, 0])
    let files = Disk.files(scratch("a"))
    #expect(files == Disk.files(scratch("b")))
    #expect(files.filter { Disk.bytes(scratch("a/" + $0)) != Disk.bytes(scratch("b/" + $0)) } == [])
  }

  @Test func aSecondBuildWritesNothing() {
    let report = Sample.copy(to: scratch)
    #expect(Saraban.build(report, to: scratch("site")).code == 0)
    let before = identities(scratch("site"))
    #expect(before.count > 100)
    let run = Saraban.run(["build", report, "--output", scratch("site")])
    #expect(run.code == 0)
    #expect(identities(scratch("site")) == before)
  }

  /// After a change only the changed files are new; the others keep their times, so that copying tools pass them over.
  @Test func unchangedFilesKeepTheirTimes() {
    let report = scratch.report(["content/a.md": "# ก\n", "content/b.md": "# ข\n", "assets/x.txt": "x", "content/c.md": "[x](assets/x.txt)\n"])
    #expect(Saraban.build(report, to: scratch("site")).code == 0)
    let before = identities(scratch("site"))
    scratch.write("report/content/a.md", "# ก\n\nใหม่\n")
    #expect(Saraban.build(report, to: scratch("site")).code == 0)
    let after = identities(scratch("site"))
    #expect(after["pages/a.html"] != before["pages/a.html"])
    for file in ["pages/b.html", "assets/x.txt", "theme/saraban.css", "items/1.1.html"] { #expect(after[file] == before[file], "\(file)") }
  }

  /// Time of change by path, of files.
  private func identities(_ folder: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Disk.files(folder).map { file in
      var status = stat()
      stat(folder + "/" + file, &status)
      return (file, "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)")
    })
  }
}
