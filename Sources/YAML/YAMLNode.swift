/// A node of a YAML document: what was written and where.
///
/// Scalars stay text, so `7.10` never becomes `7.1`; a plain `~`, `null` or nothing is the empty text.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  /// Bytes in the source file, with quotes and brackets.
  package let range: Range<Int>

  package init(_ content: Content, range: Range<Int>) {
    self.content = content
    self.range = range
  }
}

/// One `key: value` of a mapping, in the order written.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keyRange: Range<Int>
  package let value: YAMLNode

  package init(key: String, keyRange: Range<Int>, value: YAMLNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

extension YAMLNode {
  /// The text of a scalar; nil for a sequence or mapping.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether a scalar stands without quotes and is no block.
  package var isPlain: Bool {
    if case .scalar(_, let isPlain) = content { isPlain } else { false }
  }

  /// Whether nothing was written: a plain `~`, `null` or empty value.
  package var isEmpty: Bool {
    if case .scalar(let text, true) = content { text.isEmpty } else { false }
  }

  /// The items of a sequence; nil for anything else.
  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The entries of a mapping; nil for anything else.
  package var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The entry of a mapping with this key.
  package func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key == key } }

  /// The value of a mapping's key.
  package subscript(key: String) -> YAMLNode? { entry(key)?.value }
}
