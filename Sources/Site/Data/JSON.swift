/// A JSON value whose keys keep their order, so that the same report gives the same bytes.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Plain digits of an exact decimal.
  case number(String)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  package static func optional(_ text: String?) -> JSON { text.map { $0.isEmpty ? .null : .text($0) } ?? .null }

  /// Indented by two spaces; short lists and objects stay on one line.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    out.append(10)
    return out
  }

  private func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .null: out += Array("null".utf8)
    case .bool(let value): out += Array((value ? "true" : "false").utf8)
    case .int(let value): out += Array(String(value).utf8)
    case .number(let digits): out += Array(digits.utf8)
    case .text(let text): Self.write(text, to: &out)
    case .list(let items):
      Self.write(items.map { (nil, $0) }, "[", "]", to: &out, indent: indent, isFlat: items.allSatisfy(\.isScalar))
    case .object(let fields):
      Self.write(fields.map { ($0.0, $0.1) }, "{", "}", to: &out, indent: indent, isFlat: fields.count <= 8 && fields.allSatisfy { $0.1.isShort })
    }
  }

  private var isScalar: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private var isShort: Bool {
    if case .text(let text) = self { return text.utf8.count <= 60 }
    return isScalar
  }

  private static func write(_ entries: [(String?, JSON)], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to out: inout [UInt8], indent: Int, isFlat: Bool) {
    out.append(UInt8(ascii: open))
    for (index, (key, value)) in entries.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if isFlat {
        if index > 0 { out.append(32) }
      } else {
        out.append(10)
        out.append(contentsOf: repeatElement(32, count: (indent + 1) * 2))
      }
      if let key {
        write(key, to: &out)
        out += [UInt8(ascii: ":"), 32]
      }
      value.write(to: &out, indent: indent + 1)
    }
    if !isFlat, !entries.isEmpty {
      out.append(10)
      out.append(contentsOf: repeatElement(32, count: indent * 2))
    }
    out.append(UInt8(ascii: close))
  }

  /// A text in quotation marks.
  static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count {
        let byte = bytes[index]
        guard byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        out.append(contentsOf: bytes[start..<index])
        escape(byte, to: &out)
        start = index + 1
      }
      out.append(contentsOf: bytes[start..<bytes.count])
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): out += Array("\\\"".utf8)
    case UInt8(ascii: "\\"): out += Array("\\\\".utf8)
    case 10: out += Array("\\n".utf8)
    case 13: out += Array("\\r".utf8)
    case 9: out += Array("\\t".utf8)
    default: out += Array("\\u00".utf8) + [hex(byte >> 4), hex(byte & 15)]
    }
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}
