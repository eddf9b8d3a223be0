import Foundation
import TestSupport
import Testing

/// What the checks of writing find, and what they leave alone: `Fixtures/writing/<code>.txt` has a text on each line, `+` with a finding at each `⟦`, `-` with none.
/// `\n` is a new line.
@Suite struct WritingTests {
  static let family = Repository.fixtures("writing")
  static let files = Disk.names(family)

  @Test(arguments: files) func findsWhatItShould(_ name: String) {
    let code = String(name.prefix { $0 != "." })
    let cases = (Disk.text(Self.family + "/" + name) ?? "").split(separator: "\n").map(String.init)
    #expect(cases.count >= 15)
    // Only a result can be without a figure, and a framework has eighteen items.
    let isResult = code == "claim-without-figure"
    #expect(!isResult || cases.count <= Self.items.count)
    let scratch = Scratch()
    var (contents, expected): ([String: String], [String]) = ([:], [])
    for (number, line) in cases.enumerated() {
      let path = "content/\(number + 101).md"
      let frame = isResult ? "---\nitem: \(Self.items[number])\n---\n" + Self.result : "---\npage: p\(number)\n---\n"
      let text = frame + line.dropFirst(2).replacing("\\n", with: "\n").replacing("\\\\", with: "\\")
      contents[path] = text.replacing("⟦", with: "") + "\n"
      let places = Self.places(text)
      #expect(line.hasPrefix("+ ") ? !places.isEmpty : line.hasPrefix("- ") && places.isEmpty, "\(name): \(line)")
      expected += places.map { "\(path):\($0)" }
    }
    let run = Saraban.check(scratch.report(contents))
    let found = run.findings.filter { $0.hasPrefix(code + " ") }.map { String($0.dropFirst(code.count + 1)) }
    for place in Set(found).symmetricDifference(expected).sorted() {
      let number = Int(place.dropFirst(8).prefix(3)).map { $0 - 101 } ?? 0
      Issue.record("\(name): \(found.contains(place) ? "found" : "not found") at \(place) of: \(cases[number])")
    }
  }

  /// Whatever a finding is about, it quotes no personal data, and report.json holds none; the page shows what the author wrote.
  @Test func quotesNoPersonalData() throws {
    let (id, plain, phone, mail, mobile) = ("1-1014-00001-23-1", "1101400001231", "๐๘๑-๒๓๔-๕๖๗๘", "somchai.jaidee", "089-876-5432")
    let scratch = Scratch()
    let long = String(repeating: "ประชาชนได้รับบริการที่ดี ", count: 12)
    let report = scratch.report([
      "content/faq.md": "# คำถาม\n\nนายสมชาย  \(id) โทร. \(phone) อีเมล \(mail)@gmail.com ดู <item:9.9>\n\n\(plain) \(long)ดู <item:9.9>\n\n<item:9.9> \(long)\(plain)\n",
      "content/broken.md": "---\nowner: [\(id)\n---\n\nข้อความ\n", "content/item.md": "---\nitem: 1.1\nlevel: \(plain)\nowner: นายสมชาย \(phone)\n---\n",
      "content/op.md": "---\nop: 1\nowner: นายสมชาย \(mobile)\ntitle: ถาม \(plain)\n---\n\nดู <item:9.9>\n",
      "data/people.csv": "ชื่อ,เลข\nสมชาย,\(id),\(mail)@gmail.com\n", "evidence/\(plain).txt": "สำเนา\n",
    ])
    let build = Saraban.build(report, to: scratch("out"))
    #expect(Set(build.codes).isSuperset(of: ["personal-id", "personal-contact", "double-space", "unknown-item", "yaml-syntax", "invalid-value"]))
    let said = ["text", "short", "json"].map { format -> String in
      let run = Saraban.run(["check", report, "--format", format])
      return run.errors + run.output
    }
    let written = try ["check.html", "report.json"].map { try #require(scratch.text("out/" + $0), "\($0)") }
    for (place, text) in zip(["text", "short", "json", "check.html", "report.json"], said + written) {
      for secret in [id, plain, phone, mail, mobile] { #expect(!text.contains(secret), "\(place): \(secret)") }
    }
    let page = try #require(scratch.text("out/pages/faq.html"))
    #expect(page.contains(id) && page.contains(phone))
  }

  private static let items = (1...6).flatMap { category in (1...3).map { "\(category).\($0)" } }
  private static let result = "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n\n### Deploy\n\nถ่ายทอดทิศทาง\n\n### Result\n\nบุคลากรรับรู้ร้อยละ 94.2\n\n"

  /// `line:column` of each mark.
  private static func places(_ text: String) -> [String] {
    var places: [String] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var before = ""
      for piece in line.split(separator: "⟦", omittingEmptySubsequences: false).dropLast() {
        before += piece
        places.append("\(number + 1):\(before.count + 1)")
      }
    }
    return places
  }
}
