internal import Glibc
internal import Synchronization

/// Ctrl-C, and what a service manager sends: the program ends at the next good moment. A second one ends it at once.
enum Interruption {
  private static let flag = Atomic(false)

  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
