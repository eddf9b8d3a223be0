internal import Files

/// Whether a folder is another than at the last look.
struct FolderChanges: Sendable {
  /// Between two looks; longer where a look takes long, so that idling costs next to nothing.
  private static let pause = Duration.milliseconds(120)
  private static let patience = 25
  /// A file is being written while it changes from one short look to the next; but nobody waits for long.
  private static let quiet = Duration.milliseconds(40)
  private static let longest = Duration.seconds(1)
  /// Shared folders may tell times in steps of two seconds: a file saved twice in one step looks the same from outside.
  private static let doubt = Duration.seconds(4)
  /// What a person saves; larger files are told by their times alone.
  private static let textLimit = 4 << 20

  private(set) var state: FolderState
  private let root: String
  private let except: Set<String>
  /// Files that changed lately: until when they are in doubt, and what was in them.
  private var doubtful: [String: (end: ContinuousClock.Instant, content: Int?)] = [:]

  init(_ directory: String, except: [String]) {
    root = Disk.realPath(directory)
    self.except = Set(except.map(Disk.realPath))
    state = FolderState(of: root, except: self.except)
  }

  /// True once something has changed and is quiet again; false after a while without.
  mutating func wait() async -> Bool {
    let start = ContinuousClock.now
    let isChanged = look()
    let cost = ContinuousClock.now - start
    guard isChanged else {
      try? await Task.sleep(for: max(Self.pause, cost * Self.patience))
      return false
    }
    repeat { try? await Task.sleep(for: Self.quiet) } while look() && ContinuousClock.now - start < Self.longest
    return true
  }

  @discardableResult
  mutating func look() -> Bool {
    let now = FolderState(of: root, except: except)
    let changed = now.changes(since: state)
    state = now
    let time = ContinuousClock.now
    var isChanged = !changed.isEmpty
    for (path, doubt) in doubtful where !changed.contains(path) {
      if doubt.end < time { doubtful[path] = nil; continue }
      let content = content(path)
      if content != doubt.content { isChanged = true }
      doubtful[path]?.content = content
    }
    for path in changed { doubtful[path] = (time + Self.doubt, content(path)) }
    return isChanged
  }

  private func content(_ path: String) -> Int? { try? Disk.read(root + "/" + path, limit: Self.textLimit).hashValue }
}
