import Diagnostics
import YAML

/// What a text parses to, written as one line, and the findings as `code.variant@line:column[marked]`.
struct Parsed {
  let node: YAMLNode?
  let file: SourceFile
  let diagnostics: [Diagnostic]

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8], range: Range<Int>? = nil) {
    file = SourceFile(path: "x.yaml", bytes: bytes)
    var found: [Diagnostic] = []
    node = YAMLParser.parse(file, range: range ?? 0..<bytes.count, diagnostics: &found)
    diagnostics = found
  }

  var dump: String { node.map { Self.dump($0) } ?? "nil" }

  var findings: [String] {
    diagnostics.map {
      "\($0.code.rawValue)\($0.variant.isEmpty ? "" : "." + $0.variant)@\($0.place.line):\($0.place.column)[\($0.place.marked)]"
    }
  }

  /// The source text of a node.
  func source(_ node: YAMLNode?) -> String? { node.map { file.text($0.range) } }

  private static func dump(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
    case .sequence(let items): "[" + items.map(dump).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \(dump($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
