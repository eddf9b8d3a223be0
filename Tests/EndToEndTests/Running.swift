import Foundation
import Glibc
import TestSupport

/// A program that runs on: `serve` or `watch`. It is ended with the test.
final class Running {
  private let scratch = Scratch()
  private let process = Process()
  private(set) var port: UInt16 = 0

  init(_ arguments: [String]) {
    _ = FileManager.default.createFile(atPath: scratch("err"), contents: nil)
    process.executableURL = URL(filePath: Saraban.path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: scratch("err"))
    do { try process.run() } catch { fatalError("\(Saraban.path): \(error)") }
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Serves a report at a free port.
  static func serving(_ folder: String, _ more: String...) -> Running {
    let running = Running(["serve", folder, "--port", "0", "--lang", "en"] + more)
    _ = until { running.said.contains("Ctrl-C ends") }
    let digits = running.said.split(separator: "http://").last?.split(separator: "/").first?.split(separator: ":").last ?? ""
    running.port = UInt16(digits) ?? 0
    return running
  }

  var said: String { scratch.text("err") ?? "" }
  var isRunning: Bool { process.isRunning }

  /// As Ctrl-C does; the exit code.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Looks again and again; false only when it never becomes true.
  static func until(_ isTrue: () -> Bool) -> Bool {
    for _ in 0..<3_000 {
      if isTrue() { return true }
      usleep(20_000)
    }
    return isTrue()
  }

  // MARK: - HTTP

  struct Reply {
    var status = 0
    var head = ""
    var body: [UInt8] = []
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  func get(_ address: String, method: String = "GET", host: String = "localhost", more: String = "") -> Reply {
    send("\(method) \(address) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(more)\r\n")
  }

  /// What the server answers until it closes the connection.
  func send(_ request: String) -> Reply {
    let socket = connect()
    defer { close(socket) }
    write(request, to: socket)
    return reply(from: socket)
  }

  func connect() -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in(sin_family: sa_family_t(AF_INET), sin_port: port.bigEndian, sin_addr: in_addr(s_addr: UInt32(0x7F00_0001).bigEndian), sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    return descriptor
  }

  func write(_ text: String, to socket: Int32) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return }
      sent += count
    }
  }

  func reply(from socket: Int32) -> Reply {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) }) else { return Reply() }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    return Reply(status: Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0, head: head, body: Array(bytes[(end + 4)...]))
  }
}

/// What a preview has besides the pages of the site.
enum PreviewParts {
  static func removed(from page: String) -> String {
    page.replacing(/<link rel="stylesheet" href="[.\/]*theme\/preview\.css">\n[\s\S]*<script [^>]*><\/script>\n(?=<\/body>)/, with: "")
      .replacing(/<p class="in-file"><code>[^<]*<\/code><\/p>\n/, with: "").replacing(/\ id="x\.finding-[0-9]+"/, with: "")
      .replacing(",\n  \"preview\": true", with: "")
  }
}
