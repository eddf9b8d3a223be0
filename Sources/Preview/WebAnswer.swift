internal import Files
internal import Site

/// What a web server says to one request: values only, nothing of a connection.
struct WebAnswer {
  enum Body {
    case bytes([UInt8])
    /// Opened when it is sent.
    case file(FileSource)
  }

  /// What the head of a request says of whom it is for and what comes after it: every field of these names.
  struct Head {
    let hosts: [String]
    let lengths: [String]
    let codings: [String]

    var hasBody: Bool { !codings.isEmpty || lengths.contains { $0 != "0" } }
    /// Two programs on the way may read it in two ways.
    var isAmbiguous: Bool { hosts.count > 1 || lengths.count + codings.count > 1 }
  }

  let status: UInt32
  let type: String
  let body: Body

  /// A request that is refused ends its connection: what else it sends is not read.
  var isRefusal: Bool { status >= 400 && status != 404 && status != 503 }

  /// `address` is as the client sent it. A page of the bundle is found by its name in a list: no address ever becomes a path on the disk.
  static func to(_ address: String, method: String, _ head: Head, _ edition: Edition, _ hosts: HostNames, asks: [String]) -> WebAnswer {
    guard !head.isAmbiguous else { return refusal(400, "Host, Content-Length or Transfer-Encoding more than once.") }
    guard let host = head.hosts.first, hosts.accept(host) else { return refusal(421, "This server does not answer to that name. Its name is \(hosts.usual).") }
    guard method == "GET" || method == "HEAD" else { return refusal(405, "Only GET and HEAD.") }
    guard !head.hasBody else { return refusal(413, "A request without a body, please.") }
    guard let path = path(address) else { return refusal(400, "No such address.") }
    if path == Addresses.live, let page = asks.first { return WebAnswer(status: 200, type: type(path), body: .bytes(edition.live(page))) }
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    switch edition.bundle[name] {
    case .bytes(let bytes): return WebAnswer(status: 200, type: type(name), body: .bytes(bytes))
    case .copy(let source): return WebAnswer(status: 200, type: type(name), body: .file(source))
    case nil: return WebAnswer(status: edition.hasSite ? 404 : 503, type: type("x.html"), body: .bytes(edition.missing(name, root: "/")))
    }
  }

  static func refusal(_ status: UInt32, _ words: String) -> WebAnswer {
    WebAnswer(status: status, type: "text/plain; charset=utf-8", body: .bytes(Array((words + "\n").utf8)))
  }

  /// The name of a file in the bundle, decoded; nil for what no browser sends.
  private static func path(_ address: String) -> String? {
    guard address.utf8.first == UInt8(ascii: "/"), let decoded = decoded(address.utf8.dropFirst()) else { return nil }
    let isOdd = decoded.utf8.contains { $0 < 32 || $0 == 127 || $0 == UInt8(ascii: "\\") }
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
    return isOdd || parts.contains { $0 == ".." || $0 == "." } || parts.dropLast().contains("") ? nil : decoded
  }

  static func decoded(_ text: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else { bytes.append(byte); continue }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func type(_ path: String) -> String {
    let name = path.lowercased()
    return types.first { name.hasSuffix("." + $0.0) }?.1 ?? "application/octet-stream"
  }

  private static let types = [
    ("html", "text/html; charset=utf-8"), ("css", "text/css; charset=utf-8"), ("js", "text/javascript; charset=utf-8"), ("json", "application/json"),
    ("csv", "text/csv; charset=utf-8"), ("txt", "text/plain; charset=utf-8"), ("svg", "image/svg+xml"), ("png", "image/png"), ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"), ("gif", "image/gif"), ("webp", "image/webp"), ("woff2", "font/woff2"), ("pdf", "application/pdf"), ("zip", "application/zip"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"), ("mp4", "video/mp4"),
  ]
}
