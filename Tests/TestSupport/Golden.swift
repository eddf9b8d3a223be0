internal import Foundation

/// Compares text with a file of expected text. `RECORD=1 swift test` writes the files anew; a missing one is written and fails.
package enum Golden {
  package static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// nil when they agree; otherwise what differs, as lines with `-` (expected) and `+` (actual).
  package static func difference(_ actual: String, _ path: String) -> String? {
    let expected = Disk.text(path)
    if expected == actual { return nil }
    if isRecording || expected == nil {
      try? FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try? Data(actual.utf8).write(to: URL(filePath: path))
    }
    guard let expected else { return "\(path) was missing. It has been written: read it, and commit it if it is right." }
    return isRecording ? nil : path + "\n" + lines(expected, actual)
  }

  /// The lines between the common beginning and the common end.
  private static func lines(_ expected: String, _ actual: String) -> String {
    var old = expected.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var new = actual.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let a = old.first, let b = new.first, a == b { (old, new) = (old.dropFirst(), new.dropFirst()) }
    while let a = old.last, let b = new.last, a == b { (old, new) = (old.dropLast(), new.dropLast()) }
    return (old.prefix(40).map { "- " + $0 } + new.prefix(40).map { "+ " + $0 }).joined(separator: "\n")
  }
}
