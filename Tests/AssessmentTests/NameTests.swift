import Diagnostics
import Testing

@testable import Assessment

/// Ids, addresses and what is near them.
@Suite struct NameTests {
  /// §5: NFC, lower case; letters, marks, digits, `_`, `-` and spaces are kept, each space becomes `-`.
  @Test(arguments: [
    ("ช่องทางรับฟังประชาชน", "ช่องทางรับฟังประชาชน"), ("2. ช่องทาง (ใหม่)", "2-ช่องทาง-ใหม่"), ("Smart City", "smart-city"), ("ก  ข", "ก--ข"), ("snake_case-2", "snake_case-2"),
    ("ร้อยละ ๙๕.๑%", "ร้อยละ-๙๕๑"), ("ผล: ดี!", "ผล-ดี"), ("op:1", "op1"), ("Cafe\u{301}", "café"), ("ÉCOLE", "école"), ("ก\u{200B}ข", "กข"), ("!!!", ""), ("น้ำ", "น้ำ"),
    ("ก/ข & ค", "กข--ค"),
  ])
  func slugs(_ heading: String, _ slug: String) {
    #expect(Anchors.slug(heading) == slug)
    #expect(Array(Anchors.slug(heading).utf8) == Array(slug.utf8), "the same bytes")
  }

  @Test func repeatedHeadingsAreNumbered() {
    var anchors = Anchors(reserved: ["basic"])
    for (node, text) in ["ผล", "ผล", "Basic", "ผล", "ผล-1", "?!", "!?"].enumerated() { anchors.add(node, text: text) }
    #expect((0..<7).map { anchors.ids[$0] ?? "" } == ["ผล", "ผล-1", "basic-1", "ผล-2", "ผล-1-1", "section", "section-1"])
    #expect(anchors.id(for: "ผล") == "ผล")
    #expect(anchors.id(for: "basic") == "basic")
    #expect(anchors.id(for: "Basic-1") == "basic-1")
    #expect(anchors.id(for: "ไม่มี") == nil)
  }

  /// A heading that opens a section carries the program's anchor, and links by its text lead there.
  @Test func sectionHeadingsKeepTheProgramsAnchor() {
    var anchors = Anchors(reserved: ["basic", "basic-approach"])
    anchors.add(0, text: "Approach – แนวทาง", anchor: "basic-approach")
    anchors.add(1, text: "แนวทาง")
    #expect(anchors.ids[0] == "basic-approach")
    #expect(anchors.id(for: "approach--แนวทาง") == "basic-approach")
    #expect(anchors.id(for: "แนวทาง") == "แนวทาง")
  }

  @Test func naturalOrder() {
    let sorted = ["7.1", "7.1.1", "7.1.1-1", "7.1.1-2", "7.1.1-10", "7.1.2", "7.2", "7.10", "op:9", "op:10", "ก", "ข"]
    #expect(sorted.shuffled().sorted(by: NaturalOrder.isLess) == sorted)
    #expect(!NaturalOrder.isLess("7.1", "7.1"))
    #expect(NaturalOrder.isLess("7", "007a"))
  }

  @Test(arguments: ["faq", "plan-2567", "a.b_c", "E-01", "9"]) func portableNamesStay(_ name: String) {
    #expect(PortableName.isPortable(name))
    #expect(PortableName.part(name) == name)
    #expect(PortableName.file(name + ".pdf") == name + ".pdf")
  }

  @Test(arguments: ["con", "CON", "aux", "nul", "prn", "com1", "LPT9", "con.txt"]) func reservedNamesGetAHyphenBelow(_ name: String) {
    #expect(PortableName.part(name) == "_" + name)
    #expect(PortableName.file(name) == "_" + name)
  }

  @Test(arguments: ["แผน", "a b", "ก/ข", ".hidden", "name.", "café", "a:b", "a?b", "a#b", "a%b", String(repeating: "a", count: 80), "-", "", "con ", "aux.ก"]) func otherNamesAreMade(_ name: String) {
    let made = PortableName.part(name)
    #expect(made.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9._-]*/) != nil || PortableName.isPortable(name), "\(made)")
    #expect(made.utf8.count <= 61)
    #expect(PortableName.part(name) == made, "the same every time")
    #expect(PortableName.file(name + ".pdf").hasSuffix(".pdf"))
  }

  @Test func madeNamesDiffer() {
    let names = ["แผน", "แผน ", "ก", "ข", "กข", "a b", "a  b", "A b"]
    #expect(Set(names.map { PortableName.made(from: $0).lowercased() }).count == names.count)
  }

  @Test(arguments: [
    ("a%20b", "a b"), ("%E0%B8%81", "ก"), ("100%", "100%"), ("50%ของ", "50%ของ"), ("%zz", "%zz"), ("a%2", "a%2"), ("%FF", "%FF"), ("%e0%b8%81x", "กx"), ("", ""), ("%2525", "%25"),
  ])
  func percentDecoding(_ text: String, _ decoded: String) { #expect(PercentCoding.decode(text) == decoded) }

  @Test(arguments: [
    ("itme", ["item"]), ("fiscal_year", ["fiscal-year"]), ("FAQ", ["faq"]), ("7.4.9-1", ["7.4.1-1"]), ("xyz", []), ("", []), ("item", []), ("อปท", ["อปท."]), ("ab", []),
  ])
  func near(_ word: String, _ expected: [String]) {
    #expect(NearMiss.nearest(to: word, in: ["item", "fiscal-year", "faq", "7.4.1-1", "อปท.", "cd"]) == expected)
  }

  @Test func nearestFirstAndNoMoreThanThree() {
    #expect(NearMiss.nearest(to: "1.9", in: ["1.1", "1.2", "1.3", "2.1"]) == ["1.1", "1.2", "1.3"])
    #expect(NearMiss.nearest(to: "abcdef", in: ["abcxyf", "abcdeg", "abcdxf"]).first == "abcdeg")
    #expect(NearMiss.nearest(to: String(repeating: "a", count: 5_000), in: ["a"]) == [])
  }
}
