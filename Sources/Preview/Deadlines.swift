internal import Glibc

/// Clients that may send a request, and since when: one that takes too long for its head is cut off, however steadily it trickles.
struct Deadlines {
  /// For the head of one request, and for doing nothing between two.
  private static let limit = Duration.seconds(10)
  /// When so many wait, nobody else must wait for them: a browser sends the head at once, and connects anew where it was cut off.
  private static let crowd = 64
  private static let crowdLimit = Duration.milliseconds(500)

  private var waiting: [Int32: ContinuousClock.Instant] = [:]

  mutating func begin(_ socket: Int32) { waiting[socket] = .now }
  mutating func end(_ socket: Int32) { waiting[socket] = nil }

  mutating func cut() {
    let last = ContinuousClock.Instant.now - (waiting.count > Self.crowd ? Self.crowdLimit : Self.limit)
    for (socket, since) in waiting where since < last {
      shutdown(socket, Int32(SHUT_RDWR))
      waiting[socket] = nil
    }
  }
}
