import Glibc
import Testing

@testable import Files

/// What a run leaves that was killed at the worst moment, and what another running at the same time does.
@Suite struct InterruptionTests {
  private let scratch = Scratch()

  private func write(_ text: String) async throws -> WriteSummary {
    var bundle = Bundle()
    bundle.add("a.txt", .bytes(Array(text.utf8)))
    bundle.add("same.txt", .bytes([1]))
    return try await BundleWriter.write(bundle, to: scratch.path + "/output", force: false) { _ in true }
  }

  @Test func staleStagingIsRemoved() async throws {
    scratch.write(".output.saraban-new/half.txt", "x")
    scratch.write(".output.saraban-lock", "")
    _ = try await write("1")
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
  }

  @Test(arguments: [".output.saraban-new/half.txt", ".output.saraban-old/rest.txt", ".output.saraban-lock"])
  func aRunThatWritesNothingTidiesUpToo(_ leftover: String) async throws {
    _ = try await write("1")
    scratch.write(leftover, "x")
    let index = scratch.identity("output/a.txt")
    #expect(try await write("1") == WriteSummary(written: 0, unchanged: 2, removed: 0))
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
    #expect(scratch.identity("output/a.txt") == index)
  }

  /// Staging of a build that is at work is not stale.
  @Test(.timeLimit(.minutes(10))) func stagingOfAnotherRunIsWaitedFor() async throws {
    _ = try await write("1")
    let lock = try await WriteLock.acquire(scratch.path + "/.output.saraban-lock")
    scratch.write(".output.saraban-new/half.txt", "x")
    async let second = write("1")
    for _ in 0..<100 { await Task.yield() }
    #expect(scratch.exists(".output.saraban-new/half.txt"))
    lock.release()
    #expect(try await second.written == 0)
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
  }

  /// Killed between the two renames: the old site is out of the way, the new one complete but not yet in place.
  @Test func interruptedRenamesAreCompleted() async throws {
    scratch.write(".output.saraban-old/a.txt", "old")
    scratch.write(".output.saraban-new/a.txt", "new")
    scratch.write(".output.saraban-new/same.txt", [1])
    #expect(try await write("new") == WriteSummary(written: 0, unchanged: 2, removed: 0))
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
  }

  @Test func formerSiteComesBackWithoutANewOne() async throws {
    scratch.write(".output.saraban-old/a.txt", "old")
    scratch.write(".output.saraban-old/same.txt", [1])
    #expect(try await write("new") == WriteSummary(written: 1, unchanged: 1, removed: 0))
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
  }

  @Test func killedWhileRemoving() async throws {
    scratch.write("output/a.txt", "now")
    scratch.write(".output.saraban-old/rest.txt", "x")
    scratch.write(".output.saraban-new/rest.txt", "x")
    _ = try await write("new")
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
    #expect(scratch.read("output/a.txt") == "new")
  }

  @Test func namesThatAreNoTextCanBeRemoved() async throws {
    scratch.folder("output/sub")
    let name = Array((scratch.path + "/output/sub/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    close(open(name, O_CREAT, 0o644))
    _ = try await write("1")
    #expect(scratch.names == ["output", "output/a.txt", "output/same.txt"])
  }

  /// Readers see whole sites only, and the end is one of those written.
  @Test(.timeLimit(.minutes(10))) func manyWritersAtOnce() async throws {
    let path = scratch.path + "/output"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask {
          var bundle = Bundle()
          for file in 0..<40 { bundle.add("f/\(file).txt", .bytes(Array("\(number % 5)".utf8))) }
          _ = try await BundleWriter.write(bundle, to: path, force: false) { _ in true }
        }
      }
      try await group.waitForAll()
    }
    let texts = Set((0..<40).map { scratch.read("output/f/\($0).txt") ?? "missing" })
    #expect(texts.count == 1 && !texts.contains("missing"))
    #expect(scratch.names.filter { $0.hasPrefix(".") } == [])
  }

  @Test(.timeLimit(.minutes(10))) func fullDiskLeavesTheTarget() async throws {
    let disk = scratch.path + "/disk"
    mkdir(disk, 0o755)
    guard geteuid() == 0, mount("tmpfs", disk, "tmpfs", 0, "size=256k") == 0 else {
      return print("skipped: fullDiskLeavesTheTarget needs the right to mount a small disk")
    }
    defer { umount2(disk, Int32(MNT_DETACH)) }
    var small = Bundle()
    small.add("a.txt", .bytes(Array("old".utf8)))
    _ = try await BundleWriter.write(small, to: disk + "/output", force: false) { _ in true }
    for copies in [false, true] {
      var large = small
      scratch.write("big.bin", [UInt8](repeating: 7, count: 1 << 20))
      for number in 0..<20 {
        large.add("b/\(number).bin", copies ? .copy(from: FileSource(scratch.path + "/big.bin")) : .bytes([UInt8](repeating: 7, count: 50_000)))
      }
      let failure = await #expect(throws: FileFailure.self) {
        _ = try await BundleWriter.write(large, to: disk + "/output", force: false) { _ in true }
      }
      #expect(failure?.errorNumber == ENOSPC && failure?.action == .write)
      #expect(Shell.list(disk) == ["output", "output/a.txt"])
    }
  }

  @Test func coldWriteIsQuick() async throws {
    var bundle = Bundle()
    for number in 0..<110 { bundle.add("d\(number % 10)/\(number).html", .bytes([UInt8](repeating: 0x61, count: 15_000))) }
    let clock = ContinuousClock()
    var times: [Duration] = []
    for run in 0..<10 {
      let start = clock.now
      _ = try await BundleWriter.write(bundle, to: scratch.path + "/\(run)", force: false) { _ in true }
      times.append(clock.now - start)
    }
    let start = clock.now
    _ = try await BundleWriter.write(bundle, to: scratch.path + "/0", force: false) { _ in true }
    print("110 files of 15 kB: cold", times.min()!, "unchanged", clock.now - start)
  }
}
