import CPlatform
package import Diagnostics
import Glibc

/// A text file of the report as it stands on the disk, to be changed there.
package struct OriginalText: Sendable {
  package let path: String
  fileprivate let bytes: [UInt8]
  fileprivate let markLength: Int

  /// As a check reads it: without a byte-order mark.
  package var source: SourceFile { SourceFile(path: path, bytes: Array(bytes.dropFirst(markLength))) }
}

/// Why a file of an author is left as it is.
package enum EditRefusal: Error, Sendable, Equatable {
  /// Reached through a symbolic link: it may belong to others too.
  case link
  case readOnly
  /// Not UTF-8, or with characters that are read as others.
  case encoding
  /// Not what was checked any more.
  case changed
  case failure(FileFailure)
}

extension Folder {
  /// A file that may be changed.
  package func original(_ path: String) throws(EditRefusal) -> OriginalText {
    let file = absolute(path)
    guard let top = System.realPath(root), let real = System.realPath(file), let status = System.status(file) else {
      throw .failure(FileFailure(path: path, action: .read, errorNumber: errno))
    }
    guard real == (top == "/" ? "" : top) + "/" + path, status.isRegular else { throw .link }
    // Whoever may write everywhere still keeps off what is marked.
    guard status.st_mode & 0o222 != 0, access(file, W_OK) == 0 else { throw .readOnly }
    let bytes: [UInt8]
    do { bytes = try Disk.read(file, limit: Self.textLimit) } catch { throw .failure(error) }
    guard let markLength = DecodedText(bytes, path: path).plainStart else { throw .encoding }
    return OriginalText(path: path, bytes: bytes, markLength: markLength)
  }

  /// Puts new texts in the places of the old ones, one file after the other. The answer tells for each why it was left as it is.
  /// `exchangesInOneStep` is false as on systems that cannot do it.
  package func replace(_ edits: [(original: OriginalText, text: [UInt8])], exchangesInOneStep: Bool = true) async -> [EditRefusal?] {
    let lock: WriteLock
    do { lock = try await WriteLock.acquire(absolute(".saraban-lock")) } catch {
      let failure = error as? FileFailure ?? FileFailure(path: root, action: .lock, errorNumber: EINTR)
      return edits.map { EditRefusal.failure(FileFailure(path: $0.original.path, action: .lock, errorNumber: failure.errorNumber)) }
    }
    defer { lock.release() }
    return edits.map { edit in
      do throws(EditRefusal) { try FileEdit(edit.original, absolute(edit.original.path)).write(edit.text, exchangesInOneStep) } catch { return error }
      return nil
    }
  }
}

/// One file gets a new text in one step. Whatever happens, the file is there, whole, as it was or as it shall be.
private struct FileEdit {
  private let original: OriginalText
  private let file: String
  /// Beside the file, hidden: what it shall be, and what it was until all is well. A killed run may leave them to the next.
  private let new: String
  private let old: String

  init(_ original: OriginalText, _ file: String) {
    self.original = original
    self.file = file
    let slash = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    let hidden = "\(file[..<slash]).\(file[slash...])"
    new = hidden + ".saraban-new"
    old = hidden + ".saraban-old"
  }

  func write(_ text: [UInt8], _ exchangesInOneStep: Bool) throws(EditRefusal) {
    clear()
    defer { clear() }
    guard let status = System.status(file) else { throw failure(.read) }
    try make(original.bytes.prefix(original.markLength) + text, as: status)
    switch exchangesInOneStep ? saraban_exchange(new, file) : ENOSYS {
    case 0:
      // What came out is what somebody may have saved a moment ago.
      if holdsOriginal(new) { return }
      _ = saraban_exchange(new, file)
      throw .changed
    case ENOSYS, EINVAL, ENOTSUP: try renameKeeping()
    case let number: throw .failure(FileFailure(path: original.path, action: .exchange, errorNumber: number))
    }
  }

  private func clear() {
    unlink(new)
    unlink(old)
  }

  private func holdsOriginal(_ path: String) -> Bool { (try? Disk.read(path)) == original.bytes }

  /// For disks that exchange no names: a copy stays until the new text is in its place.
  private func renameKeeping() throws(EditRefusal) {
    do throws(FileFailure) { try FileCopy.write(.copy(from: FileSource(file)), to: old, in: AT_FDCWD, shown: original.path) } catch { throw .failure(error) }
    guard holdsOriginal(old) else { throw .changed }
    if rename(new, file) != 0 { throw failure(.exchange) }
  }

  /// The new text, on the disk before it takes the place of the old one, with the same rights.
  private func make(_ bytes: some Sequence<UInt8>, as status: stat) throws(EditRefusal) {
    guard let descriptor = System.retry({ open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600) }) else { throw failure(.create) }
    let isWritten = Array(bytes).withUnsafeBytes { System.write(descriptor, $0) } && fsync(descriptor) == 0
    let number = errno
    // Only some may give files away; the mode is set after, since a new owner takes a part of it.
    if fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, status.st_gid) }
    fchmod(descriptor, status.st_mode & 0o7777)
    guard close(descriptor) == 0 || errno == EINTR else { throw failure(.write) }
    errno = number
    if !isWritten { throw failure(.write) }
  }

  private func failure(_ action: FileFailure.Action) -> EditRefusal { .failure(FileFailure(path: original.path, action: action, errorNumber: errno)) }
}
