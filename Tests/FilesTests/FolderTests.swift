import Diagnostics
import Files
import Glibc
import Testing

@Suite struct FolderTests {
  private let scratch = Scratch()

  private func files(_ sub: String) throws -> (paths: [String], codes: [String]) {
    var found: [Diagnostic] = []
    let entries = try Folder(scratch.path + "/report").files(in: sub, diagnostics: &found)
    return (entries.map(\.path), found.codes)
  }

  @Test func listsSortedByBytesWithoutLeftovers() throws {
    for name in [
      "content/b.md", "content/a/z.md", "content/a.md", "content/ก.md", "content/B.md", "content/.hidden.md", "content/.git/config",
      "content/~$a.docx", "content/b.md~", "content/x.tmp", "content/X.TMP", "content/Thumbs.db", "content/Desktop.ini",
      "content/sub.d/c.md", "data/a.csv",
    ] { scratch.write("report/" + name, name) }
    let expected = ["content/B.md", "content/a.md", "content/a/z.md", "content/b.md", "content/sub.d/c.md", "content/ก.md"]
    #expect(try files("content") == (expected, []))
    #expect(try files("content/a").paths == ["content/a/z.md"])
    #expect(try files("").paths == expected + ["data/a.csv"])
    #expect(try files("nothing") == ([], []))
    #expect(try files("content/a.md") == ([], []))
  }

  @Test func sizes() throws {
    scratch.write("report/a.md", "กข")
    var found: [Diagnostic] = []
    let folder = try Folder(scratch.path + "/report/")
    #expect(folder.root == scratch.path + "/report")
    #expect(folder.files(in: "", diagnostics: &found).map(\.size) == [6])
    #expect(folder.entry("a.md", diagnostics: &found)?.size == 6)
    #expect(folder.entry("./x/../a.md", diagnostics: &found)?.path == "a.md")
    #expect(folder.entry("", diagnostics: &found)?.isRegular == false)
    #expect(found == [])
  }

  @Test func linksInsideAreFollowed() throws {
    scratch.write("report/shared/a.md", "a")
    scratch.folder("report/content")
    scratch.link("report/content/file.md", to: "../shared/a.md")
    scratch.link("report/content/folder", to: "../shared")
    scratch.link("report/content/whole", to: scratch.path + "/report/shared")
    #expect(try files("content") == (["content/file.md", "content/folder/a.md", "content/whole/a.md"], []))
    var found: [Diagnostic] = []
    #expect(try Folder(scratch.path + "/report").readText("content/whole/a.md", diagnostics: &found)?.text(0..<1) == "a")
    #expect(found == [])
  }

