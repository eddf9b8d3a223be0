package import Diagnostics
import Glibc

extension Folder {
  /// The largest text source; attachments have no limit.
  package static let textLimit = 16 << 20

  /// Reads a text source as UTF-8 without a byte-order mark; nil when it cannot be used, which is reported.
  package func readText(_ path: String, diagnostics: inout [Diagnostic]) -> SourceFile? {
    do throws(Found) {
      let bytes = try readBytes(path, limit: Self.textLimit)
      if bytes.count > Self.textLimit {
        diagnostics.append(tooLarge(path, bytes.count))
        return nil
      }
      return DecodedText(bytes, path: path).sourceFile(&diagnostics)
    } catch {
      diagnostics.append(error.diagnostic(path))
      return nil
    }
  }

  /// The first bytes of any file; nil when it cannot be used.
  package func readHead(_ path: String, _ count: Int) -> [UInt8]? { try? readBytes(path, limit: count) }

  /// The bytes of a file; one more than `limit` when it is larger.
  private func readBytes(_ path: String, limit: Int) throws(Found) -> [UInt8] {
    if path.utf8.contains(0) { throw .missing }
    guard let inner = Self.normalized(path) else { throw .outside }
    let descriptor = try open(inner).get()
    defer { close(descriptor) }
    guard let status = System.status(descriptor) else { throw Found(errorNumber: errno) }
    guard status.isRegular else { throw .unreadable(reason: status.isFolder ? System.reason(EISDIR) : Self.specialFile) }
    // One byte more than it has shows in the same call whether it grew: then it is read as if it were as large as allowed.
    var capacity = min(Int(status.st_size), limit) + 1
    while true {
      let bytes = try read(descriptor, capacity)
      if bytes.count < capacity || capacity > limit { return bytes }
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Found(errorNumber: errno) }
      capacity = limit + 1
    }
  }

  private func read(_ descriptor: Int32, _ capacity: Int) throws(Found) -> [UInt8] {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let filled = System.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
      isRead = filled >= 0
      count = max(filled, 0)
    }
    if !isRead { throw Found(errorNumber: errno) }
    return bytes
  }

  /// The size as people read it, rounded so that it differs from the limit.
  private func tooLarge(_ path: String, _ read: Int) -> Diagnostic {
    var size = read
    if case .entry(let entry) = find(path) { size = max(size, entry.size) }
    let megabyte = 1 << 20
    return Diagnostic(
      .fileTooLarge, at: Place(file: path),
      ["size": "\((size + megabyte - 1) / megabyte) MB", "limit": "\(Self.textLimit / megabyte) MB"])
  }
}
