import Glibc

/// Files by plain path, for what does not belong to a report's folder: a bundle's own files, a program's arguments.
package enum Disk {
  package static func exists(_ path: String) -> Bool { System.status(path) != nil }

  /// All bytes of a regular file. `limit` guards against reading a huge file by mistake.
  package static func read(_ path: String, limit: Int = .max - 1) throws(FileFailure) -> [UInt8] {
    func failure(_ number: Int32) -> FileFailure { FileFailure(path: path, action: .read, errorNumber: number) }
    guard let descriptor = System.retry({ open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }) else { throw failure(errno) }
    defer { close(descriptor) }
    guard let status = System.status(descriptor) else { throw failure(errno) }
    guard status.isRegular else { throw failure(status.isFolder ? EISDIR : EINVAL) }
    if status.st_size > limit { throw failure(EFBIG) }
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      let filled = System.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
      isRead = filled >= 0
      count = max(filled, 0)
    }
    if !isRead { throw failure(errno) }
    return bytes
  }

  /// Whether a file begins with these bytes; false where it cannot be read.
  package static func begins(_ path: String, with start: [UInt8]) -> Bool {
    guard let descriptor = System.retry({ open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }) else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: start.count)
    return bytes.withUnsafeMutableBytes { System.read(descriptor, into: $0) } == start.count && bytes == start
  }

  /// The names in a folder, in no order; nil where it cannot be listed.
  package static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The path from the root of the disk with every link followed; of what does not exist yet, below the nearest folder that does.
  package static func realPath(_ path: String) -> String {
    let absolute = System.absolutePath(path)
    if let real = System.realPath(absolute) { return real }
    guard let slash = absolute.lastIndex(of: "/"), slash != absolute.startIndex else { return absolute }
    return realPath(String(absolute[..<slash])) + absolute[slash...]
  }

  /// Puts a finished file in its place, over a former one.
  package static func move(_ path: String, to target: String) throws(FileFailure) {
    if rename(path, target) != 0 { throw FileFailure(path: target, action: .exchange, errorNumber: errno) }
  }

  /// Makes a new file; false where there is one already, which stays as it is.
  package static func create(_ path: String, _ content: Bundle.Content) throws(FileFailure) -> Bool {
    do throws(FileFailure) { try FileCopy.write(content, to: path, in: AT_FDCWD, shown: path) } catch {
      if error.action == .create, error.errorNumber == EEXIST { return false }
      // Half a file would be taken for a whole one.
      if error.action == .write { unlink(path) }
      throw error
    }
    return true
  }

  /// Removes a folder and all below it; a missing one is fine.
  package static func remove(_ folder: String) throws(FileFailure) { try Tree.remove(folder) }

  /// Tells the versions of a file apart without reading it.
  package static func version(_ path: String) -> String {
    guard let status = System.status(path) else { return "" }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  /// The disk of the folder in which a path lies, or would lie once its folders are made.
  package static func device(above path: String) -> String {
    var folders = System.absolutePath(path).split(separator: "/").dropLast()
    while true {
      if let status = System.status("/" + folders.joined(separator: "/")) { return String(status.st_dev) }
      if folders.popLast() == nil { return "" }
    }
  }

  package static func isFolder(_ path: String) -> Bool { System.status(path)?.isFolder == true }

  /// Makes a folder and those above it where they are missing.
  package static func makeFolders(_ path: String) throws(FileFailure) {
    if path.isEmpty || path == "/" || mkdir(path, 0o755) == 0 { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolders(String(path[..<slash]))
      if mkdir(path, 0o755) == 0 { return }
    }
    let number = errno
    if number == EEXIST, System.status(path)?.isFolder == true { return }
    throw FileFailure(path: path, action: .create, errorNumber: number)
  }
}
