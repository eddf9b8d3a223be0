import Diagnostics
import Foundation
import TestSupport
import Testing

/// The manual says what the program does.
@Suite struct ManualTests {
  @Test func everyCodeIsInTheManual() {
    let manual = Disk.text(Repository.root + "/docs/content/diagnostics.md") ?? ""
    for code in Code.allCases {
      #expect(manual.contains("\n### \(code.rawValue)\n"), "\(code.rawValue): run scripts/make-diagnostics-page")
      #expect(manual.contains("| [\(code.rawValue)](#\(code.rawValue)) | \(code.severity.rawValue) |"), "\(code.rawValue)")
    }
  }

  /// Every settings key, front matter key and column that the program knows is named in the manual for authors.
  @Test func everyKeyIsInTheManual() {
    let manual = Disk.text(Repository.root + "/docs/content/report-folder.md") ?? ""
    let scratch = Scratch()
    scratch.report(more: "zzzz: 1\n", [
      "content/a.md": "---\nzzzz: 1\n---\nก\n", "content/b.md": "---\nitem: 1.1\nzzzz: 1\n---\nก\n", "content/c.md": "---\nkpi: 7.1.1-1\nzzzz: 1\n---\nก\n",
    ])
    let run = Saraban.check(scratch("report"))
    #expect(run.codes.filter { $0 == "unknown-key" }.count == 4)
    for key in ["title", "agency", "fiscal-year", "framework", "agency-kind", "target-score", "date", "edition", "contact", "language", "digits", "menu", "page-limits", "rules", "item", "op",
      "kpi", "category", "group", "page", "level", "score", "owner", "status", "ops", "kpis", "items", "evidence", "gaps", "unit", "direction", "decimals", "comparator",
      "no-comparator", "source", "results", "statement", "joint", "order", "summary", "updated", "aliases"]
    { #expect(manual.contains("`\(key)") || manual.contains("\(key):"), "\(key)") }
  }

  /// The manual is a report of plain pages: it builds without findings, and has no pages that only criteria give reason for.
  @Test func theManualBuilds() {
    let scratch = Scratch()
    let run = Saraban.build(Repository.root + "/docs", to: scratch("manual"))
    #expect(run.code == 0 && run.codes.isEmpty, "\(run.errors)")
    let pages = Set(Disk.files(scratch("manual")).filter { $0.hasSuffix(".html") && !$0.hasPrefix("pages/") })
    #expect(pages == ["index.html", "search.html", "print.html", "check.html", "help.html", "accessibility.html"])
  }

  /// Links between the documents lead somewhere.
  @Test func linksOfTheDocumentsWork() {
    let folder = Repository.root
    let documents = ["README.md", "ARCHITECTURE.md"] + Disk.files(folder + "/docs").filter { $0.hasSuffix(".md") }.map { "docs/" + $0 } + ["Tests/README.md"]
    for document in documents {
      let text = (Disk.text(folder + "/" + document) ?? "").replacing(/```[\s\S]*?\n```/, with: "").replacing(/`[^`\n]*`/, with: "")
        .replacing(/\\./, with: "")
      let base = document.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      for match in text.matches(of: /\]\(([^)\s]+)\)/) {
        let address = String(match.output.1)
        if address.hasPrefix("http") || address.hasPrefix("#") || address.hasPrefix("mailto:") { continue }
        let path = String(address.prefix { $0 != "#" })
        #expect(FileManager.default.fileExists(atPath: folder + "/" + base + path), "\(document): \(address)")
      }
    }
  }
}
