import Diagnostics
import Testing

@testable import Markdown

/// What CommonMark reads differently from what an author meant.
@Suite struct CheckTests {
  /// Marks that stay literal because Thai has no spaces.
  @Test(arguments: [
    ("ได้ **100%**ของเป้า", ["1:10 closing"]), ("**1) แนวทาง:**ดำเนินการ", ["1:13 closing"]), ("ของ**(ก)** ดี", ["1:4 opening"]), ("*“ก”*ข", ["1:5 closing"]),
    ("~~50%~~ของ", ["1:6 closing"]), ("ก **100%**ข และ **200%**ค", ["1:9 closing", "1:23 closing"]), ("ก\nข **100%**ค", ["2:9 closing"]),
    ("- ก **100%**ข", ["1:11 closing"]), ("> ก **100%**ข", ["1:11 closing"]), ("| ก |\n|---|\n| **100%**ข |", ["3:9 closing"]), ("## **100%**ของ", ["1:10 closing"]),
    ("**ดี** และ **100%**ของ", ["1:17 closing"]), ("**100%\nของ (ก)**ข", ["2:8 closing"]),
  ])
  func emphasisNotClosed(_ text: String, _ expected: [String]) { #expect(findings(text, .emphasisNotClosed) == expected) }

  /// Marks that are what they look like.
  @Test(arguments: [
    "**ดี** ได้ผล", "**100%** ของ", "ได้**ดี**มาก", "5 * 3 * 2 = 30", "2*3*4", "95% * หมายเหตุ", "* ก\n* ข", "`**100%**ของ`", "```\n**100%**ของ\n```", "\\*\\*100%\\*\\*ของ", "a ** b ** c",
    "คะแนน 5* ดาว", "***", "~ 50 ~ 60", "ราว ~50", "[**100%** ก](x)", "**", "** ก **",
  ])
  func emphasisIsFine(_ text: String) { #expect(findings(text, .emphasisNotClosed) == []) }

  @Test(arguments: [
    ("| ก | ข |\n|---|---|\n| 1 | 2 | 3 |", ["3:11 [3] 3 of 2"]), ("| ก |\n|---|\n| [x|y](op:1) |", ["3:6 [y](op:1)] 2 of 1"]), ("ก | ข\n---|---\n1 | 2 | 3 | 4", ["3:9 [3 | 4] 4 of 2"]),
    ("| ก | ข |\n|---|---|\n| 1 | 2 |\n| 1 | `a|b` |", ["4:10 [b`] 3 of 2"]), ("- | ก |\n  |---|\n  | 1 | 2 |", ["3:9 [2] 2 of 1"]),
  ])
  func lostCells(_ text: String, _ expected: [String]) {
    let found = check(text).filter { $0.code == .lostCell }.map {
      "\($0.place.line):\($0.place.column) [\($0.place.marked)] \($0.arguments["cells"] ?? "") of \($0.arguments["columns"] ?? "")"
    }
    #expect(found == expected)
  }

  @Test(arguments: ["| ก | ข |\n|---|---|\n| 1 |", "| ก |\n|---|\n| a\\|b |", "| ก |\n|---|\n| 1 |   ", "| ก | ข |\n|---|---|\n| 1 | 2 |\n\nก | ข | ค"]) func noCellIsLost(_ text: String) {
    #expect(check(text).filter { $0.code == .lostCell } == [])
  }

  @Test func footnotesWithoutAReference() {
    let found = check("ก[^a]\n\n[^a]: ก\n\n[^b]: ข\n").filter { $0.code == .unusedFootnote }
    #expect(found.map { "\($0.place.line) \($0.place.marked)" } == ["5 [^b]"])
  }

  /// The place of a link is its own, whatever else stands on the line.
  @Test(arguments: [
    ("พิมพ์ (op:1) หรือ op:1 จะได้ <op:1>", 26), ("`<op:1>` คือ <op:1>", 13), ("[op:1](op:1)", 8), ("[ก](op:1 \"op:1\") ก", 5), ("| ก |\n|---|\n| `op:1` <op:1> |", 10),
    ("ก <!-- <op:1> --> <op:1>", 19),
  ])
  func placesOfLinks(_ text: String, _ column: Int) {
    let file = SourceFile(path: "x.md", text: text)
    var findings: [Diagnostic] = []
    let markup = MarkdownParser.parse(file, range: 0..<file.bytes.count, diagnostics: &findings)
    let place = file.place(markup.links.first?.range ?? 0..<0)
    #expect(place.column == column, "\(place.column) \(place.marked)")
    #expect(markup.links.count == 1)
  }

  private func check(_ text: String) -> [Diagnostic] {
    let file = SourceFile(path: "x.md", text: text)
    var findings: [Diagnostic] = []
    let markup = MarkdownParser.parse(file, range: 0..<file.bytes.count, diagnostics: &findings)
    MarkdownChecks.run(markup, file, range: 0..<file.bytes.count, diagnostics: &findings)
    return findings.sortedByPlace()
  }

  private func findings(_ text: String, _ code: Code) -> [String] {
    check(text).filter { $0.code == code }.map { "\($0.place.line):\($0.place.column) \($0.variant)" }
  }
}
