internal import Glibc
internal import Synchronization

/// Clients that may send a request, and since when: one that takes too long for its head is cut off, however steadily it trickles.
final class Deadlines: Sendable {
  /// For the head of one request, and for doing nothing between two.
  static let limit = Duration.seconds(10)

  private let waiting = Mutex<[Int32: ContinuousClock.Instant]>([:])

  func begin(_ socket: Int32) { waiting.withLock { $0[socket] = .now } }
  func end(_ socket: Int32) { waiting.withLock { $0[socket] = nil } }

  /// Under the lock: the server tells the end of a client before its socket may become another's.
  func cut() {
    let last = ContinuousClock.Instant.now - Self.limit
    waiting.withLock { waiting in
      for (socket, since) in waiting where since < last {
        shutdown(socket, Int32(SHUT_RDWR))
        waiting[socket] = nil
      }
    }
  }
}
