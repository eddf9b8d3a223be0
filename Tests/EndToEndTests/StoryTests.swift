import Foundation
import TestSupport
import Testing

@testable import Site

/// `Fixtures/sites/<story>` is a small report; `expected/` holds the findings, the outlines of some pages and a part of report.json.
@Suite struct StoryTests {
  static let family = Repository.fixtures("sites")
  static let stories = Disk.names(family)

  @Test(arguments: stories) func tellsWhatIsExpected(_ story: String) {
    let scratch = Scratch()
    let folder = Self.family + "/" + story
    let run = Saraban.build(folder, to: scratch("site"))
    let site = Site(scratch("site"))
    for golden in Disk.files(folder + "/expected") {
      let actual: String
      switch golden {
      case "findings.txt": actual = run.errors
      case "report.json": actual = Self.part(of: site.report)
      default:
        let page = String(golden.dropLast(4))
        guard let html = site.pages[page] else { Issue.record("\(page) is not in the bundle"); continue }
        actual = Outline.of(html)
      }
      let difference = Golden.difference(actual, folder + "/expected/" + golden)
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  /// What must hold for every bundle, whatever the story.
  @Test(arguments: stories) func isASoundBundle(_ story: String) {
    let scratch = Scratch()
    let run = Saraban.build(Self.family + "/" + story, to: scratch("site"))
    #expect(run.code < 2)
    let site = Site(scratch("site"))
    #expect(site.brokenAddresses == [])
    #expect(site.inlineCode == [])
    #expect(site.repeatedIDs == [])
    #expect(site.faults == [])
    #expect(site.unportableNames == [])
    #expect(site.emptyHeadings == [])
  }

  @Test func everyKindOfPageIsInAStory() {
    let goldens = Set(Self.stories.flatMap { Disk.files("\(Self.family)/\($0)/expected") })
    let patterns: [PageKind: String] = [
      .home: "index.html.txt", .category: "categories/1.html.txt", .item: "items/1.1.html.txt", .profile: "op/index.html.txt", .question: "op/1.html.txt",
      .results: "results/index.html.txt", .dimension: "results/3.1.html.txt", .indicator: "kpi/3.1.1-1.html.txt", .page: "pages/faq.html.txt",
      .glossary: "glossary.html.txt", .evidence: "evidence.html.txt", .matrix: "matrix.html.txt", .search: "search.html.txt", .trail: "trails/1.1.html.txt", .print: "print.html.txt", .check: "check.html.txt", .help: "help.html.txt", .accessibility: "accessibility.html.txt",
      .scores: "scores.html.txt", .coverage: "coverage.html.txt", .office: "offices/Policy-Office-57110c19.html.txt",
    ]
    for kind in PageKind.allCases {
      let name = patterns[kind]
      #expect(name != nil && goldens.contains(name ?? ""), "\(kind)")
    }
  }

  /// References, indicators and what has been written of the items and the profile; the criteria themselves are left out.
  private static func part(of report: [String: Any]) -> String {
    func written(_ key: String, _ isWritten: ([String: Any]) -> Bool) -> [[String: Any]] { (report[key] as? [[String: Any]] ?? []).filter(isWritten) }
    let part: [String: Any] = [
      "items": written("items") { $0["written"] as? Bool == true },
      "profile": written("profile") { $0["answered"] as? Bool == true },
      "indicators": report["indicators"] ?? [],
      "references": (report["references"] as? [[String: Any]] ?? []).map { reference in
        ["from", "section", "to", "via", "file", "line"].map { "\(reference[$0] ?? "")" }.joined(separator: " ")
      },
      "coverage": report["coverage"] ?? [:],
    ]
    let data = try? JSONSerialization.data(withJSONObject: part, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
  }
}
