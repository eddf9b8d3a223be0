import Diagnostics
import Testing
import YAML

@Suite struct PositionTests {
  /// CR, LF, CRLF and YAML's own line ends, inside and between scalars, with Thai text before and after.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func rangesAreBytes(_ end: String) {
    let lines = [
      "# รายงาน", "title: \"หลาย", "\u{2028}  บรรทัด\u{85} 🙂\"", "ภาษาไทย: [ก, 'ข ค', {จ: ฉ}]", "x: |", "  กก", "  ขข", "", "last: ที่สุด # จบ",
      "",
    ]
    let parsed = Parsed(lines.joined(separator: end))
    #expect(parsed.findings == [])
    #expect(parsed.source(parsed.node?["title"]) == "\"หลาย\(end)\u{2028}  บรรทัด\u{85} 🙂\"")
    #expect(parsed.source(parsed.node?["ภาษาไทย"]) == "[ก, 'ข ค', {จ: ฉ}]")
    #expect(parsed.node?["ภาษาไทย"]?.items.map { $0.map { parsed.source($0) } } == ["ก", "'ข ค'", "{จ: ฉ}"])
    #expect(parsed.node?.entry("last").map { parsed.file.text($0.keyRange) } == "last")
    #expect(parsed.source(parsed.node?["last"]) == "ที่สุด")
  }

  @Test func frontMatterInsideAFile() {
    let text = "---\nitem: 1.1\nชื่อ: ก: ข\n---\n# หัวเรื่อง\n"
    let bytes = Array(text.utf8)
    let parsed = Parsed(bytes: bytes, range: 4..<Array("---\nitem: 1.1\nชื่อ: ก: ข\n".utf8).count)
    #expect(parsed.findings == ["yaml-syntax.colon@3:6[:]"])
    let sound = Parsed(bytes: bytes, range: 4..<14)
    #expect(sound.source(sound.node?["item"]) == "1.1")
    #expect(sound.dump == "{item: 1.1}")
  }

  @Test func blockCollectionsEndWithTheirLastChild() {
    let parsed = Parsed("a:\n  - 1\n  - 2\n\n# c\nb:\n  c: ก\n\n")
    #expect(parsed.source(parsed.node?["a"]) == "- 1\n  - 2")
    #expect(parsed.source(parsed.node?["b"]) == "c: ก")
  }

  @Test func aliasStandsWhereItIsWritten() {
    let parsed = Parsed("a: &x {k: ก}\nb: *x\n")
    #expect(parsed.source(parsed.node?["b"]) == "*x")
    #expect(parsed.source(parsed.node?["b"]?["k"]) == "ก")
  }

  @Test func rangeOutsideTheFileIsCut() {
    #expect(Parsed(bytes: Array("a: 1".utf8), range: 0..<900).dump == "{a: 1}")
    #expect(Parsed(bytes: [], range: 3..<9).dump == "nil")
  }
}
