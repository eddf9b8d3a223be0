internal import CWeb
internal import Glibc
package import Site
internal import Synchronization

/// A web server for the writers of a report, on GNU libmicrohttpd: shows one edition after the other.
package final class WebServer {
  package enum Failure: Error { case noSuchHost, portTaken, refused(reason: String) }

  private static let clients: UInt32 = 128
  private static let idleSeconds: UInt32 = 15
  private static let headBytes: UInt32 = 16 << 10

  package let port: Int
  private let state: State
  private let daemon: OpaquePointer
  private let web: UnsafeMutablePointer<saraban_web>

  /// What the server's thread needs of us.
  fileprivate final class State: Sendable {
    let edition: Mutex<Edition>
    let deadlines = Deadlines()
    let hosts: HostNames

    init(_ edition: Edition, _ hosts: HostNames) {
      self.edition = Mutex(edition)
      self.hosts = hosts
    }
  }

  /// `port` 0 takes any that is free.
  package init(host: String, port: Int, showing edition: Edition) throws(Failure) {
    var taken = Int32(port)
    let listener = saraban_web_listen(host, &taken)
    switch -listener {
    case _ where listener >= 0: break
    case EADDRNOTAVAIL: throw .noSuchHost
    case EADDRINUSE: throw .portTaken
    case let number: throw .refused(reason: String(cString: strerror(number)))
    }
    state = State(edition, HostNames(host))
    web = .allocate(capacity: 1)
    web.initialize(to: saraban_web(
      context: Unmanaged.passUnretained(state).toOpaque(),
      answer: { context, connection, socket, address, method in
        guard let context, let connection, let address, let method else { return .NO }
        return Unmanaged<State>.fromOpaque(context).takeUnretainedValue().answer(Request(connection, address, method), socket)
      },
      waits: { context, socket, isOpen in
        guard let context else { return }
        let deadlines = Unmanaged<State>.fromOpaque(context).takeUnretainedValue().deadlines
        if isOpen != 0 { deadlines.begin(socket) } else { deadlines.end(socket) }
      }))
    guard let daemon = saraban_web_start(listener, web, Self.clients, Self.idleSeconds, Self.headBytes) else {
      close(listener)
      web.deallocate()
      throw .refused(reason: "libmicrohttpd")
    }
    self.daemon = daemon
    self.port = Int(taken)
  }

  package func show(_ edition: Edition) { state.edition.withLock { $0 = edition } }

  /// To be called now and then.
  package func cutSlowClients() { state.deadlines.cut() }

  /// Ends every connection.
  package func stop() {
    MHD_stop_daemon(daemon)
    web.deallocate()
  }

  package static func isLoopback(_ host: String) -> Bool { HostNames.isLoopback(host.lowercased()) }
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

  func header(_ name: String) -> String? {
    MHD_lookup_connection_value(connection, .HEADER_KIND, name).map { String(cString: $0) }
  }

  var hasBody: Bool { header("Transfer-Encoding") != nil || header("Content-Length").map { $0 != "0" } == true }

  /// What follows the question mark, decoded, in order.
  var asks: [String] {
    var asks: [String] = []
    withUnsafeMutablePointer(to: &asks) { asks in
      _ = MHD_get_connection_values(connection, .GET_ARGUMENT_KIND, { context, _, name, _ in
        if let name, let text = WebAnswer.decoded(String(cString: name).utf8) { context?.assumingMemoryBound(to: [String].self).pointee.append(text) }
        return .YES
      }, asks)
    }
    return asks
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
    case .file(let path):
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      var status = stat()
      guard file >= 0, fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        if file >= 0 { close(file) }
        return nil
      }
      // The library closes it.
      return MHD_create_response_from_fd64(UInt64(status.st_size), file)
    }
  }
}

extension WebServer.State {
  func answer(_ request: Request, _ socket: Int32) -> MHD_Result {
    deadlines.end(socket)
    let edition = edition.withLock { $0 }
    guard let address = request.address else { return request.send(.refusal(400, "No such address.")) }
    return request.send(.to(address, method: request.method, host: request.header("Host"), hasBody: request.hasBody, edition, hosts, asks: request.asks))
  }
}
