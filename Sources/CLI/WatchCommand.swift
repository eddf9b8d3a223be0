internal import Assessment
internal import Files
internal import Preview
internal import Site

/// `watch`: a draft of the site in a folder that others see, written anew after every save.
enum WatchCommand {
  static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    let directory = try ServeCommand.directory(arguments)
    guard let output = arguments.output else { throw Arguments.Misuse(message: .needsOutput, arguments: [:]) }
    var console = PreviewConsole(arguments)
    if let folder = try? Folder(directory), let stop = ReportJob.refusal(of: output, folder) {
      Console.error(ReportCommands.message(stop, directory, console.words("th")))
      return .files
    }
    var watch = ReportWatch(directory, except: [output, ReportCommands.join(directory, "output")], version: Program.version)
    Interruption.listen(console.words("th")(.ended))
    var news = await watch.first()
    if let refusal = console.refusal(news.trouble, directory) {
      console.say("saraban: " + refusal)
      return .files
    }
    let words = console.words(news.language)
    Interruption.say(words(.ended))
    var share = Share(output, isForced: arguments.isForced)
    console.tell(news)
    guard await share.write(news.edition, console, words) else { return .files }
    console.say(words(.watching, ["target": output]))
    while true {
      if let newer = await watch.next() {
        news = newer
        console.tell(news)
        share.isBehind = true
      }
      if share.isBehind { guard await share.write(news.edition, console, console.words(news.language)) else { return .files } }
    }
  }
}

/// The folder of a draft. It may be lost for a while, as the folders of other machines are.
private struct Share {
  private static let pause = Duration.seconds(2)

  private let target: String
  private let isForced: Bool
  /// The disk that was written to at first: where a share is mounted, a folder of another shows up when it is gone.
  private var disk: String?
  private var next = ContinuousClock.now
  private var wasLost = false
  var isBehind = true

  init(_ target: String, isForced: Bool) {
    self.target = target
    self.isForced = isForced
  }

  /// False when the folder is somebody else's, or could not be written even at first: most likely a slip in the command.
  /// What cannot be written later is tried again.
  mutating func write(_ edition: Edition, _ console: PreviewConsole, _ words: CLIWords) async -> Bool {
    guard ContinuousClock.now >= next else { return true }
    do {
      if let disk, Disk.device(above: target) != disk { throw FileFailure(path: target, action: .write, errorNumber: FileFailure.gone) }
      let written = await Interruption.finishing { await write(edition) }
      try written.get()
      if wasLost { console.say(words(.shareBack, ["path": target])) }
      disk = Disk.device(above: target)
      wasLost = false
      isBehind = false
    } catch let refusal as WriteRefusal {
      Console.error(ReportCommands.message(.refusal(refusal), "", words))
      return false
    } catch {
      let failure = error as? FileFailure ?? FileFailure(path: target, action: .write, errorNumber: 0)
      guard disk != nil else {
        Console.error(ReportCommands.message(.failure(failure), "", words))
        return false
      }
      if !wasLost { console.say(words(.shareLost, ["path": target, "reason": failure.reason])) }
      wasLost = true
      next = .now + Self.pause
    }
    return true
  }

  private func write(_ edition: Edition) async -> Result<Void, any Error> {
    do {
      _ = try await BundleWriter.write(edition.bundle, to: target, force: isForced, isOurs: { SiteBuilder.isBundle($0) && SiteBuilder.isPreview($0) })
      return .success(())
    } catch { return .failure(error) }
  }
}
