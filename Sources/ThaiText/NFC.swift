internal import CUTF8Proc
internal import Glibc

/// Unicode's composed form, by utf8proc.
package enum NFC {
  package static func normalize(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var bytes = Array(text.utf8)
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let composed = utf8proc_NFC(buffer.baseAddress) else { return text }
      defer { free(composed) }
      return String(decoding: UnsafeBufferPointer(start: composed, count: strlen(UnsafeRawPointer(composed).assumingMemoryBound(to: CChar.self))), as: UTF8.self)
    }
  }
}
