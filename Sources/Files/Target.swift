import CPlatform
import Glibc

/// The folder that a build writes, and the names beside it that a switch-over needs.
struct Target: Sendable {
  /// Files of the administrator and of git: they may stand in a folder that is empty otherwise, and stay through every build.
  static let keptNames = [".gitignore", ".gitkeep", ".htaccess", ".nojekyll", "web.config"]

  /// As the user gave it, for messages.
  let given: String
  /// Without a link at its end.
  let path: String
  let staging: String
  let former: String
  let lock: String
  /// False makes two renames of the exchange, as on systems that cannot do it in one step.
  let exchangesInOneStep: Bool

  init(_ given: String, exchangesInOneStep: Bool) throws(FileFailure) {
    func failure(_ number: Int32) -> FileFailure { FileFailure(path: given, action: .create, errorNumber: number) }
    var whole = System.absolutePath(given)
    while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
    if System.status(whole, follow: false) != nil {
      // A link to a folder: work on what it leads to.
      guard let real = System.realPath(whole) else { throw failure(errno) }
      whole = real
    }
    guard let slash = whole.lastIndex(of: "/"), case let name = whole[whole.index(after: slash)...],
      !name.isEmpty, name != ".", name != "..", !given.utf8.contains(0)
    else { throw failure(EINVAL) }
    let parent = String(whole[..<slash])
    self.given = given
    self.exchangesInOneStep = exchangesInOneStep
    path = whole
    staging = "\(parent)/.\(name).saraban-new"
    former = "\(parent)/.\(name).saraban-old"
    lock = "\(parent)/.\(name).saraban-lock"
  }

  var parent: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

  /// Which folder stands at the path, so that one put there meanwhile is noticed.
  var stamp: Stamp? { System.status(path, follow: false).map(Stamp.init) }

  struct Stamp: Equatable {
    let device: UInt
    let number: UInt
    let changed: timespec

    init(_ status: stat) {
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
      changed = status.st_ctim
    }

    static func == (a: Stamp, b: Stamp) -> Bool {
      a.device == b.device && a.number == b.number && a.changed.tv_sec == b.changed.tv_sec && a.changed.tv_nsec == b.changed.tv_nsec
    }
  }

  // MARK: Refusing

  /// Throws unless the target is missing, empty, ours or forced.
  func refuseForeign(force: Bool, isOurs: (String) -> Bool) throws {
    guard let status = System.status(path, follow: false) else { return }
    guard status.isFolder else { throw WriteRefusal.isFile(given) }
    if saraban_is_mount(path) != 0 { throw WriteRefusal.isMount(given) }
    if force { return }
    guard let names = FolderNames(path) else { throw FileFailure(path: given, action: .list, errorNumber: errno) }
    let isEmpty = names.all.allSatisfy { Self.keptNames.contains($0.name) && $0.kind != .folder }
    if !isEmpty, !isOurs(path) { throw WriteRefusal.notOurs(given) }
  }

  // MARK: Switching over

  /// Puts the staged folder in the target's place.
  func switchOver() throws(FileFailure) {
    if System.status(path, follow: false) == nil { return try rename(staging, path) }
    let number = exchangesInOneStep ? saraban_exchange(staging, path) : ENOSYS
    switch number {
    case 0: return
    case ENOSYS, EINVAL, ENOTSUP: break
    default: throw FileFailure(path: given, action: .exchange, errorNumber: number)
    }
    try rename(path, former)
    do { try rename(staging, path) } catch {
      try? rename(former, path)
      throw error
    }
  }

  /// Whether a run was killed here, or is at work.
  var hasLeftovers: Bool { [staging, former, lock].contains { System.status($0, follow: false) != nil } }

  /// Ends what a killed run left: between two renames the staged folder was complete; otherwise it is worthless.
  func recover() throws(FileFailure) {
    if System.status(path, follow: false) == nil, System.status(former, follow: false) != nil {
      try rename(System.status(staging, follow: false) != nil ? staging : former, path)
    }
    try Tree.remove(staging)
    try Tree.remove(former)
  }

  private func rename(_ old: String, _ new: String) throws(FileFailure) {
    if Glibc.rename(old, new) != 0 { throw FileFailure(path: given, action: .exchange, errorNumber: errno) }
  }
}
