import Foundation
import TestSupport
import Testing

/// The bundle of the sample report, as a browser and a web server see it.
@Suite struct SampleSiteTests {
  private let site = Sample.built.site

  @Test func buildsWithoutAnyFinding() {
    #expect(Sample.built.run.errors == "")
    #expect(Sample.built.run.output == "")
    #expect(Sample.built.run.code == 0)
  }

  @Test func hasEveryPage() {
    let files = Set(site.files)
    let pages = ["index", "op/index", "results/index", "matrix", "print", "check", "evidence", "glossary", "pages/faq"].map { $0 + ".html" }
      + (1...6).map { "categories/\($0).html" } + (1...6).flatMap { category in (1...3).map { "items/\(category).\($0).html" } }
      + (1...29).map { "op/\($0).html" } + (1...6).map { "results/7.\($0).html" } + ["kpi/7.1.1-1.html", "report.json"]
    #expect(pages.filter { !files.contains($0) } == [])
  }

  @Test func everyAddressLeadsSomewhereInside() { #expect(site.brokenAddresses == []) }
  @Test func nothingIsInline() { #expect(site.inlineCode == []) }
  @Test func idsAreUniqueOnTheirPage() { #expect(site.repeatedIDs == []) }
  @Test func tagsNest() { #expect(site.faults == []) }
  @Test func noHeadingIsEmpty() { #expect(site.emptyHeadings == []) }
  @Test func fileNamesArePortable() { #expect(site.unportableNames == []) }

  @Test func styleSheetsAndDrawingsLoadNothing() {
    let drawn = site.files.filter { $0.hasSuffix(".css") || $0.hasSuffix(".svg") }
    #expect(drawn.count >= 3)
    for file in drawn {
      let text = site.text(file).replacing(/xmlns(:[a-z]+)?="[^"]*"/, with: "")
      #expect(text.firstMatch(of: /(?i)https?:|@import|<script|javascript:|url\(\s*["']?(\/|[a-z]+:)/) == nil, "\(file)")
    }
  }

  @Test func everyPageHasOneTitleOneHeadingAndItsLanguage() {
    for (path, page) in site.pages {
      #expect(page.tags.first { $0.name == "html" }?["lang"] == "th", "\(path)")
      // Drawings have titles of their own.
      #expect(page.tags.prefix { $0.name != "body" }.count { $0.name == "title" } == 1, "\(path)")
      if path != "print.html" { #expect(page.tags.filter { $0.name == "h1" }.count == 1, "\(path)") }
    }
  }

  @Test func noLineBeginsWithMaiYamokOrPaiyannoi() {
    #expect(site.pages.keys.filter { site.text($0).contains(/\ [ๆฯ]/) }.sorted() == [])
    #expect(site.pages.keys.contains { site.text($0).contains(/\u{A0}[ๆฯ]/) })
    // What programs read keeps plain spaces.
    #expect(site.files.filter { $0 == "report.json" || $0.hasPrefix("search/") }.filter { site.text($0).contains(/\u{A0}[ๆฯ]/) } == [])
  }

  /// The page of findings is for those who write: only the footer leads there.
  @Test func checkPageIsLinkedFromEveryFooterOnly() {
    for (path, page) in site.pages where path != "print.html" {
      let links = page.tags.enumerated().filter { $0.element.name == "a" && ($0.element["href"] ?? "").hasSuffix("check.html") }
      #expect(links.count == 1, "\(path)")
      let footer = page.tags.firstIndex { $0.name == "footer" } ?? .max
      #expect(links.allSatisfy { $0.offset > footer }, "\(path)")
    }
  }

  @Test func printPageHoldsThePages() {
    let ids = Set(site.pages["print.html"]?.ids ?? [])
    #expect(ids.contains("items-1.1--advance"))
    #expect(ids.contains("items-6.3--significance-result"))
  }

  /// What every answer of the sample says must be read on its page without any script.
  @Test func itemPageShowsItsSections() {
    let ids = Set(site.pages["items/1.1.html"]?.ids ?? [])
    for level in ["basic", "advance", "significance"] {
      #expect(ids.contains(level))
      for facet in ["approach", "deploy", "result"] { #expect(ids.contains("\(level)-\(facet)")) }
    }
  }
}
