import Files
import Foundation
import TestSupport
import Testing
import Words

@testable import Assessment
@testable import Site

/// Ticks and drawings.
@Suite struct ChartTests {
  /// Values → ticks, with bars from zero or not.
  static let scales: [(values: String, fromZero: Bool, expected: String)] = [
    ("91.4 93.0 95.1 90 92 88.2 90.7", false, "88 90 92 94 96"),
    ("3 2", true, "0 1 2 3"),
    ("95.1 91", true, "0 20 40 60 80 100"),
    ("5 5 5", false, "0 1 2 3 4 5"),
    ("0 0", false, "0 1"),
    ("0.0", true, "0 1"),
    ("-4.5 2.4 -6", true, "-6 -4 -2 0 2 4"),
    ("-98 -91", false, "-98 -96 -94 -92 -90"),
    ("-7 -7", false, "-8 -6 -4 -2 0"),
    // No tick has more digits than the values: there is no half a person.
    ("4 5", false, "4 5"),
    ("0.0008 0.0020", false, "0.0000 0.0005 0.0010 0.0015 0.0020"),
    ("1250000000 2912345678", false, "0 1000000000 2000000000 3000000000"),
    ("999999999999999999 -999999999999999999", true, "-1000000000000000000 -500000000000000000 0 500000000000000000 1000000000000000000"),
  ]

  @Test(arguments: scales) func ticks(_ values: String, _ fromZero: Bool, _ expected: String) {
    let axis = Axis(values.split(separator: " ").compactMap { number(String($0)) }, fromZero: fromZero, most: 5)
    #expect(axis.ticks.map(\.plain).joined(separator: " ") == expected)
    #expect(axis.position(axis.ticks[0], of: 1000) == 0)
    #expect(axis.position(axis.ticks[axis.ticks.count - 1], of: 1000) == 1000)
  }

  /// The widest numbers that can be written side by side must not stop the program.
  @Test func positionsOfHugeAndTinyValuesTogether() throws {
    let values = [try #require(number("999999999999999999")), try #require(number("0.00000000000000001")), .zero]
    let axis = Axis(values, fromZero: false, most: 5)
    #expect(axis.position(.zero, of: 1500) == 0)
    #expect(axis.position(values[0], of: 1500) == 1500)
  }

  /// What is drawn where, in words: read it when the drawing is meant to change.
  @Test func drawings() async throws {
    let folder = try Folder(Repository.fixtures("sites") + "/charts")
    guard case .project(let project) = await ProjectReader.read(folder) else { Issue.record("the story has no settings"); return }
    let report = await Resolver.resolve(project, folder)
    let addresses = Addresses(report)
    let context = RenderContext(report, addresses, Words.of("en"), Viewpoint("kpi/x.html"))
    for indicator in report.indicators {
      for (suffix, bytes) in [("", SeriesChart.svg(indicator, id: "c", context)), (".small", SeriesChart.svg(indicator, id: "c", size: .small, context)),
        (".line", Sparkline.svg(indicator, context))] where suffix.isEmpty || indicator.id.text == "7.1.1-1"
      {
        let path = Repository.fixtures("charts") + "/\(indicator.id.text)\(suffix).txt"
        let difference = Golden.difference(Self.outline(String(decoding: bytes, as: UTF8.self)), path)
        #expect(difference == nil, "\(difference ?? "")")
      }
    }
  }

  /// Print engines see no style sheet: whatever is drawn tells its own look.
  @Test(arguments: [Ink.grid, .axis, .bar, .actual, .target, .comparator, .point, .diamond, .tick, .value, .remark])
  func everyInkHasItsLook(_ ink: Ink) {
    let keys = ink.attributes.map { "\($0.0)" }
    #expect(keys.contains("class") && keys.contains("fill"))
    #expect(keys.contains("stroke") || keys.contains("font-size"))
  }

  /// A line for each shape, without its look.
  private static func outline(_ svg: String) -> String {
    svg.matches(of: /<([a-z]+)([^>]*)>([^<]*)/).compactMap { match -> String? in
      let attributes = match.2.matches(of: /([A-Za-z0-9-]+)="([^"]*)"/).map { (String($0.1), String($0.2)) }
      let ink = attributes.first { $0.0 == "class" }?.1.replacing("ink-", with: "") ?? ""
      let kept = ["viewBox", "aria-label", "points", "x1", "y1", "x2", "y2", "x", "y", "width", "height", "cx", "cy", "r"]
      let places = kept.compactMap { key in attributes.first { $0.0 == key }.map { key + " " + $0.1 } }.joined(separator: ", ")
      let words = match.3.trimmingCharacters(in: .whitespacesAndNewlines)
      return [String(match.1), ink, places, words.isEmpty ? "" : "“\(words)”"].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "\n") + "\n"
  }
}
