import Foundation
import TestSupport
import Testing

/// Author's text can never crash, hang or escape. The sizes are such that anything that grows with the square of its input takes minutes.
@Suite struct HostileInputTests {
  struct Input: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Codes that must be found; others may be, too.
    var codes: Set<String> = []
    let files: @Sendable () -> [String: Data]

    /// A page of this text.
    init(_ name: String, _ codes: Set<String> = [], page: @Sendable @escaping () -> String) {
      (testDescription, self.codes) = (name, codes)
      files = { ["content/a.md": Data(("# หน้า\n\n" + page() + "\n").utf8)] }
    }

    init(_ name: String, _ codes: Set<String> = [], files: @Sendable @escaping () -> [String: Data]) {
      (testDescription, self.codes, self.files) = (name, codes, files)
    }
  }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
  private static func lines(_ count: Int, _ line: (Int) -> String) -> Data { Data((0..<count).map(line).joined(separator: "\n").utf8) }

  static let texts = [
    Input("a line of 10 MB") { times(230_000, "ผลการดำเนินการ ") },
    Input("a word of 10 MB") { times(3_500_000, "ก") },
    Input("100,000 nested quotes", ["nested-too-deep"]) { times(100_000, ">") + " ก" },
    Input("50,000 nested lists", ["nested-too-deep"]) { times(50_000, "- ") + "ก" },
    Input("lists, each deeper than the last", ["nested-too-deep"]) { (0..<1_500).map { times($0 * 2, " ") + "- ก\n" }.joined() },
    Input("100,000 brackets") { times(100_000, "[") + times(100_000, "]") },
    Input("100,000 pictures that never close") { times(100_000, "![") },
    Input("100,000 links that never close") { times(100_000, "[ก](") },
    Input("100,000 parentheses in an address") { "[ก](op:1" + times(100_000, "(") + ")" },
    Input("20,000 references that never close") { times(20_000, "<op:1") },
    Input("20,000 references in one line") { times(20_000, "<op:1> ") },
    Input("20,000 references in one paragraph") { times(20_000, "<op:1>\n") },
    Input("10,000 broken references", ["unknown-item"]) { times(10_000, "<item:9.9> ") },
    Input("100,000 marks of emphasis") { times(100_000, "**ก") },
    Input("crossing emphasis") { times(50_000, "*ก **ข ") },
    Input("500,000 backticks") { times(500_000, "`") },
    Input("backticks of every length") { (1..<1_500).map { times($0, "`") + " " }.joined() },
    Input("50,000 tags", ["raw-html"]) { times(50_000, "<b>ก") },
    Input("100,000 comments that never close", ["raw-html"]) { times(100_000, "<!--") },
    Input("50,000 nested <sub>") { times(50_000, "<sub>") + times(50_000, "</sub>") },
    Input("5,000 footnotes") { (0..<5_000).map { "[^\($0)] " }.joined() + "\n\n" + (0..<5_000).map { "[^\($0)]: ก\n" }.joined() },
    Input("20,000 equal headings") { times(20_000, "## ก\n\n") },
    Input("a table of 1,000 rows and 150 columns") { times(150, "|ก") + "\n" + times(150, "|-") + "\n" + times(1_000, times(150, "|1") + "\n") },
    Input("a table of 100,000 columns", ["too-many-columns"]) { times(100_000, "|") },
    Input("500,000 entities") { times(500_000, "&amp;") },
    Input("spans over spans") { "```csv\nก" + times(1_000, ",<") + "\n" + times(40, "^" + times(1_000, ",<") + "\n") + "```" },
    Input("2,000 spans that are no rectangles", ["broken-span"]) { "```csv\nก,ข\n" + times(1_000, "1,<\n^,2\n") + "```" },
  ]

  static let files = [
    Input("YAML with 100,000 brackets", ["yaml-too-complex"]) { ["content/a.md": Data(("---\ntitle: " + times(100_000, "[") + "\n---\nก").utf8)] },
    Input("YAML 3,000 levels deep", ["yaml-too-complex"]) {
      ["content/a.md": Data(("---\n" + (0..<3_000).map { times($0, " ") + "a:\n" }.joined() + "---\nก").utf8)]
    },
    Input("an alias bomb", ["yaml-too-complex"]) {
      let names = Array("abcdefghij")
      let lines = (1..<10).map { "\(names[$0]): &\(names[$0]) [\(times(8, "*\(names[$0 - 1]),"))*\(names[$0 - 1])]\n" }.joined()
      return ["content/a.md": Data(("---\na: &a [x, x, x, x, x, x, x, x, x]\n" + lines + "---\nก").utf8)]
    },
    Input("10,000 unknown keys", ["unknown-key"]) { ["content/a.md": Data("---\n".utf8) + lines(10_000) { "k\($0): 1" } + Data("\n---\nก".utf8)] },
    Input("200,000 rows of a table") {
      ["content/a.md": Data("# ก\n\n```csv data/t.csv\n```\n".utf8), "data/t.csv": lines(200_000) { "\($0),ก,95.1" }]
    },
    Input("20,000 results of unknown indicators", ["unknown-indicator"]) { ["data/r.csv": Data("kpi,year,actual\n".utf8) + lines(20_000) { "7.1.1-\($0),2567,1" }] },
    Input("20,000 results of one year", ["duplicate-result"]) {
      ["content/k.md": Data("---\nkpi: 7.1.1-1\n---\n".utf8), "data/r.csv": Data("kpi,year,actual\n".utf8) + lines(20_000) { "7.1.1-1,2567,\($0)" }]
    },
    Input("20,000 terms") { ["data/glossary.csv": Data("term,full,definition\n".utf8) + lines(20_000) { "t\($0),คำ \($0),ดู <op:1>" }] },
    Input("a quotation mark that never closes", ["csv-syntax"]) { ["data/t.csv": Data("ก,ข\n\"".utf8) + lines(100_000) { _ in "ก,ข" }] },
    Input("1,000 pages") {
      Dictionary(uniqueKeysWithValues: (0..<1_000).map { ("content/p\($0).md", Data("# หน้า \($0)\n\n<page:p\($0 * 7 % 1_000)>\n".utf8)) })
    },
    Input("a million zero bytes") { ["content/a.md": Data("# ก\n\n".utf8) + Data(count: 1_000_000)] },
    Input("100,000 zero bytes in lines of text", ["control-character"]) { ["content/a.md": lines(100_000) { _ in "ผลการดำเนินการ\0" }] },
    Input("bytes of every kind", ["not-utf8"]) {
      let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 >> 7) })
      return ["content/a.md": bytes, "data/t.csv": bytes, "data/evidence.csv": bytes, "templates/page.mustache": bytes, "content/b.md": Data("---\n".utf8) + bytes]
    },
  ]

  @Test(arguments: texts + files) func endsSoonAndWell(_ input: Input) {
    let scratch = Scratch()
    let folder = scratch.report()
    for (path, bytes) in input.files() { scratch.write("report/" + path, bytes) }
    let run = Saraban.check(folder, limit: 100)
    #expect(run.code < 2, "ended by \(run.code): \(run.errors.prefix(300))")
    #expect(run.seconds < 40)
    #expect(input.codes.subtracting(run.codes) == [])
  }

  /// The same slips a thousand times do not bury the reader, and a huge text is not quoted whole.
  @Test func messagesStayShort() {
    let scratch = Scratch()
    let folder = scratch.report(["content/a.md": "# ก\n\n" + Self.times(100_000, "ก") + " <item:9.9> " + Self.times(100_000, "ข") + "\n"])
    let run = Saraban.run(["check", folder])
    #expect(run.codes.isEmpty || run.errors.contains("100010:") || run.errors.contains(":100"))
    #expect(run.errors.count < 2_000)
  }

  @Test func lineEndsAndMarksOfByteOrderChangeNothing() {
    let scratch = Scratch()
    let text = "---\ntitle: คำถาม\n---\n\n## หัวเรื่อง\n\nดู <item:1.1> และ <item:9.9>\n\n| ก | ข |\n|---|---|\n| 1 | 2 |\n"
    let plain = scratch.report("plain", ["content/a.md": text, "data/glossary.csv": "term,full,definition\nITA,ก,ข\n"])
    let windows = scratch.report("windows", ["content/a.md": "\u{FEFF}" + text.replacing("\n", with: "\r\n"),
      "data/glossary.csv": "\u{FEFF}term,full,definition\r\nITA,ก,ข\r\n"])
    scratch.write("windows/saraban.yaml", "\u{FEFF}" + Scratch.settings.replacing("\n", with: "\r\n"))
    let runs = [Saraban.build(plain, to: scratch("a")), Saraban.build(windows, to: scratch("b"))]
    #expect(runs[0].errors == runs[1].errors)
    #expect(runs[0].codes == ["unwritten-target", "unknown-item"])
    let files = Disk.files(scratch("a"))
    #expect(files.filter { Disk.bytes(scratch("a/" + $0)) != Disk.bytes(scratch("b/" + $0)) } == [])
  }

  @Test(arguments: ["content/a.md", "data/t.csv", "saraban.yaml", "templates/page.mustache", "own.yaml"]) func oneByteTooMany(_ file: String) {
    let scratch = Scratch()
    let folder = scratch.report(more: "")
    if file == "own.yaml" { scratch.write("report/saraban.yaml", "title: ก\nagency: ข\nfiscal-year: 2567\nframework: own.yaml\n") }
    scratch.write("report/" + file, Data(repeating: UInt8(ascii: "a"), count: 16 * 1024 * 1024 + 1))
    let run = Saraban.check(folder)
    #expect(run.codes == ["file-too-large"])
    #expect(run.code == 1)
  }

  /// Attachments have no limit.
  @Test func aLargeAttachmentIsCopied() {
    let scratch = Scratch()
    let folder = scratch.report(["content/a.md": "# ก\n\n[ไฟล์](assets/big.bin)\n"])
    scratch.write("report/assets/big.bin", Data(repeating: 7, count: 17 * 1024 * 1024))
    let run = Saraban.build(folder, to: scratch("site"))
    #expect(run.errors == "")
    #expect(Disk.bytes(scratch("site/assets/big.bin"))?.count == 17 * 1024 * 1024)
  }
}
