import Diagnostics
import Foundation
import Testing

@testable import Assessment

/// The criteria as data: the one that is built in, and files of one's own.
@Suite struct FrameworkTests {
  @Test func pmqaIsComplete() throws {
    var findings: [Diagnostic] = []
    let file = try #require(FrameworkCatalogue.file("pmqa4@2567"))
    let framework = try #require(FrameworkReader.read(file, diagnostics: &findings))
    #expect(findings == [])
    #expect(framework.categories.count == 6)
    #expect(framework.items.count == 18)
    #expect(framework.levels.map(\.id.text) == ["basic", "advance", "significance"])
    #expect(framework.facets.map(\.id.text) == ["approach", "deploy", "result"])
    #expect(framework.items.flatMap(\.requirements).count == 54)
    #expect(framework.items.flatMap(\.requirements).allSatisfy { !$0.text.th.isEmpty && !$0.text.en.isEmpty })
    #expect(framework.profile.questions.map(\.id.text) == (1...29).map(String.init))
    #expect(framework.profile.classic.count == 13)
    #expect(Set(framework.profile.questions.map(\.classic)).isSubset(of: Set(framework.profile.classic.map(\.id) + [""])))
    #expect(framework.profile.blocks.flatMap(\.questions).count == 29)
    #expect(Set(framework.profile.blocks.flatMap(\.questions)).count == 29)
    #expect(framework.results.dimensions.count == 6)
    #expect(framework.groups.count == 27)
  }

  @Test func allThatIsBuiltInLoads() {
    #expect(FrameworkCatalogue.names.contains("pmqa4@2567"))
    for name in FrameworkCatalogue.names {
      var findings: [Diagnostic] = []
      let framework = FrameworkCatalogue.file(name).flatMap { FrameworkReader.read($0, diagnostics: &findings) }
      #expect(framework.map { "\($0.id)@\($0.edition)" } == name)
      #expect(findings == [])
    }
  }

  /// The smallest file that is complete.
  static let small = """
    format: 1
    id: small
    edition: "2567"
    title: เกณฑ์
    levels:
      - {id: basic, name: พื้นฐาน, names: [พื้นฐาน], score: {min: 0, max: 100}}
    facets:
      - {id: approach, name: แนวทาง, names: [แนวทาง]}
    summary: {name: สรุป, names: [สรุป]}
    profile:
      name: ลักษณะสำคัญ
      short: OP
      questions:
        - {id: "1", name: พันธกิจ}
    categories:
      - id: "1"
        name: การนำ
        questions: ["1"]
        items:
          - id: "1.1"
            name: ทิศทาง
            dimensions: ["7.1"]
            levels:
              basic: {requirement: กำหนดทิศทาง}
    results:
      id: "7"
      name: ผลลัพธ์
      dimensions:
        - id: "7.1"
          name: พันธกิจ
          groups:
            - {id: "7.1.1", name: ภารกิจ, min: 1, max: 2}
    scoring: {rule: mean}

    """

  @Test func theSmallestFileIsComplete() {
    let (framework, findings) = read(Self.small)
    #expect(findings == [])
    #expect(framework?.items.map(\.id.text) == ["1.1"])
    #expect(framework?.groups.map(\.id.text) == ["7.1.1"])
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    /// `code.variant@line[marked]`
    let finding: String
    init(_ from: String, _ to: String, _ finding: String) { (self.from, self.to, self.finding) = (from, to, finding) }
    var testDescription: String { to.isEmpty ? "without \(from)" : to }
  }

  static let slips = [
    Slip("format: 1", "format: 9", "invalid-framework.format@1[9]"),
    Slip("id: small\n", "", "invalid-framework.missing@1[f]"),
    Slip("title: เกณฑ์", "titel: เกณฑ์", "unknown-key@4[titel]"),
    Slip("basic", "Basic", "invalid-framework.anchor@6[Basic]"),
    Slip("names: [พื้นฐาน], ", "name: ก, ", "duplicate-key@6[name]"),
    Slip("max: 100", "mx: 100", "unknown-key@6[mx]"),
    Slip("max: 100", "max: ร้อย", "invalid-value.number@6[ร้อย]"),
    Slip("questions: [\"1\"]", "questions: [\"1\", \"2\"]", "invalid-framework.unknown-id@18[\"2\"]"),
    Slip("dimensions: [\"7.1\"]", "dimensions: [\"7.9\"]", "invalid-framework.unknown-id@22[\"7.9\"]"),
    Slip("requirement: กำหนดทิศทาง", "requirment: กำหนดทิศทาง", "unknown-key@24[requirment]"),
    Slip("basic: {requirement", "basics: {requirement", "unknown-key@24[basics]"),
    Slip("facets:\n  - {id: approach, name: แนวทาง, names: [แนวทาง]}", "facets: 5", "invalid-framework.list@7[5]"),
    Slip("{id: \"7.1.1\", name: ภารกิจ, min: 1, max: 2}", "{id: \"7.1.1\", name: ภารกิจ}\n        - {id: \"7.1.1\", name: ซ้ำ}", "invalid-framework.twice@33[\"7.1.1\"]"),
    Slip("rule: mean", "rule: men", "invalid-value.choice@33[men]"),
    Slip("name: ทิศทาง", "name: {th: \"\", en: \"\"}", "invalid-framework.missing@20[i]"),
    Slip("min: 1, max: 2", "min: 1, max: สอง", "invalid-value.number@32[สอง]"),
    Slip("title: เกณฑ์", "title: เกณฑ์: ใหม่", "yaml-syntax.colon@4[:]"),
  ]

