/// Writing, with indentation where a template asks for it.
extension Renderer {
  @inline(__always) mutating func writeText(_ extent: Extent) {
    budget &-= extent.count &* 8
    let bytes = UnsafeBufferPointer(rebasing: text[extent.range])
    if isIndented { writeLines(bytes) } else { output.append(contentsOf: bytes) }
  }

  mutating func write(_ value: UnsafePointer<Value>, escaping: Bool) {
    if let bytes = value.utf8 { return write(bytes, escaping) }
    switch value.pointee {
    case .text(var text): text.withUTF8 { write($0, escaping) }
    case .flag(let flag):
      var text = flag ? "true" : "false"
      text.withUTF8 { write($0, escaping) }
    case .html, .none, .list, .object: break
    }
  }

  @inline(__always) private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ escaping: Bool) {
    budget &-= bytes.count &* 8
    if isLineStart, !bytes.isEmpty { beginLine() }
    if escaping { HTMLEscape.append(bytes, to: &output) } else { output.append(contentsOf: bytes) }
  }

  /// Writes template text in an indented place; empty lines stay empty.
  private mutating func writeLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      if isLineStart, bytes[start] != 10, bytes[start] != 13 { beginLine() }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
      isLineStart = bytes[end - 1] == 10
      start = end
    }
  }

  mutating func beginLine() {
    output += indent[indentBase...]
    isLineStart = false
  }

  /// What comes next is indented like the place where it is used, or not at all when that is in the middle of a line.
  mutating func indent(isOwnLine: Bool, _ more: Extent) {
    if isOwnLine {
      indent += text[more.range]
    } else {
      if isLineStart { beginLine() }
      indentBase = indent.count
    }
    isIndented = indent.count > indentBase
    isLineStart = isIndented
  }
}
