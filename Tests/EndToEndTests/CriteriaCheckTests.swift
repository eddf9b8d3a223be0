import Foundation
import TestSupport
import Testing

/// When the checks of the criteria speak, and when they keep still.
@Suite struct CriteriaCheckTests {
  private let scratch = Scratch()

  private static let figures = "results:\n  2565: {actual: 1, target: 1, comparator: 1}\n  2566: {actual: 2, target: 1, comparator: 1}\n  2567: {actual: 3, target: 1, comparator: 1}\n"

  private static func indicators(_ group: String, _ count: Int, withFigures: Int) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (0..<count).map { number in
      ("content/\(group)-\(number + 1).md",
        "---\nkpi: \(group)-\(number + 1)\ntitle: ผล\nunit: แห่ง\ndirection: up\n\(number < withFigures ? figures : "")---\n")
    })
  }

  /// Group 7.1.1 has two or three; one without figures is still being written.
  @Test(arguments: [
    (0, 0, [String]()), (1, 0, []), (1, 1, ["indicator-count"]), (2, 1, []), (2, 2, []), (3, 3, []), (4, 0, ["indicator-count"]), (4, 4, ["indicator-count"]),
  ]) func counts(_ count: Int, _ withFigures: Int, _ expected: [String]) {
    let run = Saraban.check(scratch.report(Self.indicators("7.1.1", count, withFigures: withFigures)))
    #expect(run.codes == expected)
  }

  @Test(arguments: [
    ("", "7.2.1", [String]()), ("agency-kind: policy\n", "7.2.1", ["7.2.4"]), ("agency-kind: service\n", "7.2.1", ["7.2.2"]),
    ("agency-kind: service\n", "7.2.2", []), ("", "7.1.2", ["7.1.1"]), ("", "7.6.2", ["7.6.3", "7.6.4"]), ("", "7.6.3", ["7.6.4"]), ("", "7.5.2", []),
  ]) func stars(_ settings: String, _ group: String, _ expected: [String]) {
    let run = Saraban.check(scratch.report(more: settings, Self.indicators(group, 1, withFigures: 1)))
    #expect(run.codes == expected.map { _ in "empty-starred-group" })
    for group in expected { #expect(run.errors.contains(group + " ")) }
  }

  private static let level = "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n\n### Deploy\n\nถ่ายทอดทิศทาง\n\n### Result\n\nรับรู้ทิศทางดีขึ้น\n"

  @Test(arguments: [
    // A finished level is looked at, a draft and a beginning are not.
    ("", level, ["few-evidence", "item-without-question", "result-without-figure"]),
    ("status: review\n", level, ["few-evidence", "item-without-question", "result-without-figure"]),
    ("status: draft\n", level, []),
    ("", "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n", []),
    ("gaps: {basic: เริ่มปีหน้า}\n", "", []),
    // A claim is asked for the rest only when it is written out.
    ("level: basic\n", "", ["claim-incomplete"]), ("owner: กองกลาง\n", "", []),
    ("level: basic\n", "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n", ["claim-incomplete"]),
    ("level: basic\ngaps: {basic.deploy: เริ่มปีหน้า, basic.result: เริ่มปีหน้า}\n", "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n",
      ["claim-without-evidence", "item-without-question"]),
    ("level: advance\n", level, ["claim-incomplete", "item-without-question", "result-without-figure"]),
    ("level: advance\nstatus: draft\n", level, []),
    // Scores are errors in drafts too.
    ("level: basic\nscore: 400\nstatus: draft\n", "", ["score-outside-level"]),
    ("level: basic\nscore: 399\n", "", ["claim-incomplete"]), ("score: 399\n", "", ["claim-incomplete"]),
    ("level: basic\nscore: 399\nstatus: draft\n", "", []), ("level: basic\ngaps: {basic: เริ่มปีหน้า}\n", "", ["claim-without-evidence"]),
    ("score: 0\n", "", []), ("score: 501\nstatus: draft\n", "", ["score-outside-level"]), ("level: significance\nscore: 500\nstatus: draft\n", "", []),
  ]) func items(_ front: String, _ text: String, _ expected: [String]) {
    let run = Saraban.check(scratch.report(["content/1.1.md": "---\nitem: 1.1\n\(front)---\n\n\(text)"]))
    #expect(run.codes.sorted() == expected)
  }

  private static let indicator = "---\nkpi: 7.5.2-1\ntitle: ผล\n"

  /// A figure that cannot be read is one finding: what is missing beside it is no other.
  @Test(arguments: [
    ("results: {2567: {actual: 1,234}, 2566: {actual: 3}}\n", "", "split-number"),
    ("results: {2567: {actual: 12 แห่ง, target: 1}, 2566: {actual: 3}}\n", "", "invalid-number"),
    ("results: {2024: {actual: 12}, 2566: {actual: 3}}\n", "", "invalid-year"),
    ("results: {2567: {actual: 12}}\n", "7.5.2-1,2567,13\n", "duplicate-result"),
    ("", "7.5.2-1,2567,12 แห่ง\nkpi:7.5.2-1,2566,12\n", "invalid-number"),
    ("", "7.5.2-1,67,12\n7.5.2-1,2566,12\n", "invalid-year"),
  ]) func slips(_ results: String, _ rows: String, _ code: String) {
    let table = rows.isEmpty ? [:] : ["data/results.csv": "kpi,year,actual\n" + rows]
    let run = Saraban.check(scratch.report(table.merging(["content/k.md": Self.indicator + results + "---\n"]) { $1 }))
    #expect(run.codes == [code])
  }

  /// A block shows indicators, which need no introduction; a link leads to a page that has none.
  @Test(arguments: [
    ("", "```results kpi:7.5\n```\n", [String]()), ("", "```results 7.5.2\n```\n", []), ("kpis: [7.5]\n", "", []),
    ("", "```results kpi:7.4\n```\n", ["unwritten-target"]), ("", "ดู <kpi:7.5>\n", ["unwritten-target"]),
  ]) func blocks(_ front: String, _ text: String, _ expected: [String]) {
    let indicator = Self.indicator + "unit: แห่ง\ndirection: up\n\(Self.figures)---\n"
    let run = Saraban.check(scratch.report(["content/k.md": indicator, "content/faq.md": "---\npage: faq\n\(front)---\n# คำถาม\n\n\(text)"]))
    #expect(run.codes == expected)
  }

  /// One year within the report is enough for the fiscal year to be meant.
  @Test(arguments: [("2567", [String]()), ("2565", ["few-years"]), ("2564", ["figures-after-year"])]) func fiscalYears(_ year: String, _ expected: [String]) {
    let folder = scratch.report(["content/k.md": Self.indicator + "unit: แห่ง\ndirection: up\n\(Self.figures)---\n"])
    scratch.write("report/saraban.yaml", Scratch.settings.replacing("2567\nframework", with: year + "\nframework"))
    #expect(Saraban.check(folder).codes == expected)
  }

  /// Criteria may set severities, and a report may set them again.
  @Test func severities() throws {
    let mine = try #require(Disk.text(Repository.root + "/frameworks/pmqa4@2567.yaml")) + "\nrules: {missing-unit: error, missing-direction: ignore}\n"
    func report(_ name: String, _ rules: String) -> String {
      scratch.report(name, ["content/a.md": "---\nkpi: 7.5.2-1\ntitle: ผล\n\(Self.figures)---\n", "criteria.yaml": mine])
      let settings = "title: ก\nagency: ข\nfiscal-year: 2567\nframework: criteria.yaml\n"
      scratch.write(name + "/saraban.yaml", settings + rules)
      return scratch(name)
    }
    let run = Saraban.check(report("criteria", ""))
    #expect(run.codes == ["missing-unit"])
    #expect(run.errors.contains(": error: "))
    let own = Saraban.check(report("own", "rules: {missing-unit: note, missing-direction: warning}\n"))
    #expect(own.codes.sorted() == ["missing-direction", "missing-unit"])
    #expect(own.errors.contains(": note: ") && own.errors.contains(": warning: ") && !own.errors.contains(": error: "))
  }

  /// Half of the sample taken away: what is missing is progress, and no wall of warnings.
  @Test func halfAReportIsQuiet() throws {
    let folder = Sample.copy(to: scratch)
    for item in ["1.3", "2.2", "2.3", "3.2", "4.1", "4.2", "5.2", "6.1", "6.3"] {
      for path in Disk.files(folder + "/content") where path.hasSuffix("/\(item).md") {
        let text = try #require(Disk.text(folder + "/content/" + path))
        let front = text.split(separator: "\n---", maxSplits: 1)[0].split(separator: "\n").filter { line in !["gaps", "level", "score"].contains { line.hasPrefix($0) } }.joined(separator: "\n")
        scratch.write("sample/content/" + path, front + "\n---\n")
      }
    }
    let run = Saraban.check(folder)
    let loud = run.errors.split(separator: "\n").filter { $0.contains(": error: ") || $0.contains(": warning: ") }
    #expect(loud.count < 5, "\(loud)")
  }
}
