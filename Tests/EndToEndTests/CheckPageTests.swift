import Foundation
import TestSupport
import Testing

/// `check.html`: the findings by kind, by office and by file, for those who do not read terminals.
@Suite struct CheckPageTests {
  private let scratch = Scratch()

  private func page(more: String = "", _ files: [String: String]) -> String {
    let folder = scratch.report(more: more, files)
    _ = Saraban.run(["build", folder, "--output", scratch("site"), "--quiet"], limit: 300)
    return scratch.text("site/check.html") ?? ""
  }

  @Test func everyFindingOnceAndWaysToIt() {
    let html = page([
      "content/1.1.md": "---\nitem: 1.1\nowner: กองแผนงาน\n---\nดู <kpi:7.9.9-1> และ <kpi:7.9.9-1>\n\n**100%**ของ\n",
      "content/faq.md": "---\npage: faq\ntitle: คำถาม\n---\nดู <kpi:7.9.9-1> ![](assets/ก.png)\n",
    ])
    // A line for each place; what is equal in a file stands under one message.
    #expect(html.matches(of: /<span class="line">/).count == 6)
    #expect(html.matches(of: /<p class="what">/).count == 5)
    for id in ["k.unknown-indicator", "k.missing-file", "k.picture-without-description", "k.emphasis-not-closed", "f.1", "f.2"] {
      #expect(html.contains("id=\"\(id)\""))
      #expect(html.contains("href=\"#\(id)\""))
    }
    #expect(html.matches(of: /id="k\./).count == 4, "each code is explained once")
    #expect(html.contains("rules: { unknown-indicator: ignore }"))
    // The page where it shows, and whose it is.
    #expect(html.contains("<a href=\"items/1.1.html\">1.1 "))
    #expect(html.contains("<a href=\"pages/faq.html\">คำถาม</a>"))
    #expect(html.matches(of: /<section class="office">/).count == 2)
    #expect(html.contains("กองแผนงาน") && html.contains("ไม่ระบุผู้รับผิดชอบ"))
    #expect(scratch.text("site/items/1.1.html")?.contains("../check.html#k.unknown-indicator") == true)
  }

  @Test func nothingToMend() {
    let html = page(["content/faq.md": "---\npage: faq\n---\nก\n"])
    #expect(html.contains("ไม่พบสิ่งที่ต้องแก้"))
    #expect(!html.contains("class=\"ways\""))
  }

  @Test func thousandsOfFindings() {
    let line = String(repeating: "ข้อความยาวก่อนถึงจุด ", count: 20) + "**100%**ของเป้าหมาย " + String(repeating: "และข้อความต่อท้าย ", count: 20)
    // The same text everywhere is another finding, which is not meant here.
    let html = page(more: "rules: {repeated-passage: ignore}\n", Dictionary(uniqueKeysWithValues: (1...50).map { ("content/p\($0).md", String(repeating: line + "\n\n", count: 100)) }))
    #expect(html.matches(of: /<span class="line">/).count == 5_000)
    #expect(html.contains("class=\"files many\""))
    // Two megabytes in all: 400 letters of each line would be six.
    #expect(html.utf8.count < 3_000_000)
  }
}
