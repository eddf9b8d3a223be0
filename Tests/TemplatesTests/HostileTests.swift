import Diagnostics
import Testing

@testable import Templates

/// Templates made to crash the program, or to keep it busy for ever.
@Suite(.timeLimit(.minutes(10))) struct HostileTests {
  @Test(arguments: ["{{#show}}", "{{^hide}}", "{{$a}}", "{{<page}}", "{{<page}}{{$a}}", "\n{{#show}}\n", "\n  {{$a}}\n"])
  func deepNesting(_ opening: String) {
    let rendered = Rendered(String(repeating: opening, count: 100_000) + "x")
    #expect(rendered.diagnostics.first?.variant == "nested-too-deep")
    #expect(rendered.diagnostics.count { $0.code == .templateSyntax } == 1)
  }

  @Test func nestingJustAllowed() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#show}}", count: depth) + "x" + String(repeating: "{{/show}}", count: depth)
    }
    #expect(Rendered(nested(200)).findings == [])
    #expect(Rendered(nested(200)).output == "x")
    #expect(Rendered(nested(201)).findings == ["template-syntax.nested-too-deep@page:1:1801[{{#show}}]"])
    #expect(Rendered(nested(100_000)).output == "x")
  }

  @Test(arguments: [
    "{{", "{{{", "{{!", "{{#a}}", "{{/a}}", "{{=", "{{= | | =}}", "{{a}}", "{{x}}", "{{.a", "a.", "{{>page", "{{>b}}", "{{$a}}{{/a}}", "\n", "\r\n",
    " ", "{{#a}}\n", "{{ ", "{{{a}} ", "{{#a}}{{/b}}", "}}", "{{<page}}{{$a}}", "{{/a}}{{/page}}\n", "=}}", "{{=a", "\n  {{$a}}\n   x\n"
  ])
  func longTemplates(_ piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for template in [text, "{{#show}}" + text, text + "}}", "{{" + text + "}}", "{{$a}}\n" + text + "{{/a}}"] {
      #expect(Rendered(template).diagnostics.count <= 101)
    }
  }

  @Test func tenMegabytes() {
    let line = "<p>{{title}} {{#items}}<b>{{name}}</b>{{/items}} " + String(repeating: "ข้อความ\n", count: 100) + "</p>\n"
    let rendered = Rendered(String(repeating: line, count: 10_000_000 / line.utf8.count))
    #expect(rendered.findings == [])
    #expect(rendered.output.utf8.count > 10_000_000)
  }

  /// Ever two partials in one, ever three items in one: the work doubles without great depth.
  @Test func multiplication() {
    func variants(_ templates: [String: String]) -> [String] {
      Rendered(bytes: templates.mapValues { Array($0.utf8) }, budget: 10_000_000).diagnostics.map(\.variant)
    }
    var templates = ["page": "{{>t0}}", "t60": "x"]
    for index in 0..<60 { templates["t\(index)"] = "{{>t\(index + 1)}}{{>t\(index + 1)}}" }
    #expect(variants(templates) == ["endless"])
    #expect(variants(["page": String(repeating: "{{#items}}", count: 100) + "x" + String(repeating: "{{/items}}", count: 100)]) == ["endless"])
    let text = String(repeating: "{{#items}}", count: 9) + String(repeating: "x", count: 1_000) + String(repeating: "{{/items}}", count: 9)
    #expect(variants(["page": text]) == ["endless"])
    let blocks = (0..<5_000).map { "{{$a\($0)}}{{/a\($0)}}" }.joined()
    #expect(variants(["page": "{{<p}}\(blocks){{/p}}", "p": blocks]) == ["endless"])
    let place = Rendered(bytes: ["page": Array("x\n{{#items}}y{{/items}}".utf8)], budget: 40).findings
    #expect(place == ["template-too-deep.endless@page:2:12[{{/items}}]"])
  }

  @Test(arguments: ["{{>page}}{{>page}}", "{{<page}}{{$a}}{{>page}}{{/a}}{{/page}}{{$a}}{{>page}}{{/a}}", "  {{>page}}\n x\n  {{>page}}\n"])
  func selfInclusion(_ template: String) {
    let rendered = Rendered(template)
    #expect(rendered.diagnostics.map(\.code) == [.templateTooDeep])
    #expect(rendered.diagnostics[0].arguments == ["chain": "page → page"])
  }

  @Test func brokenBytes() {
    let rendered = Rendered(bytes: ["page": [0xFF, 0x00] + Array("{{\u{0}}}{{#show}}".utf8) + [0xE0, 0xB8]])
    #expect(rendered.diagnostics.map(\.code) == [.unknownName, .templateSyntax])
    #expect(rendered.output.hasSuffix("\u{FFFD}"))
    #expect(Rendered(bytes: ["page": []]).output == "")
  }

  /// Seeded: whatever the tags, the template set compiles and renders.
  @Test func randomTemplates() {
    let pieces = [
      "{{#show}}", "{{/show}}", "{{^hide}}", "{{/hide}}", "{{#items}}", "{{/items}}", "{{$a}}", "{{/a}}", "{{$b}}", "{{/b}}", "{{<p}}",
      "{{/p}}", "{{<page}}", "{{/page}}", "{{>p}}", "{{>page}}", "{{name}}", "{{.}}", "{{{body}}}", "{{", "}}", "{{=| |=}}", "|show|",
      "|={{ }}=|", "{{!x}}", "\n", "\n", "\n  ", "\r\n", " ", "\t", "x", "ก", "{", "}", "=", "."
    ]
    var generator = Generator(state: 11)
    func text(_ generator: inout Generator) -> String {
      (0..<Int.random(in: 1...30, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    for _ in 0..<5_000 {
      let rendered = Rendered(["page": text(&generator), "p": text(&generator)])
      #expect(rendered.diagnostics.allSatisfy { $0.place.line > 0 })
    }
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
