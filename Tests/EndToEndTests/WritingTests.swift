import Foundation
import TestSupport
import Testing

/// What the checks of writing find, and what they leave alone: `Fixtures/writing/<code>.txt` has a text on each line, `+` with a finding at each `⟦`, `-` with none.
/// `\n` is a new line.
@Suite struct WritingTests {
  static let family = Repository.fixtures("writing")
  static let files = Disk.names(family)

  @Test(arguments: files) func findsWhatItShould(_ name: String) {
    let code = String(name.prefix { $0 != "." })
    let cases = (Disk.text(Self.family + "/" + name) ?? "").split(separator: "\n").map(String.init)
    #expect(cases.count >= 15)
    // Only a result can be without a figure, and a framework has eighteen items.
    let isResult = code == "claim-without-figure"
    #expect(!isResult || cases.count <= Self.items.count)
    let scratch = Scratch()
    var (contents, expected): ([String: String], [String]) = ([:], [])
    for (number, line) in cases.enumerated() {
      let path = "content/\(number + 101).md"
      let frame = isResult ? "---\nitem: \(Self.items[number])\n---\n" + Self.result : "---\npage: p\(number)\n---\n"
      let text = frame + line.dropFirst(2).replacing("\\n", with: "\n").replacing("\\\\", with: "\\")
      contents[path] = text.replacing("⟦", with: "") + "\n"
      let places = Self.places(text)
      #expect(line.hasPrefix("+ ") ? !places.isEmpty : line.hasPrefix("- ") && places.isEmpty, "\(name): \(line)")
      expected += places.map { "\(path):\($0)" }
    }
    let run = Saraban.check(scratch.report(contents))
    let found = run.findings.filter { $0.hasPrefix(code + " ") }.map { String($0.dropFirst(code.count + 1)) }
    for place in Set(found).symmetricDifference(expected).sorted() {
      let number = Int(place.dropFirst(8).prefix(3)).map { $0 - 101 } ?? 0
      Issue.record("\(name): \(found.contains(place) ? "found" : "not found") at \(place) of: \(cases[number])")
    }
  }

  private static let items = (1...6).flatMap { category in (1...3).map { "\(category).\($0)" } }
  private static let result = "## Basic\n\n### Approach\n\nกำหนดทิศทาง\n\n### Deploy\n\nถ่ายทอดทิศทาง\n\n### Result\n\nบุคลากรรับรู้ร้อยละ 94.2\n\n"

  /// `line:column` of each mark.
  private static func places(_ text: String) -> [String] {
    var places: [String] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var before = ""
      for piece in line.split(separator: "⟦", omittingEmptySubsequences: false).dropLast() {
        before += piece
        places.append("\(number + 1):\(before.count + 1)")
      }
    }
    return places
  }
}
