import Foundation
import TestSupport
import Testing

/// report.json of the sample agrees with the criteria, with itself and with the sources.
@Suite struct ReportDataTests {
  private let report = Sample.built.site.report

  private func list(_ key: String) -> [[String: Any]] { report[key] as? [[String: Any]] ?? [] }
  private func ids(_ key: String) -> [String] { list(key).compactMap { $0["id"] as? String } }

  @Test func counts() {
    #expect(report["schema"] as? Int == 1)
    #expect(list("items").count == 18)
    #expect(list("profile").count == 29)
    #expect(list("groups").count == 27)
    let sections = list("items").flatMap { $0["sections"] as? [[String: Any]] ?? [] }
    #expect(sections.filter { $0["facet"] is NSNull }.count == 54)
    #expect(sections.filter { $0["facet"] is String }.count == 162)
    #expect(list("diagnostics").isEmpty)
    let framework = report["framework"] as? [String: Any]
    #expect(framework?["id"] as? String == "pmqa4")
    #expect(framework?["edition"] as? String == "2567")
  }

  @Test func coverageIsWhatTheSectionsSay() throws {
    let coverage = try #require(report["coverage"] as? [String: Any]).compactMapValues { $0 as? [String: Int] }
    let sections = list("items").flatMap { $0["sections"] as? [[String: Any]] ?? [] }
    for (key, isLevel) in [("levels", true), ("facets", false)] {
      let kind = sections.filter { ($0["facet"] is NSNull) == isLevel }
      for (name, state) in [("answered", "answered"), ("gaps", "gap")] {
        #expect(coverage[key]?[name] == kind.filter { $0["state"] as? String == state }.count, "\(key) \(name)")
      }
      #expect(coverage[key]?["all"] == kind.count)
    }
    #expect(coverage["profile"]?["answered"] == list("profile").filter { $0["answered"] as? Bool == true }.count)
    let filled = list("groups").filter { !($0["indicators"] as? [String] ?? []).isEmpty }
    #expect(coverage["groups"]?["answered"] == filled.count)
  }

  @Test func everyGroupNamesIndicatorsThatExist() {
    let known = Set(ids("indicators"))
    let named = list("groups").flatMap { $0["indicators"] as? [String] ?? [] }
    #expect(Set(named) == known)
    #expect(named.count == known.count)
  }

  @Test func referencesResolve() {
    let levels = ["basic", "advance", "significance"]
    let facets = ["approach", "deploy", "result"]
    var known = Set(ids("profile").map { "op:" + $0 } + ids("indicators").map { "kpi:" + $0 } + ids("groups").map { "kpi:" + $0 })
    known.formUnion(ids("pages").map { "page:" + $0 } + ids("evidence").map { "ev:" + $0 } + ids("terms").map { "term:" + $0 })
    known.formUnion((1...7).map { "category:\($0)" } + (1...6).map { "kpi:7.\($0)" })
    for item in ids("items") {
      known.formUnion(["item:" + item] + levels.flatMap { level in ["item:\(item)/\(level)"] + facets.map { "item:\(item)/\(level)/\($0)" } })
    }
    let references = list("references")
    #expect(references.count > 1000)
    for end in ["from", "to"] { #expect(Set(references.compactMap { $0[end] as? String }).subtracting(known) == []) }
    let sections = Set(levels + levels.flatMap { level in facets.map { level + "/" + $0 } } + [""])
    #expect(Set(references.compactMap { $0["section"] as? String }).subtracting(sections) == [])
    #expect(Set(references.compactMap { $0["via"] as? String }).subtracting(["text", "front-matter", "block"]) == [])
  }

  /// Every reference stands where it says: its line names the id, or a file.
  @Test func referencesStandOnTheirLines() {
    var lines: [String: [Substring]] = [:]
    let wrong = list("references").compactMap { reference -> String? in
      guard let file = reference["file"] as? String, let number = reference["line"] as? Int, let to = reference["to"] as? String else { return "\(reference)" }
      if lines[file] == nil { lines[file] = (Disk.text(Repository.root + "/" + file) ?? "").split(separator: "\n", omittingEmptySubsequences: false) }
      guard let line = lines[file].flatMap({ number <= $0.count ? $0[number - 1] : nil }) else { return "\(file):\(number)" }
      let id = to.split(separator: ":", maxSplits: 1)[1].split(separator: "/")[0]
      return line.contains(id) || line.contains(".md") || line.contains("](#") ? nil : "\(file):\(number) \(to)"
    }
    #expect(wrong == [])
  }

  /// Sorted by file and line, so that two reports can be compared.
  @Test func referencesAreInSourceOrder() {
    let places = list("references").map { ($0["file"] as? String ?? "", $0["line"] as? Int ?? 0) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// The same links lead from the pages: each reference of a text has its back-link on the target's page.
  @Test func pagesOfTargetsLinkBack() throws {
    let site = Sample.built.site
    let references = list("references").filter { $0["via"] as? String == "text" }
    for target in list("profile") {
      let id = try #require(target["id"] as? String)
      let sources = Set(references.filter { $0["to"] as? String == "op:" + id }.compactMap { $0["from"] as? String })
      let page = try #require(site.pages["op/\(id).html"])
      let links = page.tags.filter { $0.name == "a" }.compactMap { $0["href"] }
      for source in sources where source.hasPrefix("item:") {
        let address = "../items/\(source.dropFirst(5)).html#"
        #expect(links.contains { $0.hasPrefix(address) }, "op/\(id).html has no way back to \(source)")
      }
    }
  }

  @Test func figuresAreThoseOfTheSource() throws {
    let first = try #require(list("indicators").first { $0["id"] as? String == "7.1.1-2" })
    let series = try #require(first["series"] as? [[String: Any]])
    #expect(series.map { $0["year"] as? Int } == [2563, 2564, 2565, 2566, 2567])
    let rows = (Disk.text(Repository.root + "/data/results.csv") ?? "").split(whereSeparator: \.isNewline).filter { $0.hasPrefix("7.1.1-2,") }
    for (row, figures) in zip(rows.sorted(), series) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(Double(cells[2]) == figures["actual"] as? Double, "\(row)")
    }
    #expect(rows.count == 5)
    #expect(first["direction"] as? String == "up")
    let verdict = try #require(first["verdict"] as? [String: Any])
    #expect(Set(verdict.keys).isSuperset(of: ["level", "trend", "comparison"]))
  }
}
