import Foundation
import TestSupport
import Testing

/// Findings for people at a terminal and for other programs: folding, colours, closing lines, SARIF, GitHub, `explain`.
@Suite struct FindingFormatTests {
  private let scratch = Scratch()

  // MARK: - Text

  /// The same message with the same advice is folded; a different one is not, whatever its code.
  @Test func repeatsAreFolded() {
    let lines = (1...20).map { _ in "![ก](assets/none.png)\n" }.joined(separator: "\n")
    let folder = scratch.report(["content/a.md": "# ก\n\n\(lines)\n![ก](assets/other.png)\n"])
    let text = Saraban.run(["check", folder]).errors
    #expect(text.matches(of: /error: .*none\.png.* \[missing-file\]/).count == 3)
    #expect(text.contains("\n      และอีก 17 แห่ง: content/a.md:9:6, content/a.md:11:6, "))
    #expect(text.contains(", …\n"))
    #expect(text.contains("'assets/other.png' [missing-file]"))
    #expect(text.contains("\nข้อผิดพลาด 21 "))
    #expect(Saraban.check(folder).findings.count == 21, "short names each")
    #expect((Saraban.run(["check", folder, "--format", "json"]).json["diagnostics"] as? [Any])?.count == 21)
  }

  @Test func fourAreShown() {
    let folder = scratch.report(["content/a.md": "# ก\n\n" + String(repeating: "![ก](assets/none.png)\n\n", count: 4)])
    let text = Saraban.run(["check", folder]).errors
    #expect(text.matches(of: /\[missing-file\]/).count == 4)
    #expect(!text.contains("และอีก"))
  }

  struct Verdict: Sendable {
    let text: String
    let says: [String]
  }

  @Test(arguments: [
    Verdict(text: "<item:9.9> **ก**", says: ["ขั้นต่อไป: แก้ข้อผิดพลาดก่อน เริ่มที่ content/a.md:3:1 ", "saraban explain unknown-item"]),
    Verdict(text: "**100%**ของ <op:1>", says: ["ขั้นต่อไป: ดูคำเตือน เริ่มที่ content/a.md:3:7 ", "saraban explain emphasis-not-closed"]),
    Verdict(text: "<op:1>", says: ["ไม่มีข้อผิดพลาดและคำเตือน"]),
    Verdict(text: "**ก:**ข", says: ["โปรแกรมแก้ให้ได้ 1 แห่ง", "/report --dry-run", "/report --fix"]),
    Verdict(text: "ก", says: ["ตรวจแล้ว ไม่พบสิ่งที่ต้องแก้"]),
  ]) func closingLines(_ verdict: Verdict) {
    let text = Saraban.run(["check", scratch.report(["content/a.md": "# ก\n\n\(verdict.text)\n"])]).errors
    for words in verdict.says { #expect(text.contains(words)) }
  }

  /// `script` makes a terminal of a pipe.
  @Test func coloursAtATerminalOnly() {
    let folder = scratch.report(["content/a.md": "# ก\n\n<item:9.9>\n"])
    let command = "\(Saraban.path) check \(folder)"
    func shown(_ environment: [String: String]) -> String {
      Saraban.run(["-qec", command, "/dev/null"], environment: environment, program: "/usr/bin/script").output
    }
    #expect(shown(["TERM": "xterm"]).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(!shown(["TERM": "dumb"]).contains("\u{1B}"))
    #expect(!shown(["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(!Saraban.run(["check", folder], environment: ["TERM": "xterm"]).errors.contains("\u{1B}"))
  }

  // MARK: - Explain

  @Test(arguments: ["th", "en"]) func explainsACode(_ language: String) {
    let run = Saraban.run(["explain", "emphasis-not-closed", "--lang", language])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("[emphasis-not-closed] warning"))
    #expect(run.output.contains("rules: { emphasis-not-closed: ignore }"))
    #expect(run.output.contains("**100%**"))
    // As it stands in a message.
    #expect(Saraban.run(["explain", "[Emphasis-Not-Closed]", "--lang", language]).output == run.output)
  }

