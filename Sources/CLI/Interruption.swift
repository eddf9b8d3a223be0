internal import Glibc
internal import Synchronization

/// Ctrl-C, and what a service manager sends: a command that runs on ends at once, whatever it computes, but finishes what it writes.
/// A second one ends that too.
enum Interruption {
  private static let isAsked = Atomic(false)
  private static let isWriting = Atomic(false)
  private static let farewell = Mutex("")
  /// Where the signal wakes the thread that waits for it.
  private static let bell = Atomic<Int32>(-1)

  /// `farewell` is said at the end.
  static func listen(_ farewell: String) {
    say(farewell)
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    bell.store(ends[1], ordering: .relaxed)
    // A thread of its own: those of Swift's tasks may all be at work.
    var thread = pthread_t()
    let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
      var byte: UInt8 = 0
      while read(Int32(Int(bitPattern: context)), &byte, 1) != 1 {}
      Interruption.isAsked.store(true, ordering: .sequentiallyConsistent)
      if !Interruption.isWriting.load(ordering: .sequentiallyConsistent) { Interruption.end() }
      return nil
    }
    pthread_create(&thread, nil, start, UnsafeMutableRawPointer(bitPattern: Int(ends[0])))
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Under nohup it goes on.
      if number == SIGHUP, isIgnored(SIGHUP) { continue }
      signal(number) { number in
        var byte: UInt8 = 1
        _ = write(Interruption.bell.load(ordering: .relaxed), &byte, 1)
        signal(number, SIG_DFL)
      }
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    return sigaction(number, nil, &action) == 0 && unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  static func say(_ farewell: String) { self.farewell.withLock { $0 = farewell } }

  /// Does what must not be left half done.
  static func finishing<Result>(_ work: () async -> Result) async -> Result {
    isWriting.store(true, ordering: .sequentiallyConsistent)
    let result = await work()
    isWriting.store(false, ordering: .sequentiallyConsistent)
    if isAsked.load(ordering: .sequentiallyConsistent) { end() }
    return result
  }

  private static func end() -> Never {
    Console.error(farewell.withLock { $0 } + "\n")
    _exit(ExitCode.fine.rawValue)
  }
}
