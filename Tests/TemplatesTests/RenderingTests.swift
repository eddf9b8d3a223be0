import Diagnostics
import Testing

@testable import Templates

/// What templates show, beyond the cases of the specification.
@Suite struct RenderingTests {
  @Test(arguments: [
    ("{{title}}", "รายงาน &lt;1&gt; &amp; &quot;2&quot; &#39;x&#39;"), ("{{{title}}}", "รายงาน <1> & \"2\" 'x'"),
    ("{{body}}", "&lt;p&gt;&amp;amp;&lt;/p&gt;"), ("{{{body}}}", "<p>&amp;</p>"), ("{{& body }}", "<p>&amp;</p>"),
    ("{{show}} {{hide}}", "true false"), ("{{items}}{{deep}}{{empty}}{{c}}", ""), ("{{deep.a.b}}", "ลึก"), ("{{deep.b}}{{deep.a.b.c}}", ""),
    ("{{ # show }}x{{ / show }}", "x"), ("{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", "y"), ("{{#body}}x{{/body}}", "x"),
    ("{{#items}}[{{name}}{{#hide}}{{title}}{{/hide}}]{{/items}}", "[ก][ข][]"),
    ("{{#deep.a}}{{b}}{{/deep.a}}", "ลึก"), ("{{#title}}{{{.}}}{{/title}}", "รายงาน <1> & \"2\" 'x'"), ("{{\n name\n}}|", "|"),
    ("{{#items}}{{name}},{{/items}}", "ก,ข,,"), ("a{{! b\n}}c", "ac"), ("{{=<% %>=}}<%{body}%><%={{ }}=%>{{{body}}}", "<p>&amp;</p><p>&amp;</p>")
  ])
  func output(_ template: String, _ expected: String) {
    #expect(Rendered(template).output == expected)
  }

  /// Lists of lists, and names of outer items inside of inner ones.
  @Test func contexts() {
    let inner = Value.list([.list([.text("1"), .text("2")]), .list([]), .text("3")])
    let model = Rendered.object([("items", inner), ("name", .text("n")), ("a", .list([Rendered.object([("b", .text("x"))])]))])
    #expect(Rendered("{{#items}}({{#.}}{{.}}{{name}}{{/.}}){{/items}}", model).output == "(1n2n)()(3n)")
    #expect(Rendered("{{#a}}{{#items}}{{b}}{{/items}}{{/a}}", model).output == "xxx")
    #expect(Rendered("{{#a}}{{#a}}{{b}}{{/a}}{{b}}{{/a}}{{b}}", model).output == "xx")
  }

  /// Objects with many fields are searched in another way.
  @Test func largeObjects() {
    let names = NameTable((0..<400).map { "n\($0)" })
    for order in [Array(0..<400), Array((0..<400).reversed()), Array(100..<300), [0] + Array(100..<300)] {
      let model = Value.object(Object(order.map { (Name(id: UInt16($0)), .text("\($0)")) }))
      let template = (0..<400).map { "{{n\($0)}}," }.joined()
      let expected = (0..<400).map { order.contains($0) ? "\($0)," : "," }.joined()
      #expect(Rendered(bytes: ["page": Array(template.utf8)], model, names: names).output == expected)
    }
  }

  @Test func severalTagsOnALine() {
    // As specified: one tag on a line is standalone, two are not, unless a block or a parent is among them.
    #expect(Rendered("{{#show}} {{#show}}\nx\n{{/show}}\n{{/show}}\n").output == " \nx\n")
    #expect(Rendered("{{#show}} {{$b}}\n  x\n{{/b}} {{/show}}\n").output == "  x\n")
    #expect(Rendered("{{$a}}{{/a}}{{$b}}{{/b}}\n").output == "\n")
  }

  @Test func indentedPartials() {
    let templates = [
      "page": "<ul>\n  {{>items}}\n</ul>\n", "items": "{{#items}}\n<li>\n  {{>item}}\n</li>\n\n{{/items}}\n",
      "item": "{{name}}\r\n\r\n{{#show}}\r\n{{{body}}}!\r\n{{/show}}\r\n"
    ]
    let item: (String) -> String = { "  <li>\n    \($0)\r\n\r\n    <p>\n</p>!\r\n  </li>\n\n" }
    let model = Rendered.object([
      ("items", .list([Rendered.object([("name", .text("1"))]), Rendered.object([("name", .text("2"))])])),
      ("body", .html(Array("<p>\n</p>".utf8))), ("show", .flag(true))
    ])
    #expect(Rendered(templates, model).output == "<ul>\n" + item("1") + item("2") + "</ul>\n")
  }

  /// A partial in the middle of a line keeps its own indentation, even inside of an indented one.
  @Test func inlinePartialInsideOfAnIndentedOne() {
    let templates = ["page": "  {{>a}}\nend", "a": "{{>b}}x\n{{>b}}", "b": "1\n2\n"]
    #expect(Rendered(templates).output == "  1\n2\nx\n  1\n  2\nend")
  }

  @Test func appendsToOutput() {
    var found: [Diagnostic] = []
    let set = TemplateSet(sources: [("a", SourceFile(path: "a", text: "x"))], names: NameTable([]), diagnostics: &found)
    var bytes = Array("before ".utf8)
    set.render("a", Object([]), into: &bytes, diagnostics: &found)
    set.render("nothing", Object([]), into: &bytes, diagnostics: &found)
    #expect(String(decoding: bytes, as: UTF8.self) == "before x")
    #expect(found.isEmpty && set.has("a") && !set.has("nothing"))
  }

  @Test func reachable() {
    let set = Rendered(["page": "{{<layout}}{{$a}}{{>x}}{{/a}}{{/layout}}", "layout": "{{>y}}", "x": "{{>x}}", "y": "", "z": "{{>y}}"]).set
    #expect(set.reachable(from: ["page"]) == ["page", "layout", "x", "y"])
    #expect(set.reachable(from: ["z", "nothing"]) == ["z", "y"])
  }

  @Test func escaping() {
    var output: [UInt8] = []
    HTMLEscape.append("<a href=\"ก\">'&'".utf8, to: &output)
    HTMLEscape.append((32...126).map { UInt8($0) }.lazy.filter { !"&<>\"'".utf8.contains($0) }, to: &output)
    let plain = String(decoding: (32...126).filter { !"&<>\"'".utf8.contains($0) }, as: UTF8.self)
    #expect(String(decoding: output, as: UTF8.self) == "&lt;a href=&quot;ก&quot;&gt;&#39;&amp;&#39;" + plain)
  }
}