  @Test func listsAllCodesByKind() {
    let listed = Saraban.run(["explain"]).output
    let manual = Disk.text(Repository.root + "/docs/content/diagnostics.md") ?? ""
    let codes = listed.matches(of: #/(?m)^  ([a-z0-9-]+) +(?:error|warning|note) /#).map { String($0.1) }
    #expect(codes == manual.matches(of: /(?m)^### ([a-z0-9-]+)$/).map { String($0.1) })
    let titles = listed.split(separator: "\n").filter { !$0.hasPrefix(" ") }.dropLast()
    #expect(titles.count > 5)
    #expect(titles.filter { !manual.contains("\n## \($0)\n") } == [])
  }

  // MARK: - GitHub

  @Test func annotations() {
    scratch.report("งาน, 1", ["content/a%b.md": "---\npage: a\n---\nก <item:9.9>\n\n<op:1> **100%**ของ\n"])
    let run = Saraban.run(["check", "./งาน, 1", "--format", "github"], in: scratch.path)
    #expect(run.code == 1)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("::error file=งาน%2C 1/content/a%25b.md,line=4,col=3,title=unknown-item::"))
    #expect(lines[1].hasPrefix("::notice file=งาน%2C 1/content/a%25b.md,line=6,col=1,title=unwritten-target::"))
    #expect(lines[2].hasPrefix("::warning "))
  }

  // MARK: - SARIF

  private func sarif(_ text: String) throws -> (runs: [[String: Any]], results: [[String: Any]]) {
    scratch.report("งาน", ["content/a.md": text, "content/k.md": "---\nkpi: 7.4.1-1\ntitle: ก\n---\n"])
    let run = Saraban.run(["check", "งาน", "--format", "sarif"], in: scratch.path)
    #expect(run.errors == "")
    let schema = Schema(Repository.fixtures("sarif") + "/required.schema.json")
    #expect(!schema.isEmpty)
    #expect(schema.faults(of: run.json) == [])
    let runs = try #require(run.json["runs"] as? [[String: Any]])
    return (runs, try #require(runs.first?["results"] as? [[String: Any]]))
  }

  /// Columns are counted in code points, which differ from letters: กำ is one letter of two.
  @Test func sarifRegionsAreTheMarkedWords() throws {
    let line = "ที่ทำได้ <kpi:7.4.1–1> ของ **ดี:**ที่ " + String(repeating: "ผู้ที่ ", count: 60) + "<item:9.9>"
    let (runs, results) = try sarif("# ก\n\n\(line)\n")
    #expect(runs[0]["columnKind"] as? String == "unicodeCodePoints")
    let scalars = Array(line.unicodeScalars)
    func marked(_ region: [String: Any]) -> String {
      #expect(region["startLine"] as? Int == 3)
      let (start, end) = (region["startColumn"] as? Int ?? 1, region["endColumn"] as? Int ?? 1)
      return scalars[(start - 1)..<(end - 1)].reduce(into: "") { $0.unicodeScalars.append($1) }
    }
    let places = results.map { (($0["locations"] as? [[String: Any]])?[0]["physicalLocation"] as? [String: Any]) ?? [:] }
    #expect(places.map { marked($0["region"] as? [String: Any] ?? [:]) } == ["<kpi:7.4.1–1>", "**", "<item:9.9>"])
    for place in places { #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "%E0%B8%87%E0%B8%B2%E0%B8%99/content/a.md") }
    let changes = results.compactMap { (($0["fixes"] as? [[String: Any]])?[0]["artifactChanges"] as? [[String: Any]])?[0]["replacements"] as? [[String: Any]] }
    #expect(changes.map { marked($0[0]["deletedRegion"] as? [String: Any] ?? [:]) } == ["7.4.1–1", ":**"])
    #expect(changes.map { ($0[0]["insertedContent"] as? [String: Any])?["text"] as? String } == ["7.4.1-1", "**:"])
  }

  @Test func sarifRulesAreThoseOfTheResults() throws {
    let (runs, results) = try sarif("# ก\n\n<item:9.9> <op:1> <item:9.9>\n")
    let driver = try #require((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["unknown-item", "unwritten-target"])
    for result in results { #expect(rules[result["ruleIndex"] as? Int ?? 9]["id"] as? String == result["ruleId"] as? String) }
    #expect(results.map { $0["level"] as? String } == ["error", "note", "error"])
    for rule in rules { #expect(((rule["help"] as? [String: Any])?["text"] as? String)?.isEmpty == false) }
  }

  @Test func sarifOfSeveralReports() {
    for name in ["a", "b"] { scratch.report(name, Slip.error) }
    let run = Saraban.run(["check", "a", "b", "gone", "--format", "sarif"], in: scratch.path)
    let runs = run.json["runs"] as? [[String: Any]] ?? []
    #expect(runs.map { ($0["results"] as? [Any])?.count } == [1, 1, 0])
    #expect(runs.map { ($0["invocations"] as? [[String: Any]])?[0]["executionSuccessful"] as? Bool } == [true, true, false])
    #expect(Schema(Repository.fixtures("sarif") + "/required.schema.json").faults(of: run.json) == [])
  }
}
