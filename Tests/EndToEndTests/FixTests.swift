import Foundation
import TestSupport
import Testing

/// `check --fix` and `--dry-run`: the only command that writes to an author's files.
@Suite struct FixTests {
  private let scratch = Scratch()
  private let award = "---\nkpi: 7.4.1-1\ntitle: รางวัลจากภายนอก\n---\n"

  /// A report whose page `content/a.md` has this text.
  private func report(_ text: String, _ more: [String: String] = [:]) -> String {
    scratch.report(["content/a.md": text, "content/k.md": award].merging(more) { $1 })
  }

  private var page: String { scratch.text("report/content/a.md") ?? "" }

  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    var testDescription: String { before }
  }

  static let cases = [
    Case(before: "# ก\n\nดู <kpi:7.4.1–1> และ [ผล](kpi:7.4.1–1)\n", after: "# ก\n\nดู <kpi:7.4.1-1> และ [ผล](kpi:7.4.1-1)\n"),
    Case(before: "---\npage: a\nkpis: [7.4.1–1]\n---\n# ก\n", after: "---\npage: a\nkpis: [7.4.1-1]\n---\n# ก\n"),
    Case(before: "---\npage: a\nkpis: [\"7.4.๑-1\"]\n---\n# ก\n", after: "---\npage: a\nkpis: [\"7.4.1-1\"]\n---\n# ก\n"),
    Case(before: "| ก |\n|---|\n| <kpi:7.4.1–1> |\n", after: "| ก |\n|---|\n| <kpi:7.4.1-1> |\n"),
    Case(before: "# ก\n\n- **ข้อความ:**ต่อ\n- **ที่สอง:** ต่อ\n", after: "# ก\n\n- **ข้อความ**:ต่อ\n- **ที่สอง:** ต่อ\n"),
    Case(before: "# ก\n\nทํางานเเล้ว  ส่วนที่เหลือ นํ้า\n", after: "# ก\n\nทำงานแล้ว ส่วนที่เหลือ น้ำ\n"),
    Case(before: "# ก\n\n`ทํา  เเล้ว` **ก**  \nข\n\n    ทํา  เเล้ว\n", after: "# ก\n\n`ทํา  เเล้ว` **ก**  \nข\n\n    ทํา  เเล้ว\n"),
    // Behind other bold words, twice in a line, and in a line below.
    Case(before: "# ก\n\n**ก:** ข และ **ข้อความ:**ต่อ แล้ว **อีก:**ต่อ\n", after: "# ก\n\n**ก:** ข และ **ข้อความ**:ต่อ แล้ว **อีก**:ต่อ\n"),
    Case(before: "# ก\n\n**ก:**ต่อ และ **ก:**ต่อ\n**ข:** ค\n**ง:**จ\n", after: "# ก\n\n**ก**:ต่อ และ **ก**:ต่อ\n**ข:** ค\n**ง**:จ\n"),
    // The same id in another notation, each at its own place.
    Case(before: "---\npage: a\nops: ๑, ๑๒, op:๒\n---\n# ก\n", after: "---\npage: a\nops: 1, 12, op:2\n---\n# ก\n"),
    Case(before: "# ก\n\n<kpi:7.4.1-01> [ก](kpi:7.4.1.1) <op:OP07>\n", after: "# ก\n\n<kpi:7.4.1-1> [ก](kpi:7.4.1-1) <op:7>\n"),
    Case(before: "# ก\n\n<op: 7> [ก](op: 1) [ข] (op:2)\n", after: "# ก\n\n<op:7> [ก](op:1) [ข](op:2)\n"),
    // Another digit is another id, and several ids are not one.
    Case(before: "# ก\n\n<kpi:7.4.9-1> <op:1-4> <op:1 4> <item:1-1>\n", after: "# ก\n\n<kpi:7.4.9-1> <op:1-4> <op:1 4> <item:1-1>\n"),
    // Several near ids, no near id, marks that are code or that move nothing: an author's choice.
    Case(before: "# ก\n\n<op:31>\n", after: "# ก\n\n<op:31>\n"),
    Case(before: "# ก\n\n<kpi:7.1.1-20>\n", after: "# ก\n\n<kpi:7.1.1-20>\n"),
    Case(before: "# ก\n\n`<kpi:7.4.1–1>` `**ก:**ข`\n\n    **ก:**ข\n", after: "# ก\n\n`<kpi:7.4.1–1>` `**ก:**ข`\n\n    **ก:**ข\n"),
    Case(before: "# ก\n\n`**ก:**ข` **ก:**ข\n", after: "# ก\n\n`**ก:**ข` **ก:**ข\n"),
    Case(before: "# ก\n\n**100%**ของ\n", after: "# ก\n\n**100%**ของ\n"),
    Case(before: "# ก\n\n<!-- <kpi:7.4.1–1> -->\n", after: "# ก\n\n<!-- <kpi:7.4.1–1> -->\n"),
  ]

  @Test(arguments: cases) func mends(_ it: Case) {
    let folder = report(it.before)
    let dry = Saraban.run(["check", folder, "--dry-run"])
    #expect(page == it.before, "a dry run writes nothing")
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(page == it.after)
    let shown = it.before == it.after ? "ไม่มีจุดที่โปรแกรมแก้ให้ได้" : "    + "
    for text in [dry.errors, run.errors] { #expect(text.contains(shown)) }
    #expect(Disk.files(folder).filter { $0.hasPrefix("content/") } == ["content/a.md", "content/k.md"])
    // What was mended is found no more, and nothing is left to mend.
    #expect(Saraban.run(["check", folder, "--fix"]).errors.contains("ไม่มีจุดที่โปรแกรมแก้ให้ได้"))
  }

  @Test func showsThenTellsTheNewState() {
    let folder = report("# ก\n\nดู <kpi:7.4.1–1> ซึ่ง **ข้อความ:**ต่อ\n")
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(run.code == 0)
    #expect(run.errors.hasPrefix("""
      content/a.md:3:4: [unknown-indicator]
          - ดู <kpi:7.4.1–1> ซึ่ง **ข้อความ:**ต่อ
          + ดู <kpi:7.4.1-1> ซึ่ง **ข้อความ:**ต่อ
      content/a.md:3:29: [emphasis-not-closed]
          - ดู <kpi:7.4.1–1> ซึ่ง **ข้อความ:**ต่อ
          + ดู <kpi:7.4.1–1> ซึ่ง **ข้อความ**:ต่อ
      แก้แล้ว 2 แห่ง ใน 1 ไฟล์ ผลการตรวจหลังแก้:

      """))
    #expect(!run.errors.contains("error:"))
    #expect(page == "# ก\n\nดู <kpi:7.4.1-1> ซึ่ง **ข้อความ**:ต่อ\n")
  }

  @Test func aDryRunHasTheExitCodeOfACheck() {
    let folder = report("# ก\n\n<kpi:7.4.1–1>\n")
    let run = Saraban.run(["check", folder, "--dry-run", "--format", "json"])
    #expect(run.code == 1)
    #expect((run.json["diagnostics"] as? [Any])?.count == 1)
    #expect(run.errors.contains("จะแก้ 1 แห่ง"))
  }

  /// Mark, line ends, rights and everything around stay.
  @Test func keepsTheFileAsItWasOtherwise() throws {
    let text = "\u{FEFF}# ก\r\n\r\n<kpi:7.4.1–1>\tซึ่ง  \r\nต่อ\rจบ"
    let folder = report(text)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/content/a.md")
    _ = Saraban.run(["check", folder, "--fix"])
    #expect(Disk.bytes(folder + "/content/a.md") == Data(text.replacingOccurrences(of: "7.4.1–1", with: "7.4.1-1").utf8))
    #expect(try FileManager.default.attributesOfItem(atPath: folder + "/content/a.md")[.posixPermissions] as? Int == 0o640)
  }

  @Test func leavesOtherEncodingsAlone() {
    let folder = report("# ก\n")
    let old = Data("# a\n\n<kpi:7.4.1-01> ".utf8) + Data([0xA1, 0xD2, 0xC3, 0x0A])
    scratch.write("report/content/a.md", old)
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(run.errors.contains("ไม่ได้แก้ 'content/a.md' เพราะไม่ได้บันทึกเป็น UTF-8"))
    #expect(Disk.bytes(folder + "/content/a.md") == old)
    #expect(run.code == 1)
  }

  @Test func leavesLinksAndReadOnlyFilesAlone() throws {
    let folder = report("# ก\n\n<kpi:7.4.1–1>\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder + "/content/a.md")
    scratch.write("report/assets/b.txt", "# ข\n\n<kpi:7.4.1–1>\n")
    scratch.link("report/content/b.md", to: "../assets/b.txt")
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(run.errors.contains("ไม่ได้แก้ 'content/a.md' เพราะไฟล์อ่านได้อย่างเดียว"))
    #expect(run.errors.contains("ไม่ได้แก้ 'content/b.md' เพราะเป็นลิงก์สัญลักษณ์"))
    for file in ["content/a.md", "assets/b.txt"] { #expect(scratch.text("report/" + file)?.contains("7.4.1–1") == true) }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/content/b.md") == "../assets/b.txt")
  }

  /// The other name would keep the old text, and the two would be files of their own.
  @Test func leavesFilesWithTwoNamesAlone() throws {
    let folder = report("# ก\n\n<kpi:7.4.1–1>\n")
    try FileManager.default.linkItem(atPath: folder + "/content/a.md", toPath: scratch("other.md"))
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(run.errors.contains("ไม่ได้แก้ 'content/a.md' เพราะไฟล์นี้มีชื่ออื่นอยู่ด้วย"))
    #expect(page.contains("7.4.1–1"))
    #expect(scratch.text("other.md") == page)
  }

  /// Killed while it wrote the new text, and between putting that in its place and removing the old one.
  @Test(arguments: ["# ก\n\n<kpi:7.4", "# ก\n\n<kpi:7.4.1–1>\n"]) func whatAKilledRunLeftIsCleared(_ leftover: String) {
    let folder = report("# ก\n\n<kpi:7.4.1–1>\n", ["content/.a.md.saraban-new": leftover, "content/.a.md.saraban-old": leftover, ".saraban-lock": ""])
    let run = Saraban.run(["check", folder, "--fix"])
    #expect(run.code == 0)
    #expect(!run.errors.contains("saraban-new"))
    #expect(page == "# ก\n\n<kpi:7.4.1-1>\n")
    #expect(Disk.files(folder) == ["content/a.md", "content/k.md", "saraban.yaml"])
  }

  /// A limit of the size of files is told as a full disk is.
  @Test func aFullDiskLosesNothing() {
    let text = "# ก\n\n<kpi:7.4.1–1>\n" + String(repeating: "ข้อความ\n\n", count: 2_000)
    let folder = report(text, ["content/b.md": "# ข\n\n<kpi:7.4.1–1>\n"])
    let run = Saraban.run(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" check \"$1\" --fix 2>/dev/null", Saraban.path, folder], program: "/bin/sh")
    #expect(run.code == 3)
    #expect(page == text)
    #expect(scratch.text("report/content/b.md")?.contains("7.4.1") == true, "others are mended")
    #expect(Disk.names(folder + "/content") == ["a.md", "b.md", "k.md"])
  }

  @Test func severalReports() {
    scratch.report("one", ["content/a.md": "# ก\n\n<kpi:7.4.1–1>\n", "content/k.md": award])
    scratch.report("two", ["content/a.md": "# ก\n\n**ก:**ข\n"])
    let run = Saraban.run(["check", "one", "two", "--fix", "--format", "short"], in: scratch.path)
    #expect(run.code == 0)
    #expect(run.errors.contains("one/content/a.md:3:1: [unknown-indicator]"))
    #expect(run.errors.contains("two/content/a.md:3:5: [emphasis-not-closed]"))
    #expect(scratch.text("two/content/a.md") == "# ก\n\n**ก**:ข\n")
  }
}
