/// Escaping for HTML text and attributes: the only place where it is done.
package enum HTMLEscape {
  package static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    if text.withContiguousStorageIfAvailable({ append($0, to: &output) }) == nil {
      for byte in text { append(byte, to: &output) }
    }
  }

  /// Copies runs that need no escaping in one piece.
  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      // & < > " ' are all below 0x3F: one comparison passes most letters.
      guard byte < 0x3F, byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27 else { continue }
      output.append(contentsOf: bytes[start..<index])
      append(byte, to: &output)
      start = index + 1
    }
    output.append(contentsOf: bytes[start..<bytes.count])
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x26: append("&amp;", &output)
    case 0x3C: append("&lt;", &output)
    case 0x3E: append("&gt;", &output)
    case 0x22: append("&quot;", &output)
    case 0x27: append("&#39;", &output)
    default: output.append(byte)
    }
  }

  private static func append(_ entity: StaticString, _ output: inout [UInt8]) {
    entity.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
