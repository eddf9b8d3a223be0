import Glibc

/// What a write did, in files.
package struct WriteSummary: Sendable, Hashable {
  package let written: Int
  package let unchanged: Int
  package let removed: Int
}

/// Writes a bundle so that readers of the target see the old site or the new one, never a half.
package enum BundleWriter {
  /// Names of files in the target that no build touches.
  package static var keptNames: [String] { Target.keptNames }

  /// Compares first and writes nothing when nothing differs. Otherwise the whole bundle is staged beside the target, unchanged
  /// files as links, and takes its place in one step. When anything fails the target stays as it was.
  ///
  /// `isOurs` tells whether Saraban made the folder; another that is not empty is emptied with `force` only.
  /// Throws `FileFailure` or `WriteRefusal`.
  package static func write(
    _ bundle: Bundle, to target: String, force: Bool, isOurs: @Sendable (String) -> Bool
  ) async throws -> WriteSummary {
    try await write(bundle, to: Target(target, exchangesInOneStep: true), force: force, isOurs: isOurs)
  }

  static func write(
    _ bundle: Bundle, to target: Target, force: Bool, isOurs: @Sendable (String) -> Bool
  ) async throws -> WriteSummary {
    let files = bundle.files
    let folders = files.folders
    try checkPaths(files)
    try target.refuseForeign(force: force, isOurs: isOurs)
    // Before the lock, which leaves traces in the folder above. It may fail while another build switches over: then again.
    let first = try? await Comparison(files, folders: folders, with: target)
    if let first, first.isUnchanged {
      // A site that cannot be tidied up is still the right one.
      try? await removeLeftovers(of: target)
      return first.summary
    }
    try Disk.makeFolders(target.parent)
    let lock = try await WriteLock.acquire(target.lock)
    defer { lock.release() }
    try target.recover()
    // Another build may have put a new folder there since: what was compared counts only for the same one.
    var comparison = first
    if comparison == nil || comparison?.stamp != target.stamp {
      try target.refuseForeign(force: force, isOurs: isOurs)
      comparison = try await Comparison(files, folders: folders, with: target)
    }
    guard let comparison, !comparison.isUnchanged else { return comparison!.summary }
    do {
      try await Staging(files: files, folders: folders, comparison: comparison, target: target).fill()
      try target.switchOver()
    } catch {
      try? Tree.remove(target.staging)
      throw error
    }
    // The new site stands. What cannot be removed now, the next build removes.
    try? Tree.remove(target.staging)
    try? Tree.remove(target.former)
    return comparison.summary
  }

  /// What a killed run left, once no other is at work on it.
  private static func removeLeftovers(of target: Target) async throws {
    guard target.hasLeftovers else { return }
    let lock = try await WriteLock.acquire(target.lock)
    defer { lock.release() }
    try target.recover()
  }

  /// Paths come from ids of the report: none may lead out of the target.
  private static func checkPaths(_ files: [Bundle.File]) throws(FileFailure) {
    for file in files where file.path.isEmpty || Folder.normalized(file.path) != file.path || file.path.utf8.contains(0) {
      throw FileFailure(path: file.path, action: .create, errorNumber: EINVAL)
    }
  }
}
