internal import Foundation

/// Fingerprints of files by another program than ours.
package enum Fingerprints {
  /// A name with odd letters makes it begin its line by a backslash.
  package static func sha256sum(_ path: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = [path]
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(output.drop { $0 == "\\" }.prefix { $0 != " " })
  }
}
