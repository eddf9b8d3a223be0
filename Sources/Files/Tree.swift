import Glibc

/// Everything below a folder, told apart without following a single link.
struct Tree {
  private(set) var files: Set<String> = []
  private(set) var folders: Set<String> = []
  /// Links, pipes and whatever else no build makes.
  private(set) var others: Set<String> = []

  /// A missing folder has nothing in it.
  init(of root: String) throws(FileFailure) {
    var waiting = [""]
    while let folder = waiting.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      guard let names = FolderNames(path) else {
        if folder.isEmpty, errno == ENOENT { return }
        throw FileFailure(path: path, action: .list, errorNumber: errno)
      }
      for item in names.all {
        let inner = folder.isEmpty ? item.name : folder + "/" + item.name
        if add(inner, root, item.rawName == nil ? item.kind : .special) { waiting.append(inner) }
      }
    }
  }

  /// Whether it is a folder, to look into.
  private mutating func add(_ inner: String, _ root: String, _ kind: FolderNames.Kind) -> Bool {
    switch kind {
    case .regular: files.insert(inner)
    case .folder: folders.insert(inner)
    case .link, .special: others.insert(inner)
    case .unknown:
      let status = System.status(root + "/" + inner, follow: false)
      return add(inner, root, status?.isFolder == true ? .folder : status?.isRegular == true ? .regular : .special)
    }
    return kind == .folder
  }

  /// Removes a folder and all below it. A link is removed, never what it leads to; a missing folder is fine.
  static func remove(_ path: String) throws(FileFailure) { try remove(path, in: AT_FDCWD, shown: path) }

  private static func remove(_ name: UnsafePointer<CChar>, in parent: Int32, shown: String) throws(FileFailure) {
    func failure() -> FileFailure { FileFailure(path: shown, action: .remove, errorNumber: errno) }
    if unlinkat(parent, name, 0) == 0 || errno == ENOENT { return }
    // Linux says EISDIR for a folder, other systems EPERM.
    guard errno == EISDIR || errno == EPERM else { throw failure() }
    guard let folder = System.retry({ openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }) else {
      throw failure()
    }
    // The listing closes its own descriptor; this one stays for the removals.
    defer { close(folder) }
    let copy = fcntl(folder, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, let names = FolderNames(descriptor: copy) else { throw failure() }
    for item in names.all {
      let inner = shown + "/" + item.name
      if let raw = item.rawName { try remove(raw, in: folder, shown: inner) } else { try remove(item.name, in: folder, shown: inner) }
    }
    if unlinkat(parent, name, AT_REMOVEDIR) != 0, errno != ENOENT { throw failure() }
  }
}
