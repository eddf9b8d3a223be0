internal import Assessment
internal import Files
internal import Preview

/// `serve`: the report in a browser on the machine itself, shown anew after every save.
enum ServeCommand {
  private static let usualPort = 8025
  /// Tried one after the other when nobody asked for a certain one.
  private static let otherPorts = 1...20

  static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    let directory = try directory(arguments)
    let port = try port(arguments)
    let host = arguments.host ?? "127.0.0.1"
    var console = PreviewConsole(arguments)
    var watch = ReportWatch(directory, except: [ReportCommands.join(directory, "output")], version: Program.version)
    Interruption.listen(console.words("th")(.ended))
    let first = await watch.first()
    if let refusal = console.refusal(first.trouble, directory) {
      console.say("saraban: " + refusal)
      return .files
    }
    let words = console.words(first.language)
    Interruption.say(words(.ended))
    let server: WebServer
    do throws(WebServer.Failure) { server = try start(host, port, first, words) } catch {
      Console.error("saraban: " + message(error, host, port ?? usualPort, words) + "\n")
      return .files
    }
    console.tell(first)
    if port == nil, server.port != usualPort {
      console.say(words(.otherPort, ["port": String(usualPort), "used": String(server.port)]))
    }
    let address = "http://\(server.host.contains(":") ? "[\(server.host)]" : server.host):\(server.port)/"
    if server.isOpen { console.say(words(.openToAll, ["address": address])) }
    console.say(words(.serving, ["address": address]))
    while true {
      guard let news = await watch.next() else { continue }
      server.show(news.edition)
      console.tell(news)
    }
  }

  private static func start(_ host: String, _ wanted: Int?, _ news: ReportWatch.News, _ words: CLIWords) throws(WebServer.Failure) -> WebServer {
    let others = wanted == nil ? otherPorts.map { usualPort + $0 } : []
    for port in [wanted ?? usualPort] + others {
      do throws(WebServer.Failure) { return try WebServer(host: host, port: port, showing: news.edition) } catch {
        guard case .portTaken = error else { throw error }
      }
    }
    throw .portTaken
  }

  private static func message(_ failure: WebServer.Failure, _ host: String, _ port: Int, _ words: CLIWords) -> String {
    switch failure {
    case .noSuchHost: words(.noHost, ["host": host])
    case .portTaken: words(.portTaken, ["port": String(port)])
    case .refused(let reason): words(.cannotServe, ["port": String(port), "reason": reason])
    }
  }

  private static func port(_ arguments: Arguments) throws(Arguments.Misuse) -> Int? {
    guard let text = arguments.port else { return nil }
    guard let port = UInt16(text) else { throw Arguments.Misuse(message: .badPort, arguments: ["value": text]) }
    return Int(port)
  }

  /// The one report of a command that runs on.
  static func directory(_ arguments: Arguments) throws(Arguments.Misuse) -> String {
    guard arguments.operands.count < 2 else {
      throw Arguments.Misuse(message: .oneReport, arguments: ["command": arguments.command?.rawValue ?? ""])
    }
    return arguments.operands.first ?? "."
  }
}
