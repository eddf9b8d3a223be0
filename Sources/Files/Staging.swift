import Glibc

/// The new site beside the target, before it takes its place.
struct Staging {
  let files: [Bundle.File]
  let folders: [String]
  let comparison: Comparison
  let target: Target

  /// Makes the folder with everything in it.
  func fill() async throws(FileFailure) {
    guard mkdir(target.staging, 0o755) == 0 else { throw failure(.create) }
    guard let new = openFolder(target.staging) else { throw failure(.create) }
    defer { close(new) }
    for folder in folders where mkdirat(new, folder, 0o755) != 0 { throw failure(.create, folder) }
    let old = comparison.stamp == nil ? -1 : openFolder(target.path) ?? -1
    defer { if old >= 0 { close(old) } }
    let (files, isSame, target) = (files, comparison.isSame, target)
    _ = try await Parallel.map(indices: files.count) { index throws(FileFailure) in
      let file = files[index]
      let shown = target.given + "/" + file.path
      if isSame[index] {
        try Self.keep(file.path, from: old, to: new, target)
      } else {
        try FileCopy.write(file.content, to: file.path, in: new, shown: shown)
      }
    }
    for name in comparison.kept { try Self.keep(name, from: old, to: new, target) }
    // Whoever could read the site before can read it after.
    if old >= 0, let status = System.status(old) { fchmod(new, status.st_mode & 0o7777) }
  }

  /// A file as it stands in the target: linked, or copied with its times where the disk has no links.
  private static func keep(_ name: String, from old: Int32, to new: Int32, _ target: Target) throws(FileFailure) {
    if linkat(old, name, new, name, 0) == 0 { return }
    try FileCopy.copyKeepingTimes(name, from: old, to: new, source: target.path + "/" + name, shown: target.given + "/" + name)
  }

  private func openFolder(_ path: String) -> Int32? {
    System.retry { open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
  }

  private func failure(_ action: FileFailure.Action, _ folder: String = "") -> FileFailure {
    FileFailure(path: folder.isEmpty ? target.given : target.given + "/" + folder, action: action, errorNumber: errno)
  }
}
