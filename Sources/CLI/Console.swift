internal import Glibc

/// Writes to standard output and standard error.
enum Console {
  static func out(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func out(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        offset += count
      }
    }
  }
}

/// Colours for a person at a terminal; none in files and pipes, and where the person wants none (no-color.org).
struct Paint: Sendable {
  enum Style: String, Sendable {
    case strong = "1", faint = "2", error = "1;31", warning = "1;33", note = "1;36", advice = "32", removed = "31"
  }

  let isOn: Bool

  /// For standard error, where findings go.
  static let errors: Paint = {
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return Paint(isOn: isatty(STDERR_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb")
  }()

  func callAsFunction(_ text: String, _ style: Style) -> String { isOn && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text }
}
