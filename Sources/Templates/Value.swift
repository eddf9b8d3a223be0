/// A name that models and templates use, as a small number: rendering compares numbers, not texts.
package struct Name: Hashable, Sendable {
  package let id: UInt16

  package init(id: UInt16) { self.id = id }

  /// `{{.}}`: the item itself.
  static var item: Name { Name(id: .max) }
  /// A name that no model has.
  static var unknown: Name { Name(id: .max - 1) }
}

/// All names that any model may have, in order of id.
package struct NameTable: Sendable {
  package let texts: [String]
  private let ids: [String: UInt16]

  package init(_ names: [String]) {
    texts = names
    // The last ids have a meaning of their own.
    ids = Dictionary(names.prefix(65_000).enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
  }

  package func name(of text: String) -> Name? { ids[text].map(Name.init) }
}

/// What a template can show.
package enum Value: Sendable {
  case none
  case flag(Bool)
  case text(String)
  /// HTML that the program made: `{{{x}}}` shows it as it is.
  case html([UInt8])
  case list([Value])
  case object(Object)
}

/// Named values. Models are small, so that looking through the fields one by one is the fastest way to find one.
package struct Object: Sendable {
  package var fields: [(name: Name, value: Value)]

  package init(_ fields: [(name: Name, value: Value)]) { self.fields = fields }

  package subscript(name: Name) -> Value? { fields.first { $0.name == name }?.value }
}
