package import Foundation

/// A start tag of a page.
package struct HTMLTag: Sendable {
  package let name: String
  package let attributes: [(name: String, value: String)]

  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// A page is a row of these.
package enum HTMLEvent: Sendable {
  case open(HTMLTag)
  case close(String)
  case text(String)
}

/// What a browser would see of a page. Reads only as much HTML as Saraban writes, and says what it does not understand.
package struct HTMLPage: Sendable {
  package private(set) var tags: [HTMLTag] = []
  package private(set) var events: [HTMLEvent] = []
  /// Tags that do not nest, attributes without quotes, and the like.
  package private(set) var faults: [String] = []
  /// The text between the tags, entities decoded.
  package private(set) var text = ""

  package var ids: [String] { tags.compactMap { $0["id"] } }

  private static let void: Set<String> = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]

  package init(_ data: Data) {
    var reader = Reader(Array(data))
    var open: [String] = []
    while let text = reader.text() {
      if !text.isEmpty { add(Self.decoded(text)) }
      guard !reader.isAtEnd else { break }
      if reader.skip("!--") { reader.skipPast("-->"); continue }
      if reader.skip("!") { reader.skipPast(">"); continue }
      let isClosing = reader.skip("/")
      let tag = reader.tag(&faults)
      if !Self.isInline(tag.name), let last = text.unicodeScalars.last ?? self.text.unicodeScalars.last, last != " " { self.text += " " }
      if isClosing {
        if open.last == tag.name { open.removeLast() } else { faults.append("</\(tag.name)> closes <\(open.last ?? "")>") }
        events.append(.close(tag.name))
        continue
      }
      tags.append(tag)
      events.append(.open(tag))
      if Self.void.contains(tag.name) || reader.isSelfClosed { events.append(.close(tag.name)) } else { open.append(tag.name) }
    }
    if !open.isEmpty { faults.append("never closed: \(open)") }
  }

  private mutating func add(_ words: String) {
    text += words
    events.append(.text(words))
  }

  private static func isInline(_ name: String) -> Bool { ["a", "em", "strong", "span", "code", "sub", "sup", "del", "b", "wbr"].contains(name) }

  fileprivate static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// A cursor over the bytes of a page.
  private struct Reader {
    private let bytes: [UInt8]
    private var index = 0
    private(set) var isSelfClosed = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }

    /// The text up to the next tag, whose `<` is passed over.
    mutating func text() -> String? {
      guard index < bytes.count else { return nil }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    mutating func skip(_ text: StaticString) -> Bool {
      let isHere = index + text.utf8CodeUnitCount <= bytes.count && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
      if isHere { index += text.utf8CodeUnitCount }
      return isHere
    }

    mutating func skipPast(_ text: StaticString) { while index < bytes.count, !skip(text) { index += 1 } }

    private mutating func take(while isWanted: (UInt8) -> Bool) -> String {
      let start = index
      while index < bytes.count, isWanted(bytes[index]) { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func isName(_ byte: UInt8) -> Bool { !(byte <= 32 || byte == 61 || byte == 62 || byte == 47 || byte == 34 || byte == 39 || byte == 60) }

    mutating func tag(_ faults: inout [String]) -> HTMLTag {
      let name = take(while: Self.isName)
      var attributes: [(name: String, value: String)] = []
      isSelfClosed = false
      while index < bytes.count {
        _ = take { $0 <= 32 }
        if skip(">") { break }
        if skip("/") { isSelfClosed = true; continue }
        let key = take(while: Self.isName)
        var value = ""
        if skip("=") {
          if skip("\"") { value = take { $0 != 34 }; index += 1 } else { value = take(while: Self.isName); faults.append("<\(name) \(key)=\(value)> without quotes") }
        }
        guard !key.isEmpty else { faults.append("<\(name) …> is torn"); index += 1; continue }
        if attributes.contains(where: { $0.name == key }) { faults.append("<\(name)> has \(key) twice") }
        attributes.append((key, HTMLPage.decoded(value)))
      }
      if name.isEmpty { faults.append("a < that is no tag") }
      return HTMLTag(name: name, attributes: attributes)
    }
  }
}
