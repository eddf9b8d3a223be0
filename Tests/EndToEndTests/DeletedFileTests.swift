import Foundation
import TestSupport
import Testing

/// A file that goes missing never goes unnoticed: deleting any one file of the sample changes what `check` prints, and where something
/// pointed to it, a message names it.
@Suite struct DeletedFileTests {
  static let files = Sample.sources.flatMap { source in
    source.hasSuffix(".yaml") ? [source] : Disk.files(Repository.root + "/" + source).map { source + "/" + $0 }
  }

  /// Each part has its own copy of the sample; parts run side by side.
  static let parts = 8

  @Test(arguments: 0..<parts) func deleting(_ part: Int) throws {
    let scratch = Scratch()
    let folder = Sample.copy(to: scratch)
    let references = Self.references
    let whole = Saraban.run(["check", folder]).errors
    for (index, file) in Self.files.enumerated() where index % Self.parts == part {
      try FileManager.default.moveItem(atPath: folder + "/" + file, toPath: scratch("away"))
      let run = Saraban.run(["check", folder])
      #expect(run.errors != whole, "nobody notices that \(file) is gone")
      #expect(run.code == (file == "saraban.yaml" ? 3 : run.errors.contains(": error: ") ? 1 : 0), "\(file)")
      for name in references[file] ?? [] { #expect(run.errors.contains(name), "no message names \(name) when \(file) is gone") }
      try FileManager.default.moveItem(atPath: scratch("away"), toPath: folder + "/" + file)
    }
  }

  /// For every file that something points to, the words that a message about its absence must hold.
  private static let references: [String: [String]] = {
    let report = Sample.built.site.report
    func list(_ key: String) -> [[String: Any]] { report[key] as? [[String: Any]] ?? [] }
    let pointed = Set(list("references").filter { $0["from"] as? String != $0["to"] as? String }.compactMap { ($0["to"] as? String).map(owner) })
    var names: [String: [String]] = [:]
    for (key, word) in [("items", "item"), ("profile", "op"), ("indicators", "kpi"), ("pages", "page")] {
      for entry in list(key) {
        guard let id = entry["id"] as? String, let file = entry["file"] as? String, id != "home", pointed.contains("\(word):\(id)") else { continue }
        names[file] = ["'\(word):\(id)'"]
      }
    }
    for entry in list("evidence") {
      guard let id = entry["id"] as? String else { continue }
      if let file = entry["file"] as? String { names["evidence/" + file] = ["evidence/" + file, "'\(id)'"] }
    }
    for entry in list("terms") where pointed.contains("term:\(entry["id"] ?? "")") { names["data/glossary.csv", default: []].append("'\(entry["id"] ?? "")'") }
    // Without the register one message stands for all that it held.
    names["data/evidence.csv"] = ["data/evidence.csv"]
    names["data/budget.csv"] = ["data/budget.csv"]
    names["data/projects.csv"] = ["data/projects.csv"]
    return names
  }()

  /// A section's owner is its item.
  private static func owner(_ target: String) -> String { String(target.prefix { $0 != "/" }) }
}
