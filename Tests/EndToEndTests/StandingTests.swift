import Foundation
import TestSupport
import Testing

/// Scores and coverage: pages, report.json and `saraban status` say the same, and it is what the front matter says.
@Suite struct StandingTests {
  private static let half = Repository.fixtures("sites") + "/half-written"

  // MARK: - The sample, recomputed from its files

  /// Category → the scores that its items state, read with nothing but the lines of their front matter.
  private static let stated: [String: [Decimal]] = {
    var scores: [String: [Decimal]] = [:]
    for file in Disk.files(Repository.root + "/content").sorted() where file.hasSuffix(".md") {
      let lines = (Disk.text(Repository.root + "/content/" + file) ?? "").split(separator: "\n").dropFirst().prefix { $0 != "---" }
      func value(_ key: String) -> String? { lines.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) } }
      guard let item = value("item"), let score = value("score").flatMap({ Decimal(string: $0) }) else { continue }
      scores[String(item.prefix { $0 != "." }), default: []].append(score)
    }
    return scores
  }()

  private static func mean(_ scores: [Decimal]) -> String {
    var exact = scores.reduce(0, +) / Decimal(scores.count)
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 2, .plain)
    return String(format: "%.2f", NSDecimalNumber(decimal: rounded).doubleValue)
  }

  @Test func theSampleAgreesWithItsSources() throws {
    let site = Sample.built.site
    let all = Self.stated.values.flatMap(\.self)
    #expect(all.count == 18)
    let total = Self.mean(all)
    let scores = try #require(site.report["scores"] as? [String: Any])
    #expect(Self.text(scores["mean"]) == total)
    #expect(scores["scored"] as? Int == 18)
    let status = Saraban.run(["status", Repository.root]).output
    let home = try #require(site.pages["index.html"]).text
    let page = try #require(site.pages["scores.html"]).text
    let words = "ค่าเฉลี่ยอย่างง่าย 18/18 หัวข้อ ไม่รวมหมวด 7 ไม่ใช่คะแนนทางการ"
    #expect(scores["words"] as? String == words)
    for text in [status, home, page, site.pages["print.html"]?.text ?? ""] {
      #expect(text.contains(total))
      #expect(text.contains(words))
    }
    for category in try #require(scores["categories"] as? [[String: Any]]) {
      let mean = Self.mean(Self.stated[category["id"] as? String ?? ""] ?? [])
      #expect(Self.text(category["mean"]) == mean)
      for text in [status, home, page] { #expect(text.contains(mean)) }
    }
  }

  /// What a step does to the total, from the total and the gain.
  @Test func stepsOfTheSample() throws {
    let items = try #require((Sample.built.site.report["scores"] as? [String: Any])?["items"] as? [[String: Any]])
    let all = Self.stated.values.flatMap(\.self)
    var seen = 0
    for item in items {
      guard let step = item["step"] as? [String: Any], let score = item["score"] as? Int, let next = step["score"] as? Int else { continue }
      #expect(Self.text(step["total"]) == Self.mean(all.dropLast() + [(all.last ?? 0) + Decimal(next - score)]))
      seen += 1
    }
    #expect(seen == items.filter { $0["level"] as? String != "significance" }.count)
  }

  private static func text(_ number: Any?) -> String { (number as? NSNumber).map { String(format: "%.2f", $0.doubleValue) } ?? "-" }

  // MARK: - Coverage

  /// Counts by category and office add up to those of the whole, and those are the states of the sections.
  @Test(arguments: [Repository.root, half]) func coverageAddsUp(_ folder: String) throws {
    let run = Saraban.run(["status", folder, "--format", "json"])
    let report = try #require((run.json["reports"] as? [[String: Any]])?.first)
    let coverage = try #require(report["coverage"] as? [String: Any])
    func count(_ any: Any?, _ key: String) -> Int { (any as? [String: Any])?[key] as? Int ?? -1 }
    for key in ["answered", "gaps", "all"] {
      let categories = try #require(coverage["categories"] as? [[String: Any]])
      let offices = try #require(coverage["offices"] as? [[String: Any]])
      #expect(categories.reduce(0) { $0 + count($1["facets"], key) } == count(coverage["facets"], key))
      #expect(categories.reduce(0) { $0 + count($1["levels"], key) } == count(coverage["levels"], key))
      #expect(offices.reduce(0) { $0 + count($1["facets"], key) } == count(coverage["facets"], key))
      let sections = categories.flatMap { $0["sections"] as? [[String: Any]] ?? [] }
      #expect(sections.count == 54)
      #expect(sections.reduce(0) { $0 + ($1[key] as? Int ?? 0) } == count(coverage["facets"], key))
    }
    #expect((coverage["status"] as? [String: Int])?.values.reduce(0, +) == 18)
    #expect(count(coverage["levels"], "all") == 54)
    #expect(count(coverage["facets"], "all") == 162)
    #expect(count(coverage["profile"], "all") == 29)
    #expect(count(coverage["groups"], "all") == 27)
  }

  /// Every office has its page, found from the list and from what it owns.
  @Test func everyOfficeHasItsPage() throws {
    let site = Sample.built.site
    let pages = site.files.filter { $0.hasPrefix("offices/") }
    let coverage = try #require(site.report["coverage"] as? [String: Any])
    let owners = try #require(coverage["offices"] as? [[String: Any]]).compactMap { $0["owner"] as? String }
    #expect(pages.count == owners.count)
    #expect(Set(owners).count == owners.count)
    for page in pages { #expect(site.text("coverage.html").contains("href=\"\(page)\""), "\(page)") }
    #expect(site.text("items/1.1.html").contains("href=\"../offices/"))
  }

  /// Names that differ only in case must not share a page on Windows.
  @Test func officesThatDifferInCaseHaveTwoPages() {
    let scratch = Scratch()
    let folder = scratch.report(["content/a.md": "---\nitem: 1.1\nowner: IT\n---\n", "content/b.md": "---\nitem: 1.2\nowner: it\n---\n", "content/c.md": "---\nitem: 1.3\nowner: \" IT \"\n---\n"])
    #expect(Saraban.build(folder, to: scratch("site")).code == 0)
    let pages = Disk.files(scratch("site/offices")).map { $0.lowercased() }
    #expect(Set(pages).count == 2)
    #expect(pages.count == 2)
  }

  /// Reasons for each facet excuse the level, and are shown where they stand.
  @Test func reasonsOfAllFacetsExcuseTheLevel() throws {
    let scratch = Scratch()
    let reasons = "{basic.approach: รอแผน, basic.deploy: รอคณะทำงาน, basic.result: รอผลสำรวจ, advance.approach: ยังไม่เริ่ม}"
    let folder = scratch.report(["content/1.1.md": "---\nitem: 1.1\nowner: กองกลาง\ngaps: \(reasons)\n---\n", "content/faq.md": "# คำถาม\n\n<item:1.1/basic>\n"])
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.errors == "")
    let site = Site(scratch("site"))
    let coverage = try #require(site.report["coverage"] as? [String: Any])
    #expect((coverage["levels"] as? [String: Any])?["gaps"] as? Int == 1)
    #expect((coverage["facets"] as? [String: Any])?["gaps"] as? Int == 4)
    let office = try #require(site.files.first { $0.hasPrefix("offices/") })
    for page in ["items/1.1.html", "trails/1.1.html", office] {
      for reason in ["รอแผน", "รอคณะทำงาน", "รอผลสำรวจ"] { #expect(site.text(page).contains(reason), "\(page)") }
    }
  }

  // MARK: - status

  @Test(arguments: ["th", "en"]) func statusOfAHalfWrittenReport(_ language: String) {
    let run = Saraban.run(["status", ".", "--lang", language], in: Self.half)
    #expect(run.code == 0)
    #expect(run.errors == "")
    let difference = Golden.difference(run.output, Repository.fixtures("status") + "/half-written.\(language).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func statusWritesThaiDigits() throws {
    let scratch = Scratch()
    let lines = Saraban.run(["status", scratch.report(more: "digits: thai\n", Slip.note)]).output.split(separator: "\n")
    let last = try #require(lines.last)
    #expect(last.contains("ข้อสังเกต ๑"))
    #expect(last.hasSuffix(scratch("report")))
  }

  /// The columns stand under each other, whatever marks the names carry.
  @Test func barsAreAligned() {
    let lines = Saraban.run(["status", Self.half, "--lang", "th"]).output.split(separator: "\n").map(String.init).filter { $0.contains("หมวด ") && $0.contains("░") }
    #expect(lines.count == 6)
    let starts = lines.map { line in line.prefix { $0 != "█" && $0 != "░" }.unicodeScalars.count { !Self.isMark($0) } }
    #expect(Set(starts).count == 1)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .nonspacingMark }

  @Test func statusDataIsThatOfTheReport() throws {
    let scratch = Scratch()
    #expect(Saraban.build(Self.half, to: scratch("site")).code == 0)
    let site = Site(scratch("site"))
    let run = Saraban.run(["status", Self.half, "--format=json"])
    let report = try #require((run.json["reports"] as? [[String: Any]])?.first)
    for key in ["coverage", "scores"] {
      let (told, written) = (report[key] as? NSDictionary, site.report[key] as? NSDictionary)
      #expect(told != nil && told == written, "\(key)")
    }
    let found = (Saraban.run(["check", Self.half, "--format=json"]).json["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["severity"] as? String }
    let counts = Dictionary(grouping: found) { $0 + "s" }.mapValues(\.count)
    #expect((report["findings"] as? [String: Int]) == ["errors": 0, "warnings": 0, "notes": 0].merging(counts) { $1 })
  }

  @Test func statusCountsFindingsAndNamesNone() {
    let scratch = Scratch()
    let folder = scratch.report(Slip.error)
    let run = Saraban.run(["status", folder, "--lang", "en"])
    #expect(run.code == 1)
    #expect(run.errors == "")
    #expect(run.output.contains("errors 1, warnings 0, notes 0; listed by saraban check \(folder)"))
    #expect(!run.output.contains("item:9.9"))
  }

  @Test func statusWithoutAReport() {
    let scratch = Scratch()
    scratch.folder("empty")
    for folder in ["empty", "missing"] {
      for format in ["text", "json"] {
        let run = Saraban.run(["status", scratch(folder), "--format", format])
        #expect(run.code == 3)
        #expect(run.errors.hasPrefix("saraban: "))
      }
    }
    scratch.write("broken/saraban.yaml", "title: [\n")
    let run = Saraban.run(["status", scratch("broken"), "--lang", "en"])
    #expect(run.code == 1)
    #expect(run.output.contains("errors 1"))
    #expect(Saraban.run(["status", "--format", "short", scratch("broken")]).code == 2)
  }

  // MARK: - An empty report

  @Test func theHomePageOfAnEmptyReport() throws {
    let scratch = Scratch()
    #expect(Saraban.build(scratch.report(more: "language: en\n"), to: scratch("site")).code == 0)
    let site = Site(scratch("site"))
    let home = try #require(site.pages["index.html"])
    #expect(home.text.contains("No item has a score yet"))
    #expect(!home.tags.contains { $0.name == "svg" })
    #expect(site.pages["scores.html"]?.text.contains("no score yet") == true)
    #expect((site.report["scores"] as? [String: Any])?["mean"] is NSNull)
    let status = Saraban.run(["status", scratch("report")])
    #expect(status.code == 0)
    #expect(status.output.contains("0/162"))
  }
}
