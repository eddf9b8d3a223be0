internal import CWeb
internal import Files
internal import Glibc
package import Site
internal import Synchronization

/// A web server for the writers of a report, on GNU libmicrohttpd: shows one edition after the other.
package final class WebServer {
  package enum Failure: Error { case noSuchHost, portTaken, refused(reason: String) }

  private static let clients: UInt32 = 256
  private static let idleSeconds: UInt32 = 15
  private static let headBytes: UInt32 = 16 << 10

  package let port: Int
  /// What people open in a browser, without the port: the host they asked for, or an address that leads here.
  package let host: String
  /// Whether other machines can reach it.
  package let isOpen: Bool
  private let state: State

  /// What the server's thread needs of us.
  fileprivate final class State {
    let edition: Mutex<Edition>
    let hosts: HostNames
    /// For the server's thread alone.
    var deadlines = Deadlines()

    init(_ edition: Edition, _ hosts: HostNames) {
      self.edition = Mutex(edition)
      self.hosts = hosts
    }
  }

  /// Serves until the program ends, whatever else it does. `port` 0 takes any that is free.
  package init(host: String, port: Int, showing edition: Edition) throws(Failure) {
    var taken = Int32(port)
    let listener = saraban_web_listen(host, &taken)
    switch -listener {
    case _ where listener >= 0: break
    case EADDRNOTAVAIL: throw .noSuchHost
    case EADDRINUSE: throw .portTaken
    case let number: throw .refused(reason: String(cString: strerror(number)))
    }
    let reach = saraban_web_reach(listener)
    let address = withUnsafeBytes(of: reach.address) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    isOpen = reach.isLoopback == 0
    self.host = reach.isEverywhere != 0 ? address : host
    self.port = Int(taken)
    state = State(edition, HostNames(self.host, asked: host, isOpen: isOpen))
    let web = UnsafeMutablePointer<saraban_web>.allocate(capacity: 1)
    web.initialize(to: Self.callbacks(state))
    guard saraban_web_start(listener, web, Self.clients, Self.idleSeconds, Self.headBytes) != 0 else {
      close(listener)
      throw .refused(reason: "libmicrohttpd")
    }
  }

  private static func callbacks(_ state: State) -> saraban_web {
    saraban_web(
      context: Unmanaged.passRetained(state).toOpaque(),
      answer: { context, connection, socket, address, method, isFirst in
        guard let context, let connection, let address, let method else { return .NO }
        return Unmanaged<State>.fromOpaque(context).takeUnretainedValue().answer(Request(connection, address, method), socket, isFirst: isFirst != 0)
      },
      waits: { context, socket, isOpen in
        guard let context else { return }
        let state = Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
        if isOpen != 0 { state.deadlines.begin(socket) } else { state.deadlines.end(socket) }
      },
      tick: { context in
        guard let context else { return }
        Unmanaged<State>.fromOpaque(context).takeUnretainedValue().deadlines.cut()
      })
  }

  package func show(_ edition: Edition) { state.edition.withLock { $0 = edition } }
}

/// One request as the library hands it over.
private struct Request {
  let connection: OpaquePointer
  let address: String?
  let method: String

  init(_ connection: OpaquePointer, _ address: UnsafePointer<CChar>, _ method: UnsafePointer<CChar>) {
    self.connection = connection
    self.address = String(validatingCString: address)
    self.method = String(cString: method)
  }

  /// What follows the question mark, decoded, in order.
  var asks: [String] { values(.GET_ARGUMENT_KIND).compactMap { WebAnswer.decoded($0.name.utf8) } }

  /// The fields of the head that say whom the request is for and what comes after it.
  var head: WebAnswer.Head {
    let fields = values(.HEADER_KIND)
    func all(_ name: String) -> [String] { fields.filter { $0.name.lowercased() == name }.map(\.value) }
    return WebAnswer.Head(hosts: all("host"), lengths: all("content-length"), codings: all("transfer-encoding"))
  }

  private func values(_ kind: MHD_ValueKind) -> [(name: String, value: String)] {
    var values: [(name: String, value: String)] = []
    withUnsafeMutablePointer(to: &values) { values in
      _ = MHD_get_connection_values(connection, kind, { context, _, name, value in
        let pair = (name: name.map { String(cString: $0) } ?? "", value: value.map { String(cString: $0) } ?? "")
        context?.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(pair)
        return .YES
      }, values)
    }
    return values
  }

  func send(_ answer: WebAnswer) -> MHD_Result {
    // A file may have gone since it was found.
    guard let response = response(answer.body) else { return send(.refusal(404, "No such file.")) }
    defer { MHD_destroy_response(response) }
    var headers = Self.always + [("Content-Type", answer.type)]
    if answer.status == 405 { headers.append(("Allow", "GET, HEAD")) }
    if answer.isRefusal { headers.append(("Connection", "close")) }
    for (name, value) in headers { _ = MHD_add_response_header(response, name, value) }
    return MHD_queue_response(connection, answer.status, response)
  }

  /// The policy that a bundle is made for (§10 of the report format); nothing is kept by browsers.
  private static let always = [
    ("Content-Security-Policy", """
      default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'
      """),
    ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  private func response(_ body: WebAnswer.Body) -> OpaquePointer? {
    switch body {
    case .bytes(var bytes):
      return bytes.withUnsafeMutableBytes { MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY) }
    case .file(let source):
      guard let file = try? source.open() else { return nil }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(file)
        return nil
      }
      // The library closes it.
      return MHD_create_response_from_fd64(UInt64(status.st_size), file)
    }
  }
}

extension WebServer.State {
  func answer(_ request: Request, _ socket: Int32, isFirst: Bool) -> MHD_Result {
    let head = request.head
    // Answered at the first call, its connection ends: right only where more would follow.
    if isFirst, !head.hasBody { return .YES }
    deadlines.end(socket)
    let edition = edition.withLock { $0 }
    guard let address = request.address else { return request.send(.refusal(400, "No such address.")) }
    return request.send(.to(address, method: request.method, head, edition, hosts, asks: request.asks))
  }
}
