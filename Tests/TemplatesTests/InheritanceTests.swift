import Testing

@testable import Templates

/// A theme, and a user who replaces one block of it.
@Suite struct InheritanceTests {
  static let theme = [
    "layout": """
    <html>
      <head>
        <title>{{$title}}{{{title}}}{{/title}}</title>
        {{$head}}{{/head}}
      </head>
      <body>
        {{>header}}
        {{$main}}
        <main>empty</main>
        {{/main}}
      </body>
    </html>

    """,
    "header": "<header>{{$brand}}Saraban{{/brand}}</header>\n",
    "page": """
    {{<layout}}
    {{$main}}
      <main>
        {{#items}}
        <p>{{name}}</p>
        {{/items}}
      </main>
    {{/main}}
    {{/layout}}

    """
  ]

  static func expected(head: String = "", brand: String = "Saraban") -> String {
    """
    <html>
      <head>
        <title>T</title>
    \(head)  </head>
      <body>
        <header>\(brand)</header>
        <main>
          <p>1</p>
          <p>2</p>
        </main>
      </body>
    </html>

    """
  }

  static let model = Rendered.object([
    ("title", .text("T")), ("items", .list(["1", "2"].map { Rendered.object([("name", .text($0))]) }))
  ])

  @Test func pageOfTheTheme() {
    let rendered = Rendered(Self.theme, Self.model)
    #expect(rendered.output == Self.expected())
    #expect(rendered.findings == [])
  }

  @Test func layoutByItself() {
    let rendered = Rendered(Self.theme.merging(["page": "{{>layout}}"]) { $1 }, Self.model)
    #expect(rendered.output.contains("    <header>Saraban</header>\n    <main>empty</main>\n  </body>"))
  }

  /// One line for one block of the layout; the rest stays as it is.
  @Test func userReplacesOneBlock() {
    let users = ["page": "{{<theme/page}}\n{{$head}}<link rel=\"x\">{{/head}}\n{{/theme/page}}\n", "theme/page": Self.theme["page"] ?? ""]
    let rendered = Rendered(Self.theme.merging(users) { $1 }, Self.model)
    #expect(rendered.output == Self.expected(head: "    <link rel=\"x\">\n"))
    #expect(rendered.findings == [])
  }

  @Test func userReplacesABlockOfAPartial() {
    let users = ["page": "{{<theme/page}}{{$brand}}จังหวัด{{title}}{{/brand}}{{/theme/page}}", "theme/page": Self.theme["page"] ?? ""]
    #expect(Rendered(Self.theme.merging(users) { $1 }, Self.model).output == Self.expected(brand: "จังหวัดT"))
  }

  @Test func lineEnds() {
    let windows = Self.theme.mapValues { $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
    #expect(Rendered(windows, Self.model).output == Self.expected().split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  @Test(arguments: [
    // The last of two replacements counts; text around them does not.
    ("{{<p}}{{$a}}1{{/a}} x {{title}} {{$a}}2{{/a}}{{/p}}", "[{{$a}}{{/a}}]", "[2]"),
    // A block in a section of the call is not a replacement.
    ("{{<p}}{{#show}}{{$a}}1{{/a}}{{/show}}{{/p}}", "[{{$a}}d{{/a}}]", "[d]"),
    // A replacement does not see itself.
    ("{{<p}}{{$a}}1{{$a}}2{{/a}}{{/a}}{{/p}}", "[{{$a}}d{{/a}}]", "[12]"),
    // Replacements are found in sections, and know the names there.
    ("{{<p}}{{$a}}{{name}};{{/a}}{{/p}}", "{{#items}}{{$a}}{{/a}}{{/items}}", "1;2;"),
    // What replaces whole lines ends with a line.
    ("{{<p}}{{$a}}1{{/a}}{{/p}}", "x\n  {{$a}}\n  d\n  {{/a}}\ny", "x\n  1\ny"), ("{{<p}}{{$a}}{{/a}}{{/p}}", "x\n  {{$a}}d{{/a}}\ny", "x\ny"),
    ("{{<p}}{{/p}}", "x\n  {{$a}}{{/a}}\ny", "x\ny"), ("{{<p}}{{/p}}", "x\n  {{$a}}d{{/a}} \ny", "x\n  d\ny"),
    // Tabs and spaces, deeper lines, empty lines.
    ("{{<p}}\n{{$a}}\n\t1\n\n\t\t2\n{{/a}}\n{{/p}}", "  {{$a}}{{/a}}\n", "  1\n\n  \t2\n"),
    // A parent inside of a replacement.
    ("{{<p}}\n{{$a}}\n    {{<q}}\n      {{$b}}\n        1\n      {{/b}}\n    {{/q}}\n{{/a}}\n{{/p}}", " {{$a}}{{/a}}\n", " <\n  1\n >\n"),
    // A parent without an end keeps what was given to it.
    ("{{<p}}{{$a}}1", "[{{$a}}{{/a}}]", "[1]")
  ])
  func replacements(_ page: String, _ parent: String, _ expected: String) {
    let templates = ["page": page, "p": parent, "q": "<\n {{$b}}\n {{/b}}\n>\n"]
    #expect(Rendered(templates, Self.model).output == expected)
  }
}
