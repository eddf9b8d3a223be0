import Glibc

/// Comparing and copying of files in pieces: attachments may be larger than the memory.
enum FileCopy {
  static let piece = 1 << 20

  /// Whether the file `name` in the folder `folder` has exactly these bytes.
  static func isSame(_ bytes: [UInt8], as name: String, in folder: Int32) -> Bool {
    guard let descriptor = System.retry({ openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }) else { return false }
    defer { close(descriptor) }
    // One byte more shows whether the file is longer.
    return withUnsafeTemporaryAllocation(byteCount: min(bytes.count + 1, piece), alignment: 16) { buffer in
      bytes.withUnsafeBytes { expected in
        var offset = 0
        while true {
          let filled = System.read(descriptor, into: buffer)
          guard filled >= 0, offset + filled <= expected.count else { return false }
          if filled > 0, memcmp(buffer.baseAddress!, expected.baseAddress! + offset, filled) != 0 { return false }
          offset += filled
          if filled < buffer.count { return offset == expected.count }
        }
      }
    }
  }

  /// Whether the file has the bytes of the one at `source`.
  static func isSame(source: FileSource, as name: String, in folder: Int32) throws(FileFailure) -> Bool {
    let from = try source.open()
    defer { close(from) }
    guard let copy = System.retry({ openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }) else { return false }
    defer { close(copy) }
    guard let a = System.status(from), let b = System.status(copy), b.isRegular, a.st_size == b.st_size else { return false }
    let size = min(piece, max(1, Int(a.st_size)))
    let result: Bool? = withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { first in
      withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { second in
        while true {
          let filled = System.read(from, into: first)
          if filled < 0 { return nil }
          if System.read(copy, into: second) != filled || memcmp(first.baseAddress!, second.baseAddress!, filled) != 0 { return false }
          if filled < size { return true }
        }
      }
    }
    guard let result else { throw FileFailure(path: source.path, action: .read, errorNumber: errno) }
    return result
  }

  /// Writes a new file; `shown` names it in a failure.
  static func write(_ content: Bundle.Content, to name: String, in folder: Int32, shown: String) throws(FileFailure) {
    func failure(_ action: FileFailure.Action) -> FileFailure { FileFailure(path: shown, action: action, errorNumber: errno) }
    guard let file = System.retry({ openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644) }) else {
      throw failure(.create)
    }
    do throws(FileFailure) {
      switch content {
      case .bytes(let bytes): if !bytes.withUnsafeBytes({ System.write(file, $0) }) { throw failure(.write) }
      case .copy(let source): try stream(source, to: file, shown: shown)
      }
    } catch {
      close(file)
      throw error
    }
    // A full disk may show only here.
    if close(file) != 0, errno != EINTR { throw failure(.write) }
  }

  /// Copies a file that could not be linked, with its times.
  static func copyKeepingTimes(_ name: String, from: Int32, to: Int32, source: String, shown: String) throws(FileFailure) {
    try write(.copy(from: FileSource(source)), to: name, in: to, shown: shown)
    var status = stat()
    guard fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
    let times = [status.st_atim, status.st_mtim]
    utimensat(to, name, times, AT_SYMLINK_NOFOLLOW)
  }

  private static func stream(_ source: FileSource, to file: Int32, shown: String) throws(FileFailure) {
    let from = try source.open()
    defer { close(from) }
    let failed: FileFailure? = withUnsafeTemporaryAllocation(byteCount: piece, alignment: 16) { buffer in
      while true {
        let filled = System.read(from, into: buffer)
        if filled < 0 { return FileFailure(path: source.path, action: .read, errorNumber: errno) }
        if !System.write(file, UnsafeRawBufferPointer(rebasing: buffer[..<filled])) {
          return FileFailure(path: shown, action: .write, errorNumber: errno)
        }
        if filled < buffer.count { return nil }
      }
    }
    if let failed { throw failed }
  }
}
