import Foundation
import TestSupport
import Testing

/// `new`: one more file of a report.
@Suite struct NewFileTests {
  private let scratch = Scratch()

  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    let path: String
    var testDescription: String { words }
  }

  /// Beside its kin and named as they are, as the files of the report lie.
  static let cases = [
    Case(words: "item 1.2", path: "content/หมวด 1/item-1.2.md"),
    Case(words: "item 2.1", path: "content/2-strategic/item-2.1.md"),
    Case(words: "op 7", path: "content/profile/q07.md"),
    Case(words: "op op:8", path: "content/profile/q08.md"),
    Case(words: "kpi 7.1.1-2", path: "content/ผลลัพธ์/a/7.1.1-2.md"),
    Case(words: "kpi 7.1.2-1", path: "content/ผลลัพธ์/a/7.1.2-1.md"),
    Case(words: "kpi 7.3.1-1", path: "content/ผลลัพธ์/b/7.3.1-1.md"),
    Case(words: "group 7.1", path: "content/ผลลัพธ์/b/group-7.1.md"),
    Case(words: "category 1", path: "content/หมวด 1/index.md"),
    Case(words: "page faq", path: "content/pages/faq.md"),
    Case(words: "page home", path: "content/home.md"),
  ]

  static let report = [
    "content/หมวด 1/item-1.1.md": "---\nitem: 1.1\n---\n", "content/หมวด 3/item-3.1.md": "---\nitem: 3.1\n---\n",
    "content/profile/q01.md": "---\nop: 1\n---\n", "content/profile/q12.md": "---\nop: 12\n---\n",
    "content/ผลลัพธ์/a/7.1.1-1.md": "---\nkpi: 7.1.1-1\n---\n", "content/ผลลัพธ์/b/7.2.1-1.md": "---\nkpi: 7.2.1-1\n---\n",
    "content/ผลลัพธ์/b/7.2.1-2.md": "---\nkpi: 7.2.1-2\n---\n",
  ]

  @Test(arguments: cases) func aFileIsPutBesideItsKin(_ example: Case) {
    scratch.report(Self.report)
    let run = Saraban.run(["new"] + example.words.split(separator: " ").map(String.init), in: scratch("report"))
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(example.path))
    #expect(scratch.exists("report/" + example.path))
    #expect(Saraban.check(scratch("report"), "--strict").findings == [])
  }

  @Test func theNewFileIsReadyToWrite() throws {
    scratch.report()
    #expect(Saraban.run(["new", "kpi", "7.6.1-1", scratch("report")]).code == 0)
    let text = try #require(scratch.text("report/content/results/7.6.1-1.md"))
    #expect(text.contains("\ndirection: down\n"))
    #expect(text.contains("\n  2567: {actual: , target: , comparator: }\n"))
    #expect(!text.contains("\r"), "as saraban.yaml has it")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let words: String
    let code: Int32
    /// What the message must name.
    let names: String
    var testDescription: String { words }
  }

  static let refusals = [
    Refusal(words: "", code: 2, names: "item|op|kpi|category|group|page"),
    Refusal(words: "item", code: 2, names: "ID"),
    Refusal(words: "itm 1.1", code: 2, names: "'item'"),
    Refusal(words: "item 1.9", code: 2, names: "'1.1'"),
    Refusal(words: "item ๑.๒", code: 2, names: "'1.2'"),
    Refusal(words: "item zzzz", code: 2, names: "1.1, 1.2, 1.3, 2.1"),
    Refusal(words: "op OP7", code: 2, names: "'7'"),
    Refusal(words: "op 31", code: 2, names: "1–29"),
    Refusal(words: "kpi 7.1.1", code: 2, names: "'7.1.1-2'"),
    Refusal(words: "kpi 7.1.1-ก", code: 2, names: "'7.1.1-2'"),
    Refusal(words: "kpi 7.1.9-3", code: 2, names: "-3'"),
    Refusal(words: "page ../x", code: 2, names: "../x"),
    Refusal(words: "page คำถาม", code: 2, names: "คำถาม"),
    Refusal(words: "item 1.1", code: 3, names: "content/หมวด 1/item-1.1.md"),
    Refusal(words: "item 1.2 nowhere", code: 3, names: "nowhere"),
    Refusal(words: "item 1.2 a b", code: 2, names: "new"),
  ]

  @Test(arguments: refusals) func refused(_ refusal: Refusal) {
    scratch.report(Self.report)
    let before = Disk.files(scratch("report"))
    let run = Saraban.run(["new"] + refusal.words.split(separator: " ").map(String.init), in: scratch("report"))
    #expect(run.code == refusal.code)
    #expect(run.output == "")
    #expect(run.errors.contains(refusal.names))
    #expect(!run.errors.contains("{"), "a place that was not filled")
    #expect(Disk.files(scratch("report")) == before)
  }

  /// A number that is none of 29 has no nearest one.
  @Test func noNumberIsGuessed() {
    scratch.report()
    #expect(!Saraban.run(["new", "op", "31", scratch("report")]).errors.contains("หมายถึง"))
  }

  @Test func nothingIsWrittenThroughALink() {
    scratch.report()
    scratch.folder("outside")
    scratch.link("report/content/op", to: scratch("outside"))
    let run = Saraban.run(["new", "op", "7", scratch("report")])
    #expect(run.code == 3)
    #expect(run.errors.contains("content/op"))
    #expect(Disk.files(scratch("outside")) == [])
  }

  @Test func aFileOfThatNameStays() {
    scratch.report(["content/pages/faq.md": "---\npage: other\n---\n"])
    #expect(Saraban.run(["new", "page", "faq"], in: scratch("report")).code == 3)
    #expect(scratch.text("report/content/pages/faq.md") == "---\npage: other\n---\n")
  }
}
