import Foundation
import Glibc
import TestSupport
import Testing

/// `pdf`: the printed report as one file, where WeasyPrint is installed (scripts/install-packages gets it for tests).
@Suite struct PDFTests {
  private static func hasTool(_ name: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + name) }
  static let hasTools = hasTool("weasyprint") && hasTool("pdfinfo") && hasTool("pdftotext") && hasTool("pdffonts") && hasTool("pdftohtml")

  /// What another program says.
  private static func ask(_ program: String, _ words: [String]) -> String { Saraban.run(words, program: "/usr/bin/" + program).output }

  private static let item = ["content/1.1.md": "---\nitem: 1.1\n---\n# ระบบการนำองค์การ\n\nดู[ผลลัพธ์](item:1.2) และ <op:7>\n"]

  /// A long word without a space, many times: wherever a line ends, a word must.
  private static let word = "ประสิทธิภาพ"
  private static let book = item.merging([
    "content/7.1.1-1.md": "---\nkpi: 7.1.1-1\ntitle: ผลสำเร็จ\nunit: ร้อยละ\nresults:\n  2565: {actual: 81, target: 80}\n  2566: {actual: 82, target: 80}\n"
      + "  2567: {actual: 83, target: 80}\n---\n" + String(repeating: word, count: 60) + "\n",
  ]) { $1 }

  private static func consonants(_ text: Substring) -> String { String(text.unicodeScalars.filter { (0x0E01...0x0E2E).contains($0.value) }.map(Character.init)) }

  @Test(.enabled(if: hasTools)) func writesATaggedBook() throws {
    let scratch = Scratch()
    let folder = scratch.report(more: "page-limits: {total: 3, category: 50}\n", Self.book)
    let run = Saraban.run(["pdf", folder], limit: 120)
    #expect(run.code < 2, "\(run.errors)")
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
    let sheets = text.split(separator: "\u{c}")
    #expect(sheets.dropFirst().allSatisfy { $0.contains("หน่วยงานตัวอย่าง") && $0.contains("2567") }, "running header and year")
    let word = Self.consonants(Self.word[...])
    let lines = Self.ask("pdftotext", ["-enc", "UTF-8", file, "-"]).split(separator: "\n").map(Self.consonants).filter { $0.contains(word + word) }
    #expect(lines.count > 4 && lines.allSatisfy { $0.replacing(word, with: "").isEmpty }, "lines break between words: \(lines)")
    #expect(Self.ask("pdffonts", [file]).split(separator: "\n").dropFirst(2).allSatisfy { $0.contains(/\ yes +(yes|no) +(yes|no) +\d+ +\d+$/) })
    let bookmarks = Self.ask("pdftohtml", ["-xml", "-i", "-stdout", file])
    #expect(["1.1", "7.1.1", "7.1.1-1"].allSatisfy { bookmarks.contains(">\($0) ") }, "bookmarks")
    // The budget is measured: the table tells all, the finding what is too long.
    #expect(run.output.contains("\(pages)") && run.output.contains(" \(start)–"))
    #expect(run.errors.contains("page-limits") && run.errors.contains("[page-limit]"))
    #expect(run.errors.contains("saraban.yaml:5:"))
    #expect(Disk.files(folder).filter { $0.contains("saraban-pdf") } == [])
  }

  /// A maker that keeps the picture it is given, and fails.
  private static let keeper = "#!/bin/sh\ncp \"${3%/*}\"/assets/*.svg \"$KEPT\"\nexit 4\n"
  private static let drawing = [
    "content/1.1.md": "---\nitem: 1.1\n---\n![แผนภาพ](../assets/a.svg)\n",
    "assets/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><text x=\"5\" y=\"20\">น้ำท่วมที่นี่</text></svg>",
  ]

  @Test(.enabled(if: hasTool("rsvg-convert")), arguments: [true, false]) func drawsWordsOfPictures(isInstalled: Bool) {
    let scratch = Scratch()
    let folder = scratch.report(Self.drawing)
    scratch.write("bin/weasyprint", Self.keeper)
    chmod(scratch("bin/weasyprint"), 0o755)
    for tool in ["cp", "sh"] { symlink("/bin/" + tool, scratch("bin/" + tool)) }
    let run = Saraban.run(["pdf", folder], environment: ["PATH": scratch("bin") + (isInstalled ? ":/usr/bin" : ""), "KEPT": scratch("kept.svg")])
    let kept = scratch.text("kept.svg") ?? ""
    #expect(kept.contains("<svg") && kept.contains("<text") != isInstalled, "\(run.code): \(run.errors)")
    #expect(run.errors.contains("apt-get install librsvg2-bin") != isInstalled)
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
    scratch.write("report/report.pdf", "%PDF-1.7 former")
    // Of a run that was killed.
    scratch.write("report/.report.pdf.saraban-pdf/site/index.html", "half")
    let run = Saraban.run(["pdf", folder, "--lang", "en"], environment: ["PATH": scratch("bin") + ":/usr/bin:/bin"])
    #expect(run.code == 3)
    #expect(run.errors.contains("no space for fonts"))
    #expect(scratch.text("report/report.pdf") == "%PDF-1.7 former")
    #expect(Disk.files(folder).filter { $0.contains("saraban-pdf") } == [])
  }

  /// Not even where somebody names the settings by mistake. Whether WeasyPrint is there makes no difference.
  @Test func overwritesNothingButAPDF() {
    let scratch = Scratch()
    let folder = scratch.report(Self.item)
    let before = scratch.text("report/saraban.yaml")
    let run = Saraban.run(["pdf", folder, "--output", folder + "/saraban.yaml"], limit: 120)
    #expect(run.code == 3 && run.errors.contains("saraban.yaml"), "\(run.errors)")
    #expect(scratch.text("report/saraban.yaml") == before)
    #expect(Disk.files(folder).allSatisfy { !$0.contains("saraban-pdf") })
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
