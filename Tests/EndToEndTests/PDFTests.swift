import Foundation
import Glibc
import TestSupport
import Testing

/// `pdf`: the printed report as one file, where WeasyPrint is installed (scripts/install-packages gets it for tests).
@Suite struct PDFTests {
  private static func hasTool(_ name: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + name) }
  static let hasTools = hasTool("weasyprint") && hasTool("pdfinfo") && hasTool("pdftotext")

  /// What another program says.
  private static func ask(_ program: String, _ words: [String]) -> String { Saraban.run(words, program: "/usr/bin/" + program).output }

  private static let item = ["content/1.1.md": "---\nitem: 1.1\n---\n# ระบบการนำองค์การ\n\nดู[ผลลัพธ์](item:1.2) และ <op:7>\n"]

  @Test(.enabled(if: hasTools)) func writesATaggedBook() throws {
    let scratch = Scratch()
    let folder = scratch.report(more: "page-limits: {total: 3, category: 50}\n", Self.item)
    let run = Saraban.run(["pdf", folder], limit: 120)
    #expect(run.code == 0, "\(run.errors)")
    let file = folder + "/report.pdf"
    let facts = Self.ask("pdfinfo", ["-enc", "UTF-8", file])
    #expect(facts.contains(/Tagged: +yes/))
    #expect(facts.contains(/Title: +.*หน่วยงานตัวอย่าง/))
    let pages = try #require(facts.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.output.1) })
    #expect(pages > 3)
    // The contents name each part with the page on which it begins.
    let places = Self.ask("pdfinfo", ["-enc", "UTF-8", "-dests", file])
    let start = try #require(places.firstMatch(of: /(\d+) \[.*"items-1\.1"/).map { String($0.output.1) })
    let text = Self.ask("pdftotext", ["-enc", "UTF-8", "-layout", file, "-"])
    #expect(text.split(separator: "\n").contains { $0.contains(/1\.1 .*\. \./) && $0.hasSuffix(" " + start) })
    #expect(text.contains("1.2)"), "a link that paper readers can follow")
    // The budget is measured: the table tells all, the finding what is too long.
    #expect(run.output.contains("\(pages)"))
    #expect(run.errors.contains("page-limits") && run.errors.contains("[page-limit]"))
    #expect(run.errors.contains("saraban.yaml:5:"))
    #expect(Disk.files(folder).filter { $0.contains("saraban-pdf") } == [])
  }

  @Test func namesTheMissingPackage() {
    let scratch = Scratch()
    let folder = scratch.report(Self.item)
    for (language, word) in [("th", "ติดตั้ง"), ("en", "not installed")] {
      let run = Saraban.run(["pdf", folder, "--lang", language], environment: ["PATH": "/nonexistent"])
      #expect(run.code == 3)
      #expect(run.errors.contains(word) && run.errors.contains("apt-get install weasyprint"))
    }
    #expect(!Disk.files(folder).contains { $0.hasSuffix(".pdf") })
  }

  /// The former file stays, nothing is left beside it, and the program's last words are shown.
  @Test func aFailingToolChangesNothing() {
    let scratch = Scratch()
    let folder = scratch.report(Self.item)
    scratch.write("bin/weasyprint", "#!/bin/sh\necho 'no space for fonts' >&2\nexit 4\n")
    chmod(scratch("bin/weasyprint"), 0o755)
    scratch.write("report/report.pdf", "former")
    let run = Saraban.run(["pdf", folder, "--lang", "en"], environment: ["PATH": scratch("bin") + ":/usr/bin:/bin"])
    #expect(run.code == 3)
    #expect(run.errors.contains("no space for fonts"))
    #expect(scratch.text("report/report.pdf") == "former")
    #expect(Disk.files(folder).filter { $0.contains("saraban-pdf") } == [])
  }

  @Test func refusesAFolderAsFile() {
    let scratch = Scratch()
    let folder = scratch.report(Self.item)
    scratch.write("bin/weasyprint", "#!/bin/sh\nexit 0\n")
    chmod(scratch("bin/weasyprint"), 0o755)
    let run = Saraban.run(["pdf", folder, "--output", scratch("bin"), "--lang", "en"], environment: ["PATH": scratch("bin")])
    #expect(run.code == 3)
    #expect(run.errors.contains("is a folder"))
  }
}
