import CSV
import Diagnostics
import Testing

/// A table as text — fields between `|`, quoted ones in `'` — and its findings.
private struct Parsed {
  let table: CSVTable
  let file: SourceFile
  let diagnostics: [Diagnostic]

  init(_ text: String, range: Range<Int>? = nil) {
    file = SourceFile(path: "x.csv", text: text)
    var found: [Diagnostic] = []
    table = CSVParser.parse(file, range: range, diagnostics: &found)
    diagnostics = found
  }

  var rows: [String] {
    table.rows.map { $0.fields.map { $0.isQuoted ? "'\($0.text)'" : $0.text }.joined(separator: "|") }
  }

  var findings: [String] {
    diagnostics.map {
      "\($0.code.rawValue)\($0.variant.isEmpty ? "" : "." + $0.variant)@\($0.place.line):\($0.place.column)[\($0.place.marked)]"
    }
  }
}

@Suite struct CSVParserTests {
  @Test(arguments: [
    ("a,b\n1,2\n", ["a|b", "1|2"]),
    ("a,b\r\n1,2", ["a|b", "1|2"]),
    ("a,b\r1,2\r", ["a|b", "1|2"]),
    ("a,b\n\n  \n\t\n1,2\n\n", ["a|b", "1|2"]),
    ("a , b\n  1,\t2 3 \n", ["a|b", "1|2 3"]),
    ("a,b\n,\n1,\n", ["a|b", "|", "1|"]),
    ("a,b\n\"x, y\",\"เขาว่า \"\"ดี\"\"\"\n", ["a|b", "'x, y'|'เขาว่า \"ดี\"'"]),
    ("a,b\n\"one\r\ntwo\n\nthree\",2\n", ["a|b", "'one\r\ntwo\n\nthree'|2"]),
    ("a,b\n \" x \" ,\"\"\n", ["a|b", "' x '|''"]),
    ("a,b\n\"\"\"\",5\" x\n", ["a|b", "'\"'|5\" x"]),
    ("a,b\n1,2,3\n1\n", ["a|b", "1|2|3", "1"]),
    ("\n\n", []), ("", []), ("a", ["a"]), ("a,", ["a|"]),
    ("\"a;b\",c\n1;2,3\n", ["'a;b'|c", "1;2|3"]),
  ])
  func tables(_ text: String, _ expected: [String]) {
    let parsed = Parsed(text)
    #expect(parsed.rows == expected)
    #expect(parsed.findings == [])
    #expect(parsed.table.separator == UInt8(ascii: ","))
  }

  @Test(arguments: [
    ("kpi;year\n7.1;2567\n", ["kpi|year", "7.1|2567"], ["csv-separator.semicolon@1:4[;]"]),
    ("kpi\tyear\n7.1\t 2567\n\n\t\nx\t\n", ["kpi|year", "7.1|2567", "x|"], ["csv-separator.tab@1:4[\t]"]),
    ("\n\"a,b\";c\n1,5;2\n", ["'a,b'|c", "1,5|2"], ["csv-separator.semicolon@2:6[;]"]),
    ("a; b\tc\n1\t2\n", ["a; b|c", "1|2"], ["csv-separator.tab@1:5[\t]"]),
  ])
  func otherSeparators(_ text: String, _ rows: [String], _ findings: [String]) {
    let parsed = Parsed(text)
    #expect(parsed.rows == rows)
    #expect(parsed.findings == findings)
    #expect(parsed.diagnostics.first?.severity == .note)
  }

  @Test(arguments: [
    ("a,b,c\n1,\"x,2567\n3,4,5\n", ["a|b|c", "1|x|2567", "3|4|5"], ["csv-syntax.quote@2:3[\"]"]),
    ("a,b\n1,\"x\n2,\"y\"\n", ["a|b", "1|x", "2|'y'"], ["csv-syntax.quote@2:3[\"]"]),
    ("a,b\n\"x\" y,2\n3,4\n", ["a|b", "'x y'|2", "3|4"], ["csv-syntax.after-quote@2:5[y]"]),
    ("a,b\n\"x\"y\" , 2\n", ["a|b", "'xy\"'|2"], ["csv-syntax.after-quote@2:4[y\"]"]),
    ("a,b\n1,\"", ["a|b", "1|"], ["csv-syntax.quote@2:3[\"]"]),
    ("\"a\n", ["a"], ["csv-syntax.quote@1:1[\"]"]),
  ])
  func brokenQuotes(_ text: String, _ rows: [String], _ findings: [String]) {
    let parsed = Parsed(text)
    #expect(parsed.rows == rows)
    #expect(parsed.findings == findings)
  }

