import Glibc

/// A file to copy or to send. One of a report's folder is looked for there again when it is opened: a link that was put in its place
/// meanwhile does not lead out.
package struct FileSource: Sendable {
  /// From the root of the disk.
  package let path: String
  private let inner: Inner?

  private struct Inner {
    let folder: Folder
    let path: String
  }

  /// A file that the user named.
  package init(_ path: String) {
    self.path = path
    inner = nil
  }

  init(_ path: String, in folder: Folder) {
    self.path = folder.absolute(path)
    inner = Inner(folder: folder, path: path)
  }

  /// A descriptor for reading, to be closed. A pipe opens at once.
  package func open() throws(FileFailure) -> Int32 {
    let descriptor = if let inner { inner.folder.descriptor(inner.path) } else {
      System.retry { Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) } ?? -errno
    }
    guard descriptor >= 0 else { throw FileFailure(path: path, action: .read, errorNumber: descriptor == -EXDEV ? EACCES : -descriptor) }
    return descriptor
  }
}

extension Folder {
  /// One of its files, to copy.
  package func source(_ path: String) -> FileSource { FileSource(path, in: self) }
}
