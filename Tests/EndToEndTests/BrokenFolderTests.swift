import Diagnostics
import Foundation
import TestSupport
import Testing

/// `Fixtures/broken/<code>` is the smallest report with exactly this finding, and `expected.txt` what `check` says about it.
/// Further wordings of one code stand in `<code>.<variant>`.
@Suite struct BrokenFolderTests {
  static let family = Repository.fixtures("broken")
  static let folders = Disk.names(family)

  /// What cannot be stored in a repository is added to a copy of the folder.
  private static let additions: [String: @Sendable (Scratch) -> Void] = [
    // A link to nothing, as a half-copied folder has: archives and Windows do not keep links.
    "unreadable-file": { $0.link("report/content/faq.md", to: "gone.md") },
    // One byte more than what is read; 16 MB would weigh on every clone.
    "heavy-picture": { $0.write("report/assets/opening.png", Data(repeating: 0, count: 1024 * 1024 + 1)) },
    "file-too-large": { $0.write("report/content/faq.md", Data(repeating: UInt8(ascii: "a"), count: 16 * 1024 * 1024 + 1)) },
  ]

  @Test(arguments: folders) func saysWhatIsExpected(_ name: String) {
    let scratch = Scratch()
    let folder = Self.prepare(name, scratch)
    let run = Saraban.run(["check", "--format", "text"], in: folder)
    let difference = Golden.difference(run.errors, "\(Self.family)/\(name)/expected.txt")
    #expect(difference == nil, "\(difference ?? "")")
    #expect(run.output == "")
  }

  @Test(arguments: folders) func findsThisAndNothingElse(_ name: String) throws {
    let code = try #require(Code(rawValue: Self.code(name)), "no such code")
    let scratch = Scratch()
    let run = Saraban.check(Self.prepare(name, scratch))
    #expect(Set(run.codes) == [code.rawValue])
    #expect(run.code == (code.severity == .error ? 1 : 0))
    #expect(run.errors.contains(": \(code.severity.rawValue): "))
  }

  @Test func everyCodeHasAFolder() {
    // Only `pdf` counts pages: PDFTests.
    let missing = Code.allCases.filter { $0 != .pageLimit }.map(\.rawValue).filter { !Self.folders.contains($0) }
    #expect(missing == [])
  }

  private static func code(_ name: String) -> String { String(name.prefix { $0 != "." }) }

  private static func prepare(_ name: String, _ scratch: Scratch) -> String {
    guard let addition = additions[name] else { return family + "/" + name }
    scratch.copy(family + "/" + name, to: "report")
    addition(scratch)
    return scratch("report")
  }
}
