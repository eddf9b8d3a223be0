import Assessment
import Diagnostics
import Files
import Foundation
import Site
import Templates
import TestSupport
import Testing

/// `docs/templates.md` against the models that the pages really have.
@Suite struct TemplateReferenceTests {
  /// Kind of page → the paths that its heading lists; what every page has stands under `every-page`.
  private static let listed: [String: Set<String>] = {
    let text = (try? String(contentsOfFile: Repository.root + "/docs/templates.md", encoding: .utf8)) ?? ""
    var listed: [String: Set<String>] = [:]
    var heading = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      guard line.hasPrefix("| `"), let end = line.dropFirst(3).firstIndex(of: "`") else { continue }
      listed[heading, default: []].insert(String(line[line.index(line.startIndex, offsetBy: 3)..<end]))
    }
    return listed
  }()

  /// The sample, and beside it a report with findings of every shape.
  private static func models() async throws -> [(kind: PageKind, paths: Set<String>)] {
    let broken = Repository.fixtures("broken")
    let folders = [Repository.root, broken + "/duplicate-id", broken + "/unknown-indicator", broken + "/unwritten-target"]
    var models: [(PageKind, Set<String>)] = []
    for path in folders {
      let folder = try Folder(path)
      guard case .project(let project) = await ProjectReader.read(folder) else { continue }
      let report = await Resolver.resolve(project, folder)
      for page in SiteBuilder.pages(report, theme: Theme(own: []), version: "0") {
        var paths = Set<String>()
        collect(page.model.object, "", &paths)
        models.append((page.kind, paths))
      }
    }
    return models
  }

  private static func collect(_ object: Object, _ prefix: String, _ paths: inout Set<String>) {
    for field in object.fields {
      let path = prefix + Model.names.texts[Int(field.name.id)]
      // The words are the same everywhere and listed once.
      if path == "words" { continue }
      paths.insert(path)
      switch field.value {
      case .object(let inner): collect(inner, path + ".", &paths)
      case .list(let items):
        for item in items {
          if case .object(let inner) = item { collect(inner, path + "[].", &paths) } else { paths.insert(path + "[]") }
        }
      default: break
      }
    }
  }

  @Test func listsEveryNameOfEveryPage() async throws {
    let everyPage = Self.listed["every-page"] ?? []
    #expect(!everyPage.isEmpty)
    for (kind, paths) in try await Self.models() {
      let missing = paths.subtracting(everyPage).subtracting(Self.listed[kind.rawValue] ?? [])
      #expect(missing == [], "docs/templates.md, \(kind.rawValue)")
    }
  }

  @Test func listsNothingThatNoPageHas() async throws {
    var seen: [String: Set<String>] = [:]
    for (kind, paths) in try await Self.models() {
      seen[kind.rawValue, default: []].formUnion(paths)
      seen["every-page", default: []].formUnion(paths)
    }
    for (heading, paths) in Self.listed where heading == "every-page" || PageKind(rawValue: heading) != nil {
      #expect(paths.subtracting(seen[heading] ?? []).subtracting(["words"]) == [], "docs/templates.md, \(heading)")
    }
  }

  /// The list of names has none that no model uses.
  @Test func everyKeyIsUsed() async throws {
    var used = Set<String>()
    for (_, paths) in try await Self.models() {
      for path in paths { used.formUnion(path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }).map(String.init)) }
    }
    #expect(Key.allCases.map { String(describing: $0) }.filter { !used.contains($0) && $0 != "words" } == [])
  }
}
