import Diagnostics
import Testing
import YAML

@Suite struct YAMLTests {
  @Test(arguments: [
    ("title: รายงาน\nyear: 2567\n", "{title: รายงาน, year: 2567}"),
    ("kpi: 7.10\nitem: 1.0\nyes: no\n", "{kpi: 7.10, item: 1.0, yes: no}"),
    ("a: ~\nb: null\nc:\nd: ''\ne: 'null'\nf: NULL", "{a: , b: , c: , d: '', e: 'null', f: }"),
    (
      "items: [1.1, \"1.2\"]\nresults:\n  2565: {actual: 91.4, target: -}\n",
      "{items: [1.1, '1.2'], results: {2565: {actual: 91.4, target: -}}}"
    ),
    ("a: |\n  one\n  two\nb: >\n  x\n  y\n", "{a: 'one\ntwo\n', b: 'x y\n'}"),
    ("---\na: 1\n...\n", "{a: 1}"),
    ("a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}"),
    ("? a\n: b\n", "{a: b}"),
    ("a: !!str 5\n", "{a: 5}"),
    ("{1,234: x}", "{1: , 234: x}"),
    ("", "nil"), ("# only a comment\n\n", "nil"), ("\r\n", "nil"),
  ])
  func values(_ text: String, _ expected: String) {
    let parsed = Parsed(text)
    #expect(parsed.dump == expected)
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    // Tabs
    ("a:\n\tb: c\n", ["yaml-syntax.tab@2:1[\t]"]),
    ("a:\n  b: 1\n \tc: 2\n", ["yaml-syntax.tab@3:2[\t]"]),
    // Colons
    ("title: รายงาน: ปี 2567\n", ["yaml-syntax.colon@1:14[:]"]),
    ("a: 1\ntitle รายงาน\nb: 2\n", ["yaml-syntax.missing-colon@2:1[title รายงาน]"]),
    ("a: 1\ntitle:รายงาน\nb: 2\n", ["yaml-syntax.missing-colon@2:1[title:รายงาน]"]),
    ("a: 1\nb\n", ["yaml-syntax.missing-colon@2:1[b]"]),
    // Quotes
    ("a: 1\ntitle: \"รายงาน\nb: 2\n", ["yaml-syntax.quote@2:8[\"]"]),
    ("title: 'ที่นี่\n", ["yaml-syntax.quote@1:8[']"]),
    ("title: \"ก\" ข\nb: 1\n", ["yaml-syntax.after-quote@1:12[ข]"]),
    ("file: \"evidence\\plan.pdf\"\n", ["yaml-syntax.escape@1:16[\\]"]),
    // Brackets
    ("items: [1.1, 1.2\nowner: ก\n", ["yaml-syntax.bracket@1:8[[]"]),
    ("items: [1.1, 1.2", ["yaml-syntax.bracket@1:8[[]"]),
    ("items: [1.1,\n", ["yaml-syntax.bracket@1:8[[]"]),
    ("a: {b: 1\nc: 2\n", ["yaml-syntax.bracket@1:4[{]"]),
    ("a: {b: 1, c: [1, 2}\n", ["yaml-syntax.other@1:19[}]"]),
    ("items: [\"a\" \"b\"]\n", ["yaml-syntax.other@1:13[\"]"]),
    ("items: [\n  \"a\"\n  \"b\"\n]\n", ["yaml-syntax.other@3:3[\"]"]),
    ("items: [1.1] x\n", ["yaml-syntax.other@1:14[x]"]),
    ("a: ]\n", ["yaml-syntax.other@1:4[]]"]),
    // Indentation
    ("title: ก\n  agency: ข\n", ["yaml-syntax.indent@2:3[agency: ข]"]),
    ("  title: ก\nagency: ข\n", ["yaml-syntax.indent@2:1[agency: ข]"]),
    ("a:\n    b: 1\n  c: 2\n", ["yaml-syntax.indent@3:3[c: 2]"]),
    ("- a\nb: c\n", ["yaml-syntax.indent@2:1[b: c]"]),
    ("a:\n  - 1\n - 2\n", ["yaml-syntax.indent@3:2[- 2]"]),
    // Characters with a meaning
    ("contact: @saraban\n", ["yaml-syntax.start@1:10[@]"]),
    ("a: `x`\n", ["yaml-syntax.start@1:4[`]"]),
    ("a: %5\n", ["yaml-syntax.start@1:4[%]"]),
    ("a: *สำคัญ*\n", ["yaml-syntax.start@1:4[*]"]),
    ("a: *x\n", ["yaml-syntax.start@1:4[*x]"]),
    ("a: &สำคัญ\n", ["yaml-syntax.start@1:4[&]"]),
    ("a: !สำคัญ\n", ["yaml-syntax.start@1:4[!]"]),
    ("a: !note ข\n", ["yaml-syntax.start@1:4[!note ข]"]),
    ("a: > 90%\n", ["yaml-syntax.start@1:4[>]"]),
    ("a: |x|\n", ["yaml-syntax.start@1:4[|]"]),
    ("a: -\nb: 1\n", ["yaml-syntax.start@1:4[-]"]),
    // Unprintable characters
    ("a: \u{1}\n", ["yaml-syntax.character@1:4[\u{1}]"]),
    ("ก: \u{FFFE}b\n", ["yaml-syntax.character@1:4[\u{FFFE}]"]),
  ])
  func syntax(_ text: String, _ expected: [String]) {
    let parsed = Parsed(text)
    #expect(parsed.findings == expected)
    #expect(parsed.node == nil)
  }

  @Test func characterIsNamed() {
    #expect(Parsed("a: \u{7F}").diagnostics.first?.arguments == ["character": "U+007F"])
    #expect(Parsed("contact: @x").diagnostics.first?.arguments["character"] == "@")
    #expect(Parsed("a: ]").diagnostics.first?.arguments["problem"]?.isEmpty == false)
  }

  @Test func repeatedKeyKeepsTheFirst() {
    let parsed = Parsed("ก: 1\nข: 2\nก: 3\n")
    #expect(parsed.dump == "{ก: 1, ข: 2}")
    #expect(parsed.findings == ["duplicate-key@3:1[ก]"])
    #expect(parsed.diagnostics.first?.arguments == ["key": "ก"])
    #expect(parsed.diagnostics.first?.related.first?.line == 1)
  }

  @Test func keysAreText() {
    let parsed = Parsed("? [a, b]\n: 1\nc: 2\n")
    #expect(parsed.findings == ["yaml-syntax.key@1:3[[a, b]]"])
    #expect(parsed.dump == "{c: 2}")
  }

  @Test func oneDocument() {
    let parsed = Parsed("a: 1\n---\nb: 2\n")
    #expect(parsed.findings == ["yaml-syntax.documents@2:1[---]"])
    #expect(parsed.dump == "{a: 1}")
  }

  @Test func accessors() {
    let node = Parsed("a: 1\nb: [x, 'y']\nc:\n").node
    #expect(node?["a"]?.text == "1")
    #expect(node?["b"]?.items?.map(\.isPlain) == [true, false])
    #expect(node?["c"]?.isEmpty == true)
    #expect(node?.entry("b")?.key == "b")
    #expect(node?["d"] == nil && node?["a"]?["x"] == nil && node?.text == nil && node?.items == nil)
  }
}
