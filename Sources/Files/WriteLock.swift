import Glibc

/// Makes builds of the same target wait for each other, within a process and among several.
struct WriteLock {
  private let path: String
  private let descriptor: Int32

  /// Waits without blocking a thread: the pool has as many as there are cores, and the holder's tasks need them.
  static func acquire(_ path: String) async throws -> WriteLock {
    while true {
      guard let descriptor = System.retry({ open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }) else {
        throw FileFailure(path: path, action: .lock, errorNumber: errno)
      }
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      // A file system without locks: better unlocked than not at all.
      let cannotLock = !isLocked && errno != EWOULDBLOCK && errno != EINTR
      if cannotLock || isLocked && isStill(path, descriptor) { return WriteLock(path: path, descriptor: descriptor) }
      close(descriptor)
      if !isLocked { try await Task.sleep(for: .milliseconds(2)) }
    }
  }

  /// Removed while held, so that nothing stays behind.
  func release() {
    unlink(path)
    close(descriptor)
  }

  /// Whether the holder before removed the file between our opening and locking it.
  private static func isStill(_ path: String, _ descriptor: Int32) -> Bool {
    guard let named = System.status(path, follow: false), let held = System.status(descriptor) else { return false }
    return named.st_dev == held.st_dev && named.st_ino == held.st_ino
  }
}