  @Test(arguments: slips) func everySlipHasItsLine(_ slip: Slip) throws {
    try #require(Self.small.contains(slip.from))
    let (_, findings) = read(Self.small.replacingOccurrences(of: slip.from, with: slip.to))
    #expect(findings.contains(slip.finding), "\(findings)")
    #expect(findings.count <= 2, "\(findings)")
  }

  /// Three levels and two items, which is where one slip becomes many.
  private static let larger: String = {
    let levels = ["basic", "advance", "full"].enumerated().map { "  - {id: \($1), name: \($1), score: {min: \($0 * 10), max: \($0 * 10 + 9)}}\n" }.joined()
    func item(_ id: String) -> String {
      "      - id: \"\(id)\"\n        name: ก\n        levels:\n"
        + ["basic", "advance", "full"].map { "          \($0): {requirement: ก}\n" }.joined()
    }
    return small.replacingOccurrences(of: "  - {id: basic, name: พื้นฐาน, names: [พื้นฐาน], score: {min: 0, max: 100}}\n", with: levels)
      .replacingOccurrences(of: small[small.range(of: "      - id: \"1.1\"")!.lowerBound..<small.range(of: "results:")!.lowerBound], with: item("1.1") + item("1.2"))
  }()

  @Test(arguments: [
    Slip("{id: basic,", "{id: Basic,", "invalid-framework.anchor@6[Basic]"), Slip("{id: basic,", "{id: \"1 พื้นฐาน\",", "invalid-framework.anchor@6[\"1 พื้นฐาน\"]"),
    Slip("{id: basic,", "{id: advance,", "invalid-framework.twice@7[advance]"), Slip("{id: basic,", "{", "invalid-framework.missing@6[{]"),
    Slip("{id: basic,", "{id: basics,", "invalid-framework.no-item@6[basics]"), Slip("{id: basic,", "{id: low,", "invalid-framework.no-item@6[low]"),
    Slip("basic: {requirement: ก}", "basis: {requirement: ก}", "invalid-framework.no-item@6[basic]"),
    Slip("id: approach", "id: Approach", "invalid-framework.anchor@10[Approach]"),
    Slip("levels:\n  - {id", "level:\n  - {id", "unknown-key@5[level]"),
  ])
  func aBadLevelIsOneFinding(_ slip: Slip) throws {
    try #require(Self.larger.contains(slip.from))
    #expect(read(Self.larger).findings == [])
    let (_, findings) = read(Self.larger.replacingOccurrences(of: slip.from, with: slip.to))
    // A key that is misspelt is unknown, and the right one is missing.
    #expect(findings.filter { !$0.hasPrefix("invalid-framework.missing@1[") } == [slip.finding])
  }

  /// In one item only, the slip is there.
  @Test func aBadLevelOfAnItemIsOneFinding() throws {
    let place = try #require(Self.larger.range(of: "basic: {requirement"))
    #expect(read(Self.larger.replacingCharacters(in: place, with: "basik: {requirement")).findings == ["unknown-key@25[basik]"])
    let levels = try #require(Self.larger.range(of: "        levels:\n          basic: {requirement: ก}\n          advance: {requirement: ก}\n          full: {requirement: ก}\n"))
    #expect(read(Self.larger.replacingCharacters(in: levels, with: "")).findings == ["invalid-framework.missing@22[i]"])
  }

  @Test func anEmptyFile() {
    for text in ["", "# nothing\n", "\n\n"] {
      let (framework, findings) = read(text)
      #expect(framework == nil)
      #expect(findings == ["invalid-framework.empty@0[]"])
    }
  }

  private func read(_ text: String) -> (framework: Framework?, findings: [String]) {
    var diagnostics: [Diagnostic] = []
    let framework = FrameworkReader.read(SourceFile(path: "own.yaml", text: text), diagnostics: &diagnostics)
    return (framework, diagnostics.map { "\($0.code.rawValue)\($0.variant.isEmpty ? "" : "." + $0.variant)@\($0.place.line)[\($0.place.marked)]" })
  }
}
