import Diagnostics

@testable import Templates

/// Templates rendered with a small model, and the findings as `code.variant@template:line:column[marked]`.
struct Rendered {
  let set: TemplateSet
  let output: String
  let diagnostics: [Diagnostic]

  /// The names that the models of these tests have.
  static let names = NameTable(["title", "items", "name", "body", "show", "hide", "empty", "deep", "a", "b", "c"])

  /// Renders `page` of the given templates.
  init(_ templates: [String: String], _ model: Value = Self.model, names: NameTable = Self.names) {
    self.init(bytes: templates.mapValues { Array($0.utf8) }, model, names: names)
  }

  init(_ page: String, _ model: Value = Self.model) { self.init(["page": page], model) }

  /// Less work than in the program is enough for tests, which run slowly.
  init(bytes templates: [String: [UInt8]], _ model: Value = Self.model, names: NameTable = Self.names, budget: Int = 300_000_000) {
    var found: [Diagnostic] = []
    let sources = templates.sorted { $0.key < $1.key }.map { (name: $0, file: SourceFile(path: $0, bytes: $1)) }
    set = TemplateSet(sources: sources, names: names, diagnostics: &found)
    var bytes: [UInt8] = []
    set.render("page", value: model, into: &bytes, diagnostics: &found, budget: budget)
    output = String(decoding: bytes, as: UTF8.self)
    diagnostics = found
  }

  var findings: [String] {
    diagnostics.map {
      let code = $0.code.rawValue + ($0.variant.isEmpty ? "" : "." + $0.variant)
      return "\(code)@\($0.place.path):\($0.place.line):\($0.place.column)[\($0.place.marked)]"
    }
  }

  var suggestions: [String] { diagnostics.flatMap { $0.suggestions.map(\.text) } }

  /// A model by names of the table.
  static func object(_ fields: [(String, Value)]) -> Value {
    .object(Object(fields.map { (names.name(of: $0) ?? .unknown, $1) }))
  }

  static let model = object([
    ("title", .text("รายงาน <1> & \"2\" 'x'")),
    ("items", .list([object([("name", .text("ก"))]), object([("name", .text("ข"))]), object([("title", .text("ค"))])])),
    ("body", .html(Array("<p>&amp;</p>".utf8))),
    ("show", .flag(true)),
    ("hide", .flag(false)),
    ("empty", .text("")),
    ("deep", object([("a", object([("b", .text("ลึก"))]))]))
  ])
}
