import Glibc
import Testing

@testable import Files

@Suite struct WriterTests {
  let scratch = Scratch()

  func bundle(_ files: [String: String]) -> Bundle {
    var bundle = Bundle()
    for (path, text) in files { bundle.add(path, .bytes(Array(text.utf8))) }
    return bundle
  }

  @discardableResult
  func write(
    _ bundle: Bundle, _ name: String = "output", force: Bool = false, oneStep: Bool = true, isOurs: Bool = true
  ) async throws -> WriteSummary {
    let target = try Target(scratch.path + "/" + name, exchangesInOneStep: oneStep)
    return try await BundleWriter.write(bundle, to: target, force: force) { _ in isOurs }
  }

  @Test(arguments: [true, false]) func writesAndReplaces(_ oneStep: Bool) async throws {
    #expect(
      try await write(bundle(["index.html": "1", "items/1.1.html": "2", "a/b/c.txt": ""]), oneStep: oneStep)
        == WriteSummary(written: 3, unchanged: 0, removed: 0))
    let index = scratch.identity("output/index.html")
    #expect(
      try await write(bundle(["index.html": "1", "items/1.1.html": "3", "kpi/1.html": "4"]), oneStep: oneStep)
        == WriteSummary(written: 2, unchanged: 1, removed: 1))
    #expect(scratch.names == ["output", "output/index.html", "output/items", "output/items/1.1.html", "output/kpi", "output/kpi/1.html"])
    #expect(scratch.read("output/items/1.1.html") == "3")
    #expect(scratch.identity("output/index.html") == index)
  }

  @Test func unchangedWritesNothing() async throws {
    let source = bundle(["index.html": "1", "items/1.1.html": "2"])
    try await write(source)
    let before = ["", "output", "output/items", "output/index.html", "output/items/1.1.html"].map(scratch.identity)
    #expect(try await write(source) == WriteSummary(written: 0, unchanged: 2, removed: 0))
    #expect(["", "output", "output/items", "output/index.html", "output/items/1.1.html"].map(scratch.identity) == before)
  }

  @Test func differencesOfEveryKind() async throws {
    let source = bundle(["a.txt": "one", "b/c.txt": "two"])
    try await write(source)
    // Same length, longer, shorter, a stray file, a stray folder, a link in place of a file, a folder in place of a file.
    let spoil: [() -> Void] = [
      { scratch.write("output/a.txt", "eno") }, { scratch.write("output/a.txt", "ones") }, { scratch.write("output/a.txt", "on") },
      { scratch.write("output/x.txt", "") }, { scratch.folder("output/empty/er") },
      { scratch.link("output/a.txt", to: "../a.txt") }, { scratch.folder("output/a.txt") },
    ]
    scratch.write("a.txt", "one")
    for (number, act) in spoil.enumerated() {
      if number >= 5 { unlink(scratch.path + "/output/a.txt") }
      act()
      try await write(source)
      #expect(scratch.names.filter { $0.hasPrefix("output") } == ["output", "output/a.txt", "output/b", "output/b/c.txt"])
      #expect(scratch.read("output/a.txt") == "one")
      #expect(try await write(source).written == 0)
    }
    #expect(scratch.read("a.txt") == "one")
  }

  @Test func copiesAreStreamedAndCompared() async throws {
    let large = (0..<(5 << 19) + 7).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    scratch.write("plan.pdf", large)
    scratch.write("empty.pdf", "")
    var source = Bundle()
    source.add("files/plan.pdf", .copy(from: FileSource(scratch.path + "/plan.pdf")))
    source.add("files/empty.pdf", .copy(from: FileSource(scratch.path + "/empty.pdf")))
    source.add("large.bin", .bytes(large))
    #expect(try await write(source).written == 3)
    #expect(try Disk.read(scratch.path + "/output/files/plan.pdf") == large)
    #expect(try Disk.read(scratch.path + "/output/large.bin") == large)
    #expect(try await write(source) == WriteSummary(written: 0, unchanged: 3, removed: 0))
    scratch.write("plan.pdf", Array(large.dropLast()) + [large.last! ^ 1])
    #expect(try await write(source) == WriteSummary(written: 1, unchanged: 2, removed: 0))
    #expect(try await write(source).written == 0)
  }

  @Test func missingSourceLeavesTheTarget() async throws {
    try await write(bundle(["a.txt": "old"]))
    var source = bundle(["a.txt": "new"])
    source.add("b.pdf", .copy(from: FileSource(scratch.path + "/gone.pdf")))
    await #expect(throws: FileFailure(path: scratch.path + "/gone.pdf", action: .read, errorNumber: ENOENT)) { try await write(source) }
    #expect(scratch.names == ["output", "output/a.txt"])
    #expect(scratch.read("output/a.txt") == "old")
  }

  @Test func keepsGitFiles() async throws {
    scratch.write("output/.gitignore", "*")
    scratch.write("output/.gitkeep", "")
    let ignore = scratch.identity("output/.gitignore")
    #expect(try await write(bundle(["a.txt": "1"]), isOurs: false) == WriteSummary(written: 1, unchanged: 0, removed: 0))
    #expect(try await write(bundle(["a.txt": "1"])).written == 0)
    #expect(try await write(bundle(["b.txt": "2"])) == WriteSummary(written: 1, unchanged: 0, removed: 1))
    #expect(scratch.names == ["output", "output/.gitignore", "output/.gitkeep", "output/b.txt"])
    #expect(scratch.identity("output/.gitignore") == ignore)
  }

  @Test func foreignFoldersAreRefused() async throws {
    scratch.write("output/thesis.docx", "years of work")
    let target = scratch.path + "/output"
    await #expect(throws: WriteRefusal.notOurs(target)) { try await write(bundle(["a.txt": "1"]), isOurs: false) }
    #expect(scratch.names == ["output", "output/thesis.docx"])
    #expect(try await write(bundle(["a.txt": "1"]), force: true, isOurs: false).removed == 1)
    #expect(scratch.names == ["output", "output/a.txt"])
    scratch.write("file", "x")
    await #expect(throws: WriteRefusal.isFile(scratch.path + "/file")) { try await write(bundle([:]), "file", force: true) }
    #expect(scratch.read("file") == "x")
  }

  @Test func targetMayBeALink() async throws {
    scratch.folder("elsewhere/site")
    scratch.link("output", to: "elsewhere/site")
    try await write(bundle(["a.txt": "1"]))
    try await write(bundle(["a.txt": "2"]))
    #expect(scratch.names == ["elsewhere", "elsewhere/site", "elsewhere/site/a.txt", "output"])
    #expect(scratch.read("elsewhere/site/a.txt") == "2")
  }

  @Test func linksInTheTargetAreNotFollowed() async throws {
    scratch.write("precious/file.txt", "keep")
    scratch.write("output/old.txt", "x")
    scratch.link("output/link", to: "../precious")
    scratch.link("output/items", to: "../precious")
    scratch.link(".output.saraban-new", to: "precious")
    try await write(bundle(["items/file.txt": "keep"]))
    #expect(scratch.names == ["output", "output/items", "output/items/file.txt", "precious", "precious/file.txt"])
    #expect(scratch.identity("output/items/file.txt") != scratch.identity("precious/file.txt"))
  }

  @Test func makesFoldersAbove() async throws {
    try await write(bundle(["a.txt": "1"]), "x/y/z")
    #expect(scratch.read("x/y/z/a.txt") == "1")
  }

  @Test func emptyBundle() async throws {
    try await write(bundle([:]))
    #expect(scratch.names == ["output"])
    #expect(try await write(bundle([:])) == WriteSummary(written: 0, unchanged: 0, removed: 0))
  }

  @Test(arguments: ["../x", "/x", "a//b", "a/../b", "", ".", "a/.", "a\0b"]) func badPaths(_ path: String) async throws {
    await #expect(throws: FileFailure(path: path, action: .create, errorNumber: EINVAL)) { try await write(bundle([path: "1"])) }
    #expect(scratch.names == [])
  }

  @Test func fileAndFolderOfOneName() async throws {
    await #expect(throws: FileFailure.self) { try await write(bundle(["a": "1", "a/b": "2"])) }
    #expect(scratch.names == [])
  }

  @Test func modes() async throws {
    let old = umask(0o027)
    defer { umask(old) }
    try await write(bundle(["a/b.txt": "1"]))
    func mode(_ name: String) -> UInt32 {
      var status = stat()
      stat(scratch.path + "/" + name, &status)
      return status.st_mode & 0o7777
    }
    #expect([mode("output"), mode("output/a"), mode("output/a/b.txt")] == [0o750, 0o750, 0o640])
    chmod(scratch.path + "/output", 0o2775)
    try await write(bundle(["a/b.txt": "2"]))
    #expect(mode("output") == 0o2775)
  }
}
