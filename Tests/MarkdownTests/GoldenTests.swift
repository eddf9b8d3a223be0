import Foundation
import TestSupport
import Testing

/// `Fixtures/markdown/<name>.md` parses to `<name>.txt`.
@Suite struct GoldenTests {
  static let family = Repository.fixtures("markdown")
  static let names = Disk.names(family).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }

  @Test(arguments: names) func parsesAsExpected(_ name: String) throws {
    let source = try #require(Disk.text("\(Self.family)/\(name).md"))
    let difference = Golden.difference(Dump.text(source), "\(Self.family)/\(name).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func thereAreSome() { #expect(Self.names.count >= 8) }
}
