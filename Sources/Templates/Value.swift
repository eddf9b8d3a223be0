/// A name that models and templates use, as a small number: rendering compares numbers, never text.
package struct Name: Hashable, Sendable {
  package let id: UInt16
  package init(id: UInt16) { self.id = id }

  /// Stands for a name that no model has; nothing is ever found under it.
  static let unknown = Name(id: .max)
}

/// All names that any model may have, in the order of their numbers.
package struct NameTable: Sendable {
  package let texts: [String]
  private let ids: [String: UInt16]

  package init(_ names: [String]) {
    texts = names
    ids = Dictionary(zip(names, 0..<UInt16(names.count)), uniquingKeysWith: { first, _ in first })
  }

  package func name(of text: String) -> Name? { ids[text].map(Name.init) }
}

/// What a template can show or repeat.
package enum Value: Sendable {
  case none
  case flag(Bool)
  case text(String)
  /// Markup that the program made; only `{{{x}}}` and `{{&x}}` show it as such.
  case html([UInt8])
  case list([Value])
  case object(Object)

  /// Whether a section on it is shown.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .object: true
    }
  }
}

/// Names and their values. There are few in each, so a search from the first is fastest.
package struct Object: Sendable {
  package var fields: [(name: Name, value: Value)]

  package init(_ fields: [(name: Name, value: Value)]) { self.fields = fields }

  package subscript(name: Name) -> Value? {
    for field in fields where field.name == name { return field.value }
    return nil
  }
}
