import Diagnostics
import Files
import Glibc
import Testing

@Suite struct TextTests {
  private let scratch = Scratch()

  private func read(_ bytes: [UInt8]) throws -> (text: String?, diagnostics: [Diagnostic]) {
    scratch.write("x.md", bytes)
    var found: [Diagnostic] = []
    let file = try Folder(scratch.path).readText("x.md", diagnostics: &found)
    return (file.map { String(decoding: $0.bytes, as: UTF8.self) }, found)
  }

  @Test func utf8() throws {
    for text in ["", "a", "กข\r\n🙂", String(repeating: "กขค 123 ", count: 100_000)] {
      let plain = try read(Array(text.utf8))
      #expect(plain.text == text && plain.diagnostics == [])
      let marked = try read([0xEF, 0xBB, 0xBF] + Array(text.utf8))
      #expect(marked.text == text && marked.diagnostics == [])
    }
  }

  @Test func utf16() throws {
    let text = "รายงาน 🙂\r\n"
    let low = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + low, [0xFE, 0xFF] + high] {
      let result = try read(bytes)
      #expect(result.text == text)
      #expect(result.diagnostics.codes == ["converted-encoding x.md"])
      #expect(result.diagnostics.first?.arguments == ["encoding": "UTF-16"])
      #expect(result.diagnostics.first?.severity == .note)
    }
    #expect(try read([0xFF, 0xFE, 0x41]).diagnostics.map { $0.arguments["offset"] } == ["2"])
    #expect(try read([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00]).diagnostics.map { $0.arguments["offset"] } == ["4"])
    #expect(try read([0xFF, 0xFE]).text == "")
  }

  /// The line is that of the text: one byte of ช (U+0E0A) is a line feed.
  @Test(arguments: [true, false]) func utf16CutShort(_ isLow: Bool) throws {
    func bytes(_ text: String) -> [UInt8] { text.utf16.flatMap { isLow ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
    let mark: [UInt8] = isLow ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let cut = try read(mark + bytes("ชื่อ ชนะ\nช ก") + [0x0A])
    #expect(cut.text == "ชื่อ ชนะ\nช ก\u{FFFD}")
    #expect(cut.diagnostics.map(\.code) == [.notUTF8])
    #expect(cut.diagnostics.first?.arguments == ["byte": "0x0A", "offset": "26"])
    #expect(cut.diagnostics.first?.place.line == 2 && cut.diagnostics.first?.place.column == 4)
    // Half a pair in the middle, and the rest is read.
    let half = try read(mark + bytes("ชช\nก") + (isLow ? [0x00, 0xD8] : [0xD8, 0x00]) + bytes("ขช"))
    #expect(half.text == "ชช\nก\u{FFFD}ขช")
    #expect(half.diagnostics.map { "\($0.code.rawValue) \($0.place.line):\($0.place.column)" } == ["not-utf8 2:2"])
  }

  @Test func windows874() throws {
    // อเนกประสงค์ and เนตร hold bytes that are by chance sound UTF-8.
    let text = "อเนกประสงค์ เนตร “ก” ฿100…\r\n"
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0x0E01...0x0E5B: UInt8(scalar.value - 0x0E00 + 0xA0)
      case 0x201C: 0x93
      case 0x201D: 0x94
      case 0x2026: 0x85
      default: UInt8(scalar.value)
      }
    }
    let result = try read(bytes)
    #expect(result.text == text)
    #expect(result.diagnostics.map(\.arguments) == [["encoding": "Windows-874"]])
  }

  @Test(arguments: [
    // A letter cut off at the end, in the middle, and a stray byte.
    (Array("รายงาน\nประ".utf8.dropLast()), 25, 2), (Array("กข".utf8.dropLast(5)) + Array("\nปีงบประมาณ".utf8), 0, 1),
    (Array("ก\nข ".utf8) + [0xFF] + Array("ค".utf8), 8, 2),
    // Bytes without meaning in 874; a mark that says UTF-8; nothing Thai.
    ([0xA1, 0xDB], 0, 1), ([0xEF, 0xBB, 0xBF, 0x41, 0xA1, 0xA2], 4, 1), ([0x41, 0x80], 1, 1), ([0xC0, 0x81], 0, 1),
  ])
  func brokenUTF8(_ bytes: [UInt8], _ offset: Int, _ line: Int) throws {
    let result = try read(bytes)
    // One byte does not hide the rest of the file.
    #expect(result.text == String(decoding: bytes, as: UTF8.self))
    #expect(result.diagnostics.map(\.code) == [.notUTF8])
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    #expect(result.diagnostics.first?.arguments == ["byte": "0x" + digits, "offset": String(offset)])
    #expect(result.diagnostics.first?.place.line == line)
  }

  @Test func controlCharacters() throws {
    let more = "ข้อความยาวพอที่จะไม่มีใครคิดว่าเป็น UTF-16"
    let result = try read(Array("ก\tข\r\nab\0c\u{1B}d\0\(more)".utf8))
    #expect(result.text == "ก\tข\r\nab\u{FFFD}c\u{FFFD}d\u{FFFD}\(more)")
    #expect(result.diagnostics.map(\.code) == [.controlCharacter])
    #expect(result.diagnostics.first?.arguments == ["character": "U+0000"])
    #expect(result.diagnostics.first?.place == SourceFile(path: "x.md", text: result.text!).place(11..<14))
  }

  /// What Notepad calls Unicode, without the mark that tells the order of bytes.
  @Test func utf16WithoutAMark() throws {
    let result = try read("Plan 2567".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(result.diagnostics.map(\.code) == [.notUTF8])
    #expect(result.diagnostics.first?.variant == "utf16")
    #expect(result.text == "Plan 2567")
  }

  @Test func size() throws {
    let limit = 16 << 20
    #expect(try read([UInt8](repeating: 0x61, count: limit)).text?.utf8.count == limit)
    let result = try read([UInt8](repeating: 0x61, count: limit + 1))
    #expect(result.text == nil)
    #expect(result.diagnostics.codes == ["file-too-large x.md"])
    #expect(result.diagnostics.first?.arguments == ["size": "17 MB", "limit": "16 MB"])
    truncate(scratch.path + "/x.md", 3 << 30)
    var found: [Diagnostic] = []
    #expect(try Folder(scratch.path).readText("x.md", diagnostics: &found) == nil)
    #expect(found.first?.arguments["size"] == "3072 MB")
  }

  @Test func vanishedOrUnreadable() throws {
    let folder = try Folder(scratch.path)
    var found: [Diagnostic] = []
    scratch.write("a.md", "a")
    scratch.folder("b.md")
    #expect(folder.files(in: "", diagnostics: &found).map(\.path) == ["a.md"])
    unlink(scratch.path + "/a.md")
    #expect(folder.readText("a.md", diagnostics: &found) == nil)
    #expect(folder.readText("b.md", diagnostics: &found) == nil)
    #expect(found.codes == ["unreadable-file a.md", "unreadable-file b.md"])
    #expect(found.map { $0.arguments["reason"] } == ["No such file or directory", "Is a directory"])
    if geteuid() == 0 { return print("skipped: root reads everything") }
    scratch.write("c.md", "c")
    chmod(scratch.path + "/c.md", 0)
    #expect(folder.readText("c.md", diagnostics: &found) == nil)
    #expect(found.last?.arguments == ["reason": "Permission denied"])
  }
}
