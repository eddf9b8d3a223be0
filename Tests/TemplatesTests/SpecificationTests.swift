import Diagnostics
import Foundation
import Testing

@testable import Templates

/// The cases of the Mustache specification, where they are at hand.
@Suite struct SpecificationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/conformance/mustache")

  static let cases: [SpecificationCase] = {
    let files = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance"]
    let cases = files.flatMap { name -> [SpecificationCase] in
      guard let data = try? Data(contentsOf: folder.appending(path: name + ".json")) else { return [] }
      return (try? JSONDecoder().decode(SpecificationFile.self, from: data).tests) ?? []
    }
    if cases.isEmpty { print("The Mustache specification is not at \(folder.standardized.path()): its cases were not run.") }
    return cases
  }()

  @Test(arguments: cases) func specification(_ test: SpecificationCase) {
    let templates = (test.partials ?? [:]).merging(["page": test.template]) { $1 }
    let names = NameTable(Array(test.data.keys.union(templates.values.flatMap(Self.words))).sorted())
    let rendered = Rendered(templates, test.data.value(names), names: names)
    #expect(rendered.output == test.expected)
    let isUnknown = test.name == "Failed Lookup"
    #expect(rendered.diagnostics.map(\.code) == (isUnknown ? [.unknownPartial] : []))
  }

  @Test(.enabled(if: !cases.isEmpty)) func allCasesAreRead() { #expect(Self.cases.count >= 163) }

  private static func words(_ template: String) -> [String] {
    template.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}

private struct SpecificationFile: Decodable { let tests: [SpecificationCase] }

struct SpecificationCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let data: JSONData
  let template: String
  let partials: [String: String]?
  let expected: String

  var testDescription: String { name }
}

/// Any JSON value; numbers as the text that a template shows.
enum JSONData: Decodable, Sendable {
  case null
  case flag(Bool)
  case text(String)
  case list([JSONData])
  case object([String: JSONData])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONData].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONData].self))
    }
  }

  var keys: Set<String> {
    switch self {
    case .null, .flag, .text: []
    case .list(let items): Set(items.flatMap(\.keys))
    case .object(let fields): Set(fields.keys).union(fields.values.flatMap(\.keys))
    }
  }

  func value(_ names: NameTable) -> Value {
    switch self {
    case .null: .none
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map { $0.value(names) })
    case .object(let fields):
      .object(Object(fields.sorted { $0.key < $1.key }.compactMap { key, value in names.name(of: key).map { ($0, value.value(names)) } }))
    }
  }
}
