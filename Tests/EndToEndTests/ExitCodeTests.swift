import Foundation
import TestSupport
import Testing

/// Exit codes, and what goes to which stream (§11 of the report format).
@Suite struct ExitCodeTests {
  private let scratch = Scratch()

  @Test func clean() {
    scratch.report()
    for command in ["check", "build"] {
      let run = Saraban.run([command, scratch("report")])
      #expect(run.code == 0)
      #expect(run.output == "")
      #expect(run.errors.contains("ไม่พบสิ่งที่ต้องแก้"))
    }
    #expect(scratch.exists("report/output/index.html"))
  }

  @Test func currentFolderIsTheDefault() {
    scratch.report()
    #expect(Saraban.run(["build"], in: scratch("report")).code == 0)
    #expect(scratch.exists("report/output/index.html"))
  }

  @Test(arguments: [("error", 1, 1), ("warning", 0, 1), ("note", 0, 0)]) func severities(_ severity: String, _ plain: Int32, _ strict: Int32) {
    let slip = ["error": Slip.error, "warning": Slip.warning, "note": Slip.note][severity] ?? [:]
    let folder = scratch.report(slip)
    #expect(Saraban.check(folder).code == plain)
    #expect(Saraban.check(folder, "--strict").code == strict)
    // The site is built all the same.
    #expect(Saraban.build(folder, to: scratch("site"), "--strict").code == strict)
    #expect(scratch.exists("site/index.html"))
    #expect(scratch.exists("site/pages/faq.html"))
  }

  @Test func brokenSettingsAreAnErrorAndBuildNothing() {
    scratch.write("report/saraban.yaml", "title: x\nagency: [\n")
    let run = Saraban.build(scratch("report"), to: scratch("site"))
    #expect(run.code == 1)
    #expect(run.codes == ["yaml-syntax"])
    #expect(!scratch.exists("site"))
  }

  @Test func whatCannotBeReadOrWritten() {
    scratch.folder("empty")
    scratch.write("file", "x")
    let report = scratch.report()
    #expect(Saraban.check(scratch("nothing")).code == 3)
    #expect(Saraban.check(scratch("empty")).code == 3)
    #expect(Saraban.check(scratch("file")).code == 3)
    #expect(Saraban.build(report, to: scratch("file")).code == 3)
    #expect(Saraban.build(report, to: scratch("file/site")).code == 3)
    #expect(scratch.text("file") == "x")
  }

  /// A text file in place of the settings' folder, or a folder in place of the settings.
  @Test func settingsThatAreAFolder() {
    scratch.folder("report/saraban.yaml")
    #expect(Saraban.check(scratch("report")).code == 3)
  }

  @Test func theWorstOfSeveralReportsCounts() {
    let (good, bad) = (scratch.report("good"), scratch.report("bad", Slip.error))
    #expect(Saraban.run(["check", good, bad]).code == 1)
    #expect(Saraban.run(["check", bad, good, scratch("gone")]).code == 3)
  }
}
