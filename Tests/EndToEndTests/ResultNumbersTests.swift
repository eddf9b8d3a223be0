import Foundation
import TestSupport
import Testing

/// Pages, downloads, report.json and sentences say the same numbers, recomputed here from the report's own files by another route.
@Suite struct ResultNumbersTests {
  private static let site = Sample.built.site

  private struct Row: Equatable {
    let year: Int
    let actual: Decimal?
    let target: Decimal?
    let comparator: Decimal?
  }

  private static func decimal(_ text: some StringProtocol) -> Decimal? { Decimal(string: String(text).replacing(",", with: ""), locale: Locale(identifier: "en_US_POSIX")) }

  /// data/results.csv and the front matter, by the plainest reading that the sample allows.
  private static let sources: [String: [Row]] = {
    var result: [String: [Row]] = [:]
    for line in (Disk.text(Repository.root + "/data/results.csv") ?? "").split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      result[String(cells[0]), default: []].append(Row(year: Int(cells[1]) ?? 0, actual: decimal(cells[2]), target: decimal(cells[3]), comparator: decimal(cells[4])))
    }
    for file in Disk.files(Repository.root + "/content/results") {
      let text = Disk.text(Repository.root + "/content/results/" + file) ?? ""
      guard let id = text.firstMatch(of: /(?m)^kpi: (\S+)$/)?.1 else { continue }
      for match in text.matches(of: /(?m)^ +(\d{4}): \{(.*)\}/) {
        func value(_ key: String) -> Decimal? {
          String(match.2).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.first { $0.hasPrefix(key + ":") }.flatMap { decimal($0.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)) }
        }
        result[String(id), default: []].append(Row(year: Int(match.1) ?? 0, actual: value("actual"), target: value("target"), comparator: value("comparator")))
      }
    }
    return result.mapValues { $0.sorted { $0.year < $1.year } }
  }()

  private static var indicators: [[String: Any]] { site.report["indicators"] as? [[String: Any]] ?? [] }
  private static func text(_ key: String, _ indicator: [String: Any]) -> String { indicator[key] as? String ?? "" }

  /// Cells of a download without quotes: the sample's numbers have none.
  private static func download(_ path: String) -> [[String]] {
    let bytes = Disk.bytes(site.folder + "/" + path) ?? Data()
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF], "\(path)")
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasSuffix("\r\n") && !text.replacing("\r\n", with: "").unicodeScalars.contains { $0 == "\n" }, "\(path)")
    return text.components(separatedBy: "\r\n").dropLast().map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" { isQuoted.toggle() } else if character == ",", !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
      }
      return cells
    }
  }

  private static func rows(_ cells: [[String]], of id: String) -> [Row] {
    cells.filter { $0[0] == id }.map { Row(year: Int($0[4]) ?? 0, actual: decimal($0[5]), target: decimal($0[6]), comparator: decimal($0[7])) }
  }

  @Test func downloadsAreTheSources() {
    #expect(Self.sources.count == 44)
    let all = Self.download("results/index.csv")
    #expect(all.first == ["kpi", "title", "unit", "direction", "year", "actual", "target", "comparator", "note"])
    #expect(all.count - 1 == Self.sources.values.map(\.count).reduce(0, +))
    for (id, expected) in Self.sources {
      #expect(Self.rows(all, of: id) == expected, "\(id) in all")
      #expect(Self.rows(Self.download("kpi/\(id).csv"), of: id) == expected, "\(id)")
      #expect(Self.rows(Self.download("results/\(id.prefix(3)).csv"), of: id) == expected, "\(id) in its dimension")
    }
  }

  @Test func tablesOfThePagesAreTheSources() throws {
    for (id, expected) in Self.sources {
      let outline = Outline.of(try #require(Self.site.pages["kpi/\(id).html"]))
      for row in expected {
        let line = try #require(outline.split(separator: "\n").first { $0.hasPrefix("|*\(row.year) ") }, "\(id) \(row.year)")
        let cells = line.split(separator: "|").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(Self.decimal(cells[0]) == row.actual && Self.decimal(cells[1]) == row.target, "\(id): \(line)")
        if cells.count > 2, row.comparator != nil { #expect(Self.decimal(cells[2]) == row.comparator, "\(id): \(line)") }
      }
    }
  }

  /// The distances in a sentence are those of the sources, and its verdict theirs.
  @Test func sentencesAreTheSources() throws {
    for indicator in Self.indicators {
      let id = Self.text("id", indicator)
      let sentence = Self.text("sentence", indicator)
      let latest = try #require(Self.sources[id]?.last { $0.actual != nil && $0.year <= 2567 })
      let actual = try #require(latest.actual)
      let numbers = sentence.matches(of: /−?[0-9][0-9,]*(?:\.[0-9]+)?/).compactMap { Self.decimal(String($0.output).replacing("−", with: "-")) }
      #expect(numbers[0] == Decimal(latest.year) && numbers[1] == actual, "\(sentence)")
      if let target = latest.target, target != actual { #expect(numbers[2] == abs(actual - target), "\(sentence)") }
      if let comparator = latest.comparator, comparator != actual { #expect(numbers.contains(abs(actual - comparator)), "\(sentence)") }
      let page = Outline.of(try #require(Self.site.pages["kpi/\(id).html"]))
      #expect(page.contains("\n" + (indicator["statement"] as? String ?? sentence) + "\n"), "\(id)")
      // A screen reader hears the same.
      #expect(Self.site.text("kpi/\(id).html").contains("<desc id=\"chart.d\">\(sentence)</desc>"), "\(id)")
    }
  }

  /// The counts of each dimension, from the sources alone.
  @Test func countsAreTheSources() throws {
    let directions = Dictionary(uniqueKeysWithValues: Self.indicators.map { (Self.text("id", $0), Self.text("direction", $0) == "down" ? Decimal(-1) : Decimal(1)) })
    let results = try #require(Self.site.report["results"] as? [String: Any])
    let overview = Outline.of(try #require(Self.site.pages["results/index.html"]))
    for dimension in results["dimensions"] as? [[String: Any]] ?? [] {
      let id = Self.text("id", dimension)
      var counts: [String: (done: Int, of: Int)] = ["reached": (0, 0), "improving": (0, 0), "better": (0, 0)]
      func count(_ key: String, _ isDone: Bool) { counts[key] = ((counts[key]?.done ?? 0) + (isDone ? 1 : 0), (counts[key]?.of ?? 0) + 1) }
      for (indicator, rows) in Self.sources where indicator.hasPrefix(id + ".") {
        let sign = directions[indicator] ?? 1
        let known = rows.filter { $0.actual != nil && $0.year <= 2567 }
        guard let latest = known.last, let actual = latest.actual else { continue }
        if let target = latest.target { count("reached", sign * (actual - target) >= 0) }
        if let comparator = latest.comparator { count("better", sign * (actual - comparator) > 0) }
        var run = [actual]
        for year in 1..<5 {
          guard let value = known.first(where: { $0.year == latest.year - year })?.actual else { break }
          run.insert(value, at: 0)
        }
        let steps = zip(run, run.dropFirst()).map { sign * ($1 - $0) }
        if run.count >= 3 { count("improving", steps.allSatisfy { $0 >= 0 } && steps.contains { $0 > 0 }) }
      }
      for (key, expected) in counts {
        let part = try #require(dimension[key] as? [String: Int])
        #expect(part["count"] == expected.done && part["of"] == expected.of, "\(id) \(key)")
      }
      let cells = ["reached", "improving", "better"].map { "\(counts[$0]?.done ?? 0) จาก \(counts[$0]?.of ?? 0)" }.joined(separator: " | ")
      #expect(overview.contains(cells), "\(id): \(cells)")
    }
  }
}
