import Assessment
import Files
import Foundation
import Templates
import TestSupport
import Testing
import Words

@testable import Site

/// `docs/content/templates.md` lists every name that a page's model has, with its type, and nothing else.
@Suite struct ModelDocumentationTests {
  private static let documented = TemplateManual(Disk.text(Repository.root + "/docs/content/templates.md") ?? "")

  @Test func everyKindOfPageHasASection() {
    #expect(PageKind.allCases.map(\.rawValue).filter { Self.documented.sections[$0] == nil } == [])
  }

  @Test func everyNameOfAModelIsListed() async throws {
    var missing = Set<String>()
    for (kind, names) in try await Self.observed() {
      let listed = Self.documented.names(of: kind)
      for (name, types) in names where !name.hasPrefix("words") {
        guard let type = listed[name] else { missing.insert("\(kind): \(name) (\(types.sorted().joined(separator: ", ")))"); continue }
        for observed in types where !Self.fits(observed, type) { missing.insert("\(kind): \(name) is \(observed), not \(type)") }
      }
    }
    #expect(missing.sorted() == [])
  }

  @Test func everyListedNameIsThere() async throws {
    let observed = try await Self.observed()
    var extra: [String] = []
    for kind in PageKind.allCases.map(\.rawValue) {
      for name in (Self.documented.sections[kind] ?? [:]).keys.sorted() where observed[kind]?[name] == nil { extra.append("\(kind): \(name)") }
    }
    let everywhere = observed.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    for name in (Self.documented.sections["every-page"] ?? [:]).keys.sorted() where !everywhere.contains(name) { extra.append("every-page: \(name)") }
    #expect(extra == [])
  }

  /// The list of names has none that no model uses.
  @Test func everyKeyIsUsed() async throws {
    let used = Set(try await Self.observed().values.flatMap(\.keys).flatMap { $0.split(whereSeparator: { ".[]".contains($0) }).map(String.init) })
    #expect(Key.allCases.map { String(describing: $0) }.filter { !used.contains($0) } == [])
  }

  @Test func everyWordIsListed() {
    let listed = Set((Self.documented.sections["words"] ?? [:]).keys)
    #expect(Set(Word.allCases.map { "words." + $0.rawValue }).symmetricDifference(listed).sorted() == [])
  }

  /// A `?` stands for "may be absent".
  private static func fits(_ observed: String, _ listed: String) -> Bool {
    let type = listed.trimmingCharacters(in: CharacterSet(charactersIn: "?"))
    return observed == "none" ? listed.hasSuffix("?") : observed == type
  }

  /// Kind of page → dotted name → types, over reports that between them show everything.
  private static func observed() async throws -> [String: [String: Set<String>]] {
    let stories = Disk.names(Repository.fixtures("sites")).map { Repository.fixtures("sites") + "/" + $0 }
    let broken = ["duplicate-id", "unknown-item", "unwritten-target", "lost-cell"].map { Repository.fixtures("broken") + "/" + $0 }
    var result: [String: [String: Set<String>]] = [:]
    for path in [Repository.root] + stories + broken {
      let folder = try Folder(path)
      guard case .project(let project) = await ProjectReader.read(folder) else { continue }
      let report = await Resolver.resolve(project, folder)
      for page in await SiteBuilder.pages(report, theme: Theme(own: []), version: "0") { collect(.object(page.model.object), "", &result[page.kind.rawValue, default: [:]]) }
    }
    return result
  }

  private static func collect(_ value: Value, _ name: String, _ found: inout [String: Set<String>]) {
    func note(_ type: String) { if !name.isEmpty { found[name, default: []].insert(type) } }
    switch value {
    case .none: note("none")
    case .flag: note("flag")
    case .text: note("text")
    case .html: note("html")
    case .list(let items):
      note("list")
      for item in items { collect(item, name + "[]", &found) }
    case .object(let object):
      // An item that is an object is told by its fields.
      if !name.hasSuffix("[]") { note("object") }
      for field in object.fields {
        let text = Model.names.texts[Int(field.name.id)]
        if text == "words" { found["words"] = ["object"] } else { collect(field.value, name.isEmpty ? text : name + "." + text, &found) }
      }
    }
  }
}

/// The tables of `docs/content/templates.md`.
private struct TemplateManual {
  /// Section → name → type.
  private(set) var sections: [String: [String: String]] = [:]

  init(_ text: String) {
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        section = String(line.dropFirst(3)).trimmingCharacters(in: .whitespaces)
        // A kind of page may have no names but those of every page.
        sections[section] = sections[section] ?? [:]
      }
      guard line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 2 else { continue }
      sections[section, default: [:]][cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))] = cells[1]
    }
  }

  func names(of kind: String) -> [String: String] { (sections["every-page"] ?? [:]).merging(sections[kind] ?? [:]) { $1 } }
}
