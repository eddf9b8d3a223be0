internal import CPlatform
internal import Glibc

/// Another program of the system: found on PATH, run without a shell, ended with ours.
package struct Tool: Sendable {
  private let path: String

  /// nil where no folder of PATH has a program of this name.
  package init?(_ name: String) {
    guard let folders = getenv("PATH") else { return nil }
    let paths = String(cString: folders).split(separator: ":").map { "\($0)/\(name)" }
    guard let found = paths.first(where: { access($0, X_OK) == 0 && System.status($0)?.isRegular == true }) else { return nil }
    path = found
  }

  /// Runs it to its end. What it writes to its output and its errors comes together, as on a terminal.
  package func run(_ words: [String]) throws(FileFailure) -> (isFine: Bool, text: String) {
    var arguments = ([path] + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: Int32 = 0
    let output = saraban_start(path, &arguments, &process)
    guard output >= 0 else { throw FileFailure(path: path, action: .read, errorNumber: -output) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { System.read(output, into: $0) }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    close(output)
    var status: Int32 = 0
    let ended = System.retry { waitpid(process, &status, 0) }
    return (ended != nil && status == 0, String(decoding: bytes, as: UTF8.self))
  }
}