  @Test func linksOutsideAreRefused() throws {
    scratch.write("secret/a.md", "a")
    // A folder beside it whose name begins with the name of the report's.
    scratch.write("report-2/a.md", "a")
    scratch.folder("report/content")
    scratch.link("report/content/1.md", to: "../../secret/a.md")
    scratch.link("report/content/2.md", to: scratch.path + "/report-2/a.md")
    scratch.link("report/content/3", to: "../../secret")
    scratch.link("report/content/4", to: "/")
    scratch.link("report/content/5.md", to: "/etc/passwd")
    scratch.link("report/content/6.md", to: "gone.md")
    let expected = (1...5).map { "outside-folder content/\($0)" + ([3, 4].contains($0) ? "" : ".md") } + ["unreadable-file content/6.md"]
    let listed = try files("content")
    #expect(listed.paths == [])
    #expect(listed.codes.sorted() == expected)
    var found: [Diagnostic] = []
    let folder = try Folder(scratch.path + "/report")
    for path in ["content/1.md", "content/3/a.md", "content/4/etc/passwd"] { #expect(folder.readText(path, diagnostics: &found) == nil) }
    #expect(found.map(\.code) == [.outsideFolder, .outsideFolder, .outsideFolder])
  }

  @Test(arguments: ["../secret/a.md", "/etc/passwd", "content/../../secret/a.md", "..", "a/../..", "/"])
  func pathsOutsideAreRefused(_ path: String) throws {
    scratch.write("secret/a.md", "a")
    scratch.folder("report/content")
    let folder = try Folder(scratch.path + "/report")
    var found: [Diagnostic] = []
    #expect(folder.entry(path, diagnostics: &found) == nil)
    #expect(folder.readText(path, diagnostics: &found) == nil)
    #expect(folder.files(in: path, diagnostics: &found).isEmpty)
    #expect(found.map(\.code) == [.outsideFolder, .outsideFolder, .outsideFolder])
    #expect(folder.find(path) == .outside)
  }

  @Test func missingIsNotReported() throws {
    scratch.write("report/a.md", "a")
    let folder = try Folder(scratch.path + "/report")
    var found: [Diagnostic] = []
    for path in ["b.md", "a.md/b", "x/y/z", "a.md\0.png"] {
      #expect(folder.entry(path, diagnostics: &found) == nil)
      #expect(folder.find(path) == .missing)
    }
    #expect(found == [])
  }

  @Test(.timeLimit(.minutes(10))) func cyclesEnd() throws {
    scratch.write("report/content/a/x.md", "x")
    scratch.link("report/content/a/up", to: "..")
    scratch.link("report/content/a/self", to: ".")
    scratch.link("report/content/one", to: "two")
    scratch.link("report/content/two", to: "one")
    let listed = try files("content")
    #expect(listed.paths == ["content/a/x.md"])
    #expect(listed.codes.sorted() == ["unreadable-file content/one", "unreadable-file content/two"])
  }

  @Test(.timeLimit(.minutes(10))) func linksThatMultiplyEnd() throws {
    for level in 0..<40 {
      scratch.folder("report/content/\(level)")
      for copy in 0..<10 { scratch.link("report/content/\(level)/\(copy)", to: "../\(level + 1)") }
    }
    scratch.write("report/content/40/x.md", "x")
    #expect(try files("content").codes.contains { $0.hasPrefix("unreadable-file") })
  }

  @Test(.timeLimit(.minutes(10))) func deepFolders() throws {
    let deep = Array(repeating: "d", count: 1500).joined(separator: "/")
    scratch.write("report/content/\(deep)/x.md", "x")
    #expect(try files("content").paths == ["content/\(deep)/x.md"])
  }

  @Test(.timeLimit(.minutes(10))) func specialFilesAreNeverOpened() throws {
    scratch.folder("report/content")
    mkfifo(scratch.path + "/report/content/pipe.md", 0o644)
    #expect(try files("content") == ([], []))
    var found: [Diagnostic] = []
    #expect(try Folder(scratch.path + "/report").readText("content/pipe.md", diagnostics: &found) == nil)
    #expect(found.codes == ["unreadable-file content/pipe.md"])
  }

  @Test func namesThatAreNoText() throws {
    scratch.folder("report/content")
    close(open(scratch.path + "/report/content/\u{1}", O_CREAT, 0o644))
    let name = Array((scratch.path + "/report/content/").utf8CString.dropLast()) + [CChar(bitPattern: 0xA1), 0]
    close(open(name, O_CREAT, 0o644))
    let listed = try files("content")
    #expect(listed.paths == ["content/\u{1}"])
    #expect(listed.codes == ["unreadable-file content/\u{FFFD}"])
    unlink(name)
  }

  @Test func notAFolder() throws {
    scratch.write("file", "x")
    #expect(throws: FileFailure(path: scratch.path + "/file", action: .read, errorNumber: ENOTDIR)) { try Folder(scratch.path + "/file") }
    #expect(throws: FileFailure(path: "/nowhere/x", action: .read, errorNumber: ENOENT)) { try Folder("/nowhere/x") }
    #expect(FileFailure(path: "x", action: .read, errorNumber: ENOENT).reason == "No such file or directory")
  }
}
