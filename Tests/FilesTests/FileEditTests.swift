import Diagnostics
import Files
import Glibc
import Testing

/// Changing an author's file in place.
@Suite struct FileEditTests {
  private let scratch = Scratch()

  private func original(_ text: String) throws -> (folder: Folder, original: OriginalText) {
    scratch.write("report/a.md", text)
    let folder = try Folder(scratch.path + "/report")
    return (folder, try folder.original("a.md"))
  }

  private var now: String? { scratch.read("report/a.md") }

  @Test(arguments: [true, false]) func replacesAText(_ exchanges: Bool) async throws {
    let (folder, original) = try original("ก\r\n")
    #expect(original.source.bytes == Array("ก\r\n".utf8))
    #expect(await folder.replace([(original, Array("ข\r\n".utf8))], exchangesInOneStep: exchanges) == [nil])
    #expect(now == "ข\r\n")
    #expect(scratch.names == ["report", "report/a.md"])
  }

  /// Saved in place, and saved as editors do: as a new file under the old name.
  @Test(arguments: [false, true], [true, false]) func leavesWhatSomebodySavedMeanwhile(_ isRenamed: Bool, _ exchanges: Bool) async throws {
    let (folder, original) = try original("ก\n")
    scratch.write(isRenamed ? "report/new.md" : "report/a.md", "ของผู้อื่น\n")
    if isRenamed { #expect(rename(scratch.path + "/report/new.md", scratch.path + "/report/a.md") == 0) }
    #expect(await folder.replace([(original, Array("ข\n".utf8))], exchangesInOneStep: exchanges) == [.changed])
    #expect(now == "ของผู้อื่น\n")
    #expect(scratch.names == ["report", "report/a.md"])
  }

  @Test func leavesWhatSomebodyRemovedMeanwhile() async throws {
    let (folder, original) = try original("ก\n")
    unlink(scratch.path + "/report/a.md")
    #expect(await folder.replace([(original, Array("ข\n".utf8))]) == [.failure(FileFailure(path: "a.md", action: .read, errorNumber: ENOENT))])
  }

  @Test func takesTextsAsTheyStandOnly() throws {
    let (folder, marked) = try original("\u{FEFF}ก")
    #expect(marked.source.bytes == Array("ก".utf8))
    scratch.write("report/b.md", "a\0b")
    #expect(throws: EditRefusal.encoding) { try folder.original("b.md") }
    #expect(throws: EditRefusal.failure(FileFailure(path: "gone.md", action: .read, errorNumber: ENOENT))) { try folder.original("gone.md") }
  }

  @Test func replacementsThatOverlapWaitForTheNextRun() {
    let file = SourceFile(path: "a.md", text: "abcdef")
    let all = [(3..<5, "X"), (1..<4, "Y"), (5..<6, "Z"), (1..<1, "I"), (5..<6, "ZZ")].compactMap { file.replacement(of: $0.0, with: $0.1) }
    #expect(all.count == 5)
    #expect(String(decoding: all.compatible.applied(to: file.bytes), as: UTF8.self) == "aIbcXZ")
    #expect(file.replacement(of: 0..<6, with: "abcdef") == nil, "nothing would change")
    #expect(SourceFile(path: "a.md", text: "a\nb").replacement(of: 0..<3, with: "x") == nil, "two lines")
    #expect(!SourceFile(path: "a.md", text: "abcdeg").stillHolds(all[0]), "other words around")
  }
}
