import Diagnostics
import Testing
import YAML

/// Text made to crash or hang a parser.
@Suite(.timeLimit(.minutes(10))) struct HostileTests {
  @Test(arguments: ["[", "{", "- ", "[a, ", "{a: ", "? ", "[[],"])
  func deepNesting(_ opening: String) {
    let parsed = Parsed(String(repeating: opening, count: 100_000))
    #expect(parsed.diagnostics.map(\.code) == [.yamlTooComplex])
    #expect(parsed.diagnostics.first?.variant == "depth")
    #expect(parsed.node == nil)
  }

  @Test func depthJustAllowed() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(Parsed(nested(64)).findings == [])
    #expect(Parsed(nested(65)).diagnostics.map(\.variant) == ["depth"])
    #expect(Parsed("a: &a \(nested(60))\nb: [[[*a]]]\n").findings == [])
    #expect(Parsed("a: &a \(nested(60))\nb: [[[[*a]]]]\n").diagnostics.map(\.variant) == ["depth"])
  }

  @Test func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let parsed = Parsed(text)
    #expect(parsed.diagnostics.map(\.code) == [.yamlTooComplex])
    #expect(parsed.diagnostics.first?.variant == "aliases")
  }

  @Test func aliasToItself() {
    #expect(Parsed("a: &a [*a]\n").findings == ["yaml-syntax.start@1:8[*a]"])
  }

  @Test func tooManyNodes() {
    #expect(Parsed(String(repeating: "- 1\n", count: 199_999)).findings == [])
    #expect(Parsed(String(repeating: "- 1\n", count: 200_000)).diagnostics.map(\.variant) == ["size"])
  }

  @Test func longLines() {
    let list = "a: [" + Array(repeating: "กขค", count: 150_000).joined(separator: ", ") + "]\n"
    let parsed = Parsed(list)
    #expect(parsed.node?["a"]?.items?.count == 150_000)
    #expect(parsed.source(parsed.node?["a"]?.items?.last) == "กขค")
    #expect(Parsed("a: \"" + String(repeating: "x", count: 10_000_000) + "\"").node?["a"]?.text?.utf8.count == 10_000_000)
    #expect(Parsed(String(repeating: "x", count: 10_000_000)).node != nil)
  }

  @Test func manyRepeatedKeys() {
    let parsed = Parsed("{" + Array(repeating: "a: 1", count: 50_000).joined(separator: ",") + "}")
    #expect(parsed.diagnostics.count == 50)
    #expect(parsed.dump == "{a: 1}")
  }

  @Test func brokenUTF8() {
    #expect(Parsed(bytes: [0x61, 0x3A, 0x20, 0xE0, 0xB8]).diagnostics.map(\.variant) == ["character"])
    #expect(Parsed(bytes: [0x61, 0x3A, 0x20, 0x00, 0x0A]).diagnostics.map(\.variant) == ["character"])
    #expect(Parsed(bytes: Array(repeating: 0xFF, count: 1000)).diagnostics.map(\.variant) == ["character"])
  }

  /// Seeded: every mutation either parses or is reported, and every range lies inside the file.
  @Test func randomText() {
    let pieces =
      ["a", ":", " ", "\n", "- ", "[", "]", "{", "}", ",", "\"", "'", "ก", "\t", "#", "&x ", "*x", "!"]
      + ["|", ">", "\r\n", "---", "?", "\u{2028}", "\\", "%"]
    var generator = Generator(state: 7)
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      let parsed = Parsed(text)
      if let node = parsed.node { #expect(Self.isInside(node, 0..<text.utf8.count)) }
    }
  }

  private static func isInside(_ node: YAMLNode, _ range: Range<Int>) -> Bool {
    guard node.range.clamped(to: range) == node.range else { return false }
    return node.items?.allSatisfy { isInside($0, range) } ?? node.entries?.allSatisfy { isInside($0.value, range) } ?? true
  }
}

/// A small seeded generator, so that a failure can be repeated.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
