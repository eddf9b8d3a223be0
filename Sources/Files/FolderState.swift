import Glibc

/// What everything in a folder looks like from outside: two states differ when something was saved, made, moved or removed between them.
///
/// Hidden folders and what editors leave behind are passed over, as by a listing.
package struct FolderState: Sendable, Equatable {
  /// What the disk says of a file without opening it. Times of shared folders may be whole seconds, or two.
  package struct Status: Sendable, Hashable {
    package let size: Int
    private let number: UInt
    private let mode: UInt32
    private let times: [Int]

    init(_ status: stat) {
      mode = UInt32(status.st_mode)
      number = UInt(status.st_ino)
      // A folder is as its names are: those are told one by one.
      size = status.isFolder ? 0 : Int(status.st_size)
      times = status.isFolder ? [] : [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
  }

  /// By path in the folder.
  package private(set) var entries: [String: Status] = [:]

  /// `except` are paths from the root of the disk. A missing folder has nothing in it.
  package init(of root: String, except: Set<String> = []) {
    var waiting = [""]
    while let folder = waiting.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      for item in FolderNames(path)?.all ?? [] where !Leftover.isFolder(item.name) && !Leftover.isFile(item.name) {
        let inner = folder.isEmpty ? item.name : folder + "/" + item.name
        let whole = root + "/" + inner
        guard item.kind != .special, !except.contains(whole), let status = System.status(whole) else { continue }
        entries[inner] = Status(status)
        // What a link to a folder leads to is seen where it stands.
        if status.isFolder, item.kind != .link { waiting.append(inner) }
      }
    }
  }

  package func changes(since former: FolderState) -> Set<String> {
    let changed = entries.filter { former.entries[$0.key] != $0.value }.keys
    return Set(changed).union(former.entries.keys.filter { entries[$0] == nil })
  }
}
