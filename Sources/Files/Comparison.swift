import Glibc

/// How a bundle differs from what stands in the target.
struct Comparison {
  /// For each file of the bundle, whether the target has it byte for byte.
  let isSame: [Bool]
  /// Files that the bundle no longer has.
  let removed: Int
  /// Files of the target's owner to keep: see `Target.keptNames`.
  let kept: [String]
  /// The folder that was looked at.
  let stamp: Target.Stamp?
  private let hasStrayFolders: Bool

  init(_ files: [Bundle.File], folders: [String], with target: Target) async throws(FileFailure) {
    stamp = target.stamp
    guard stamp != nil else {
      isSame = [Bool](repeating: false, count: files.count)
      removed = 0
      kept = []
      hasStrayFolders = false
      return
    }
    let tree = try Tree(of: target.path)
    let wanted = Set(files.lazy.map(\.path))
    kept = Target.keptNames.filter { (tree.files.contains($0) || tree.others.contains($0)) && !wanted.contains($0) }
    removed = tree.files.subtracting(wanted).union(tree.others).subtracting(kept).count
    hasStrayFolders = !tree.folders.isSubset(of: folders)
    guard let folder = System.retry({ open(target.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }) else {
      throw FileFailure(path: target.given, action: .read, errorNumber: errno)
    }
    defer { close(folder) }
    let present = files.map { tree.files.contains($0.path) }
    isSame = try await Parallel.map(indices: files.count) { index throws(FileFailure) in
      guard present[index] else { return false }
      return switch files[index].content {
      case .bytes(let bytes): FileCopy.isSame(bytes, as: files[index].path, in: folder)
      case .copy(let source): try FileCopy.isSame(source: source, as: files[index].path, in: folder)
      }
    }
  }

  /// Whether there is nothing to write. A missing target has everything to write, even an empty bundle.
  var isUnchanged: Bool { stamp != nil && removed == 0 && !hasStrayFolders && isSame.allSatisfy { $0 } }

  var summary: WriteSummary {
    let unchanged = isSame.reduce(0) { $0 + ($1 ? 1 : 0) }
    return WriteSummary(written: isSame.count - unchanged, unchanged: unchanged, removed: removed)
  }
}
