import Foundation
import Glibc
import TestSupport
import Testing

@testable import Files

/// Sizes and SHA-256 of files, against what `sha256sum` says.
@Suite struct FingerprintTests {
  private let path = NSTemporaryDirectory() + "/saraban-test-" + UUID().uuidString

  private func folder(_ files: [String: Data]) throws -> Folder {
    for (name, data) in files {
      let file = URL(filePath: path + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return try Folder(path)
  }

  /// Around the size of a piece, in which files are read.
  @Test(arguments: [0, 1, 63, 64, 65, FileCopy.piece - 1, FileCopy.piece, FileCopy.piece + 1, 3 * FileCopy.piece]) func agreesWithSha256sum(_ size: Int) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var byte: UInt32 = 7
    let data = Data((0..<size).map { _ in byte = byte &* 1_664_525 &+ 1_013_904_223; return UInt8(byte >> 24) })
    let folder = try folder(["evidence/แผน.pdf": data])
    let taken = await folder.fingerprints(of: ["evidence/แผน.pdf"])
    #expect(taken["evidence/แผน.pdf"] == Fingerprint(size: size, sha256: try Fingerprints.sha256sum(path + "/evidence/แผน.pdf")))
  }

  /// Gone, a folder, a pipe, a link to nothing or out of the folder: no fingerprint, no crash, no waiting.
  @Test func whatIsNoFileInsideHasNone() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try folder(["evidence/a.txt": Data("ก".utf8), "evidence/sub/b.txt": Data()])
    mkfifo(path + "/evidence/pipe", 0o644)
    try FileManager.default.createSymbolicLink(atPath: path + "/evidence/out", withDestinationPath: "/etc/hostname")
    try FileManager.default.createSymbolicLink(atPath: path + "/evidence/nothing", withDestinationPath: "nowhere")
    try FileManager.default.createSymbolicLink(atPath: path + "/evidence/inside", withDestinationPath: "a.txt")
    let names = ["a.txt", "gone.txt", "sub", "pipe", "out", "nothing", "inside", "../../../etc/hostname"].map { "evidence/" + $0 }
    let taken = await folder.fingerprints(of: names)
    #expect(taken.keys.sorted() == ["evidence/a.txt", "evidence/inside"])
    #expect(taken["evidence/a.txt"] == taken["evidence/inside"])
  }
}
