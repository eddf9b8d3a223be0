import Testing

@testable import Assessment

/// Passages that texts share, by letters.
@Suite struct PassageTests {
  private static let words = ["คณะทำงาน", "จังหวัด", "ประชาชน", "ทบทวน", "แผน", "รายงาน", "ติดตาม", "ผล", "ข้อมูล", "ชุมชน", "อำเภอ", "ปรับปรุง", "บริการ", "เครือข่าย", "ดิจิทัล", "พัฒนา"]

  /// Twenty words in an order of its own, about a hundred letters.
  private static func sentence(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let chosen = (0..<20).map { _ -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 60)]
    }
    return chosen.joined()
  }

  private static func text(_ numbers: ClosedRange<Int>) -> String { numbers.map(sentence).joined(separator: " ") }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let first: String
    let second: String
    let isFound: Bool
    var testDescription: String { name }
  }

  static let long = text(1...3)
  static let cases = [
    Case(name: "the same", first: long, second: long, isFound: true),
    Case(name: "other spaces", first: long, second: long.replacing(" ", with: "\u{A0} ").replacing("แผน", with: " แผน"), isFound: true),
    Case(name: "inside other text", first: text(20...23) + long, second: text(40...44) + long + text(50...51), isFound: true),
    Case(name: "a word more", first: text(1...2), second: text(1...1) + " โดยทุกฝ่าย " + text(2...2), isFound: true),
    Case(name: "decomposed", first: "Café " + long, second: "Cafe\u{301} " + long, isFound: true),
    Case(name: "another text", first: long, second: text(60...63), isFound: false),
    Case(name: "one sentence", first: text(20...22) + sentence(1), second: text(40...42) + sentence(1), isFound: false),
    Case(name: "short pieces far apart", first: long, second: (1...3).map { sentence($0) + text((70 + $0 * 3)...(72 + $0 * 3)) }.joined(), isFound: false),
    Case(name: "empty", first: "", second: "", isFound: false),
    Case(name: "shorter than a shingle", first: "แผน", second: "แผน", isFound: false),
  ]

  @Test(arguments: cases) func shares(_ test: Case) {
    var index = PassageIndex()
    let first = index.add(RepeatedPassages.letters(of: test.first))
    #expect(first == nil)
    let match = index.add(RepeatedPassages.letters(of: test.second))
    #expect((match != nil) == test.isFound)
    if let match { #expect(match.text == 0 && match.count >= PassageIndex.least) }
  }

  @Test func tellsWhere() throws {
    var index = PassageIndex()
    let shared = RepeatedPassages.letters(of: Self.long)
    let before = RepeatedPassages.letters(of: Self.text(20...22))
    let other = RepeatedPassages.letters(of: Self.text(40...45))
    _ = index.add(before + shared)
    _ = index.add(other)
    let found = index.add(other.prefix(100) + shared)
    let match = try #require(found)
    #expect(match.text == 0)
    #expect(abs(match.range.lowerBound - 100) <= 2)
    #expect(abs(match.start - before.count) <= 2)
    #expect(abs(match.count - shared.count) <= 4)
  }

  @Test func theCriteriaMayBeQuoted() {
    let quoted = RepeatedPassages.letters(of: Self.long)
    var index = PassageIndex(quoted: [quoted])
    _ = index.add(RepeatedPassages.letters(of: Self.text(20...21)) + quoted)
    let match = index.add(RepeatedPassages.letters(of: Self.text(30...31)) + quoted)
    #expect(match == nil)
  }

  /// Two hundred pages, each with the same closing passage as the worst of cases: far from quadratic.
  @Test func twoHundredPages() {
    var texts = (0..<200).map { page in RepeatedPassages.letters(of: Self.text((page * 30 + 100)...(page * 30 + 129))) }
    for page in 100..<200 { texts[page] += texts[0].prefix(400) }
    var index = PassageIndex()
    let clock = ContinuousClock()
    var found = 0
    let time = clock.measure { for text in texts where index.add(text) != nil { found += 1 } }
    #expect(found == 100)
    #expect(texts.reduce(0) { $0 + $1.count } > 400_000)
    #expect(time < .seconds(5))
  }
}
