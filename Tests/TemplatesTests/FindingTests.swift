import Diagnostics
import Testing

@testable import Templates

/// Everything that can be wrong with templates, each at its exact place, and what is rendered nevertheless.
@Suite struct FindingTests {
  @Test(arguments: [
    ("x\n  {{#items}}a", ["template-syntax.unclosed-section@page:2:3[{{#items}}]"], "x\n  aaa"),
    ("{{#show}}ก {{^hide}}{{$b}}x", ["#show", "^hide", "$b"].map { _ in "" }, "ก x"),
    ("ก {{#show}}{{#items}}.{{/show}}", ["template-syntax.unclosed-section@page:1:12[{{#items}}]"], "ก ..."),
    ("{{#show}}x{{/ shwo }}y", ["template-syntax.wrong-close@page:1:15[shwo]"], "xy"),
    ("{{#show}}x{{/hide}}y{{/show}}z", ["template-syntax.wrong-close@page:1:14[hide]"], "xyz"),
    ("{{#show}}{{#items}}{{/show}}{{/items}}", ["template-syntax.unclosed-section@page:1:10[{{#items}}]"], ""),
    ("ก\n{{/show}}x", ["template-syntax.stray-close@page:2:1[{{/show}}]"], "ก\nx"),
    ("a {{title", ["template-syntax.unclosed-tag@page:1:3[{{]"], "a {{title"),
    ("a {{title} {{show}}", ["template-syntax.unclosed-tag@page:1:3[{{]"], "a {{title} true"),
    ("a {{{show}} {{show}}", ["template-syntax.unclosed-tag@page:1:3[{{{]"], "a {{{show}} true"),
    ("{{a\nb\n}}{{! x", ["template-syntax.unclosed-tag@page:1:1[{{]", "template-syntax.unclosed-tag@page:3:3[{{]"], "{{a\nb\n}}{{! x"),
    ("{{=<% =}}{{show}}", ["template-syntax.bad-delimiter@page:1:1[{{=<% =}}]"], "true"),
    ("{{=<% a= =}}{{show}}", ["template-syntax.bad-delimiter@page:1:1[{{=<% a= =}}]"], "true"),
    ("{{= <% %> }}{{show}}", ["template-syntax.bad-delimiter@page:1:1[{{= <% %> }}]"], "true"),
    ("{{ }}{{show}}", ["template-syntax.empty-tag@page:1:1[{{ }}]"], "true"),
    ("{{#show}}x{{/}}y", ["template-syntax.empty-tag@page:1:11[{{/}}]"], "xy"),
    ("ก {{ titel }}!", ["unknown-name@page:1:6[titel]"], "ก !"), ("{{#deep.x.b}}!{{/deep.x.b}}", ["unknown-name@page:1:9[x]"], ""),
    ("{{^itmes}}!{{/itmes}}", ["unknown-name@page:1:4[itmes]"], "!"), ("{{a..b}}{{.a}}", ["unknown-name@page:1:3[a..b]", "unknown-name@page:1:11[.a]"], ""),
    ("{{a b}}", ["unknown-name@page:1:3[a b]"], ""), ("{{> pagee}}!", ["unknown-partial@page:1:5[pagee]"], "!"),
    ("x {{<nothing}}{{$a}}!{{/a}}{{/nothing}}y", ["unknown-partial@page:1:6[nothing]"], "x y")
  ])
  func finding(_ template: String, _ findings: [String], _ output: String) {
    let rendered = Rendered(template)
    if findings.first?.isEmpty == false { #expect(rendered.findings == findings) } else { #expect(rendered.findings.count == findings.count) }
    #expect(rendered.output == output)
  }

  @Test func argumentsAndSuggestions() {
    let wrong = Rendered("{{#show}}\n{{/shwo}}").diagnostics[0]
    #expect(wrong.arguments == ["name": "shwo", "open": "show"])
    #expect(wrong.related.map(\.marked) == ["{{#show}}"])
    #expect(wrong.suggestions.map(\.text) == ["show"])
    #expect(wrong.severity == .error)
    let name = Rendered("{{deep.titel}}").diagnostics[0]
    #expect(name.arguments == ["name": "titel"] && name.suggestions.map(\.text) == ["title"] && name.severity == .warning)
    let partial = Rendered(["page": "{{>haed}}", "head": ""]).diagnostics[0]
    #expect(partial.arguments == ["name": "haed"] && partial.suggestions.map(\.text) == ["head"] && partial.severity == .error)
    #expect(Rendered("{{#name}}").diagnostics[0].arguments == ["name": "name"])
    #expect(Rendered("{{{name").diagnostics[0].arguments == ["close": "}}}"])
    #expect(Rendered("{{zzz}}").suggestions == [])
  }

  @Test func everyTemplateIsChecked() {
    let rendered = Rendered(["page": "{{>a}}", "a": "{{x}}", "unused": "{{#a}}", "windows": "\r\n{{y}}\r\n"])
    #expect(
      rendered.findings == [
        "unknown-name@a:1:3[x]", "template-syntax.unclosed-section@unused:1:1[{{#a}}]", "unknown-name@windows:2:3[y]"
      ])
  }

  @Test func tooDeep() {
    let rendered = Rendered(["page": "<{{>a}}>", "a": "a{{>b}}", "b": "b\n{{>a}}c{{>a}}"])
    #expect(rendered.findings == ["template-too-deep@b:2:1[{{>a}}]"])
    #expect(rendered.diagnostics[0].arguments == ["chain": "page → a → b → a"])
    #expect(rendered.output.count { $0 == "a" } == 50)
    #expect(rendered.output.hasSuffix("cccc>"))
  }

  @Test func selfInclusionThatEnds() {
    func tree(_ depth: Int) -> Value { Rendered.object([("name", .text("n")), ("items", .list(depth == 0 ? [] : [tree(depth - 1)]))]) }
    let templates = ["page": "{{>a}}", "a": "{{name}}{{#items}}{{>a}}{{/items}}"]
    #expect(Rendered(templates, tree(99)).findings == [])
    #expect(Rendered(templates, tree(99)).output.count == 100)
    #expect(Rendered(templates, tree(100)).findings == ["template-too-deep@a:1:19[{{>a}}]"])
    #expect(Rendered(templates, tree(200)).output.count == 100)
  }

  @Test func longChain() {
    var templates = ["page": "{{>t0}}"]
    for index in 0..<150 { templates["t\(index)"] = "\(index) {{>t\(index + 1)}}" }
    templates["t150"] = ""
    let rendered = Rendered(templates)
    #expect(rendered.findings == ["template-too-deep@t99:1:4[{{>t100}}]"])
    #expect(rendered.diagnostics[0].arguments == ["chain": "page → t0 → t1 → t2 → … → t98 → t99 → t100"])
  }
}
