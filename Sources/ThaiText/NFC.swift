internal import CUTF8Proc
internal import Glibc

/// Unicode's composed form, by utf8proc.
package enum NFC {
  package static func normalize(_ text: String) -> String {
    if isPlainlyComposed(text) { return text }
    var bytes = Array(text.utf8)
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let composed = utf8proc_NFC(buffer.baseAddress) else { return text }
      defer { free(composed) }
      return String(decoding: UnsafeBufferPointer(start: composed, count: strlen(UnsafeRawPointer(composed).assumingMemoryBound(to: CChar.self))), as: UTF8.self)
    }
  }

  /// True of nearly every text people type here: Latin, Thai and quotes, whose letters have no other form, the marks in Unicode's order.
  private static func isPlainlyComposed(_ text: String) -> Bool {
    var last: UInt8 = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x300, 0x2010..<0x2028: last = 0
      case 0xE00..<0xE80:
        let order = orderOfThaiMark(scalar.value)
        if order != 0, order < last { return false }
        last = order
      default: return false
      }
    }
    return true
  }

  /// Unicode's canonical combining class.
  private static func orderOfThaiMark(_ value: UInt32) -> UInt8 {
    switch value {
    case 0xE3A: 9
    case 0xE38, 0xE39: 103
    case 0xE48...0xE4B: 107
    default: 0
    }
  }
}