  @Test func positions() {
    let parsed = Parsed("ชื่อ,ปี\n\"หนึ่ง\nสอง\", ๒๕๖๗ \r\n\r\nก,ข\n")
    #expect(parsed.table.rows.map(\.line) == [0, 1, 4])
    let row = parsed.table.rows[1]
    #expect(row.fields.map { parsed.file.text($0.range) } == ["\"หนึ่ง\nสอง\"", "๒๕๖๗"])
    #expect(parsed.file.text(row.range) == "\"หนึ่ง\nสอง\", ๒๕๖๗ ")
    #expect(parsed.file.text(parsed.table.rows[2].range) == "ก,ข")
  }

  @Test func partOfAFile() {
    let text = "# x\n```csv\na,b\n1,\"2\n```\n\"after\"\n"
    let start = 11
    let parsed = Parsed(text, range: start..<start + 9)
    #expect(parsed.rows == ["a|b", "1|2"])
    #expect(parsed.table.rows.map(\.line) == [2, 3])
    #expect(parsed.findings == ["csv-syntax.quote@4:3[\"]"])
    #expect(Parsed("a,b", range: 0..<900).rows == ["a|b"])
    #expect(Parsed("a,b", range: 7..<900).rows == [])
  }
}

@Suite(.timeLimit(.minutes(10))) struct CSVHostileTests {
  @Test func manyRows() {
    let clock = ContinuousClock()
    var table: CSVTable?
    let text = "kpi,year,actual,note\n" + String(repeating: "7.1.1-1,2567,\"1,234.5\",ผลการสำรวจใหม่ประจำปี\n", count: 200_000)
    let time = clock.measure { table = Parsed(text).table }
    #expect(table?.rows.count == 200_001)
    print("CSV: 200,000 rows in \(time)")
  }

  /// Each of these is quadratic in a careless parser.
  @Test(arguments: ["\"\n", "\"x\"\"\n", "a,\"b\n", "\"a\"b\n", "\"\"\"\n", "\"\"\"x\n", "\"\"x\n", "\"x\"\"\n\"\"", "\","])
  func manyQuotes(_ line: String) {
    let parsed = Parsed("a,b\n" + String(repeating: line, count: 200_000))
    #expect(parsed.diagnostics.count <= 100)
  }

  @Test func longLine() {
    let parsed = Parsed(String(repeating: "\"a\"b,", count: 1_000_000))
    #expect(parsed.diagnostics.count == 1)
    #expect(parsed.table.rows.first?.fields.count == 1_000_001)
  }
}

@Suite struct CSVWriterTests {
  @Test func bytes() {
    let bytes = CSVWriter.bytes([
      [.text("kpi"), .text("year"), .text("note")],
      [.text("7.1.1-1"), .number("-5.20"), .empty],
      [.text("=1+1"), .number("1234"), .text("-")],
      [.text("+66"), .text("@x"), .text("\tx")],
      [.text("a,b"), .text("เขาว่า \"ดี\""), .text("one\ntwo")],
      [.text(""), .text(" x"), .text("=a,b")],
    ])
    let expected =
      "\u{FEFF}kpi,year,note\r\n7.1.1-1,-5.20,\r\n'=1+1,1234,'-\r\n'+66,'@x,\"'\tx\"\r\n"
      + "\"a,b\",\"เขาว่า \"\"ดี\"\"\",\"one\ntwo\"\r\n,\" x\",\"'=a,b\"\r\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(CSVWriter.bytes([]) == [0xEF, 0xBB, 0xBF])
  }

  @Test func readsBackWhatItWrote() {
    let texts = ["a", " b ", "c,d", "\"", "one\r\ntwo", "", "x;y", "t\tu", "ก"]
    let bytes = CSVWriter.bytes([texts.map(CSVCell.text), texts.reversed().map(CSVCell.text)])
    let parsed = Parsed(String(decoding: bytes.dropFirst(3), as: UTF8.self))
    #expect(parsed.table.rows.map { $0.fields.map(\.text) } == [texts, texts.reversed()])
    #expect(parsed.findings == [])
  }
}
