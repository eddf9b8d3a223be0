import CPlatform
package import Diagnostics
import Glibc

/// The report's folder: the only way to its files. Nothing outside is ever read, wherever `..` or a symbolic link leads.
package struct Folder: Sendable {
  /// From the root of the disk; symbolic links in it stay as given.
  package let root: String

  /// A file or folder inside, by its path relative to the root.
  package struct Entry: Sendable, Hashable {
    /// With `/`, as the disk spells it.
    package let path: String
    package let size: Int
    /// False for a folder.
    package let isRegular: Bool
  }

  /// What there is at a path.
  package enum Found: Sendable, Hashable {
    case entry(Entry)
    case missing
    case outside
    case unreadable(reason: String)
  }

  package init(_ path: String) throws(FileFailure) {
    var root = System.absolutePath(path)
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    guard let status = System.status(root) else { throw FileFailure(path: path, action: .read, errorNumber: errno) }
    guard status.isFolder else { throw FileFailure(path: path, action: .read, errorNumber: ENOTDIR) }
    self.root = root
  }

  /// The path from the root of the disk. The one place where it is needed is what a build copies.
  package func absolute(_ path: String) -> String {
    path.isEmpty ? root : root == "/" ? "/" + path : root + "/" + path
  }

  /// What a relative path leads to. Says nothing itself, so that the caller can report it where the path is written.
  package func find(_ path: String) -> Found {
    // A zero byte would cut the path short for the system.
    if path.utf8.contains(0) { return .missing }
    guard let inner = Self.normalized(path) else { return .outside }
    switch open(inner, looks: true) {
    case .failure(let found): return found
    case .success(let descriptor):
      defer { close(descriptor) }
      guard let status = System.status(descriptor) else { return .unreadable(reason: System.reason(errno)) }
      guard status.isRegular || status.isFolder else { return .unreadable(reason: Self.specialFile) }
      return .entry(Entry(path: inner, size: Int(status.st_size), isRegular: status.isRegular))
    }
  }

  /// One file or folder by its relative path; nil when there is none (which is not reported) or when it may not be used.
  package func entry(_ path: String, diagnostics: inout [Diagnostic]) -> Entry? {
    let found = find(path)
    if case .entry(let entry) = found { return entry }
    if found != .missing { diagnostics.append(found.diagnostic(path)) }
    return nil
  }

  // MARK: Staying inside

  static let specialFile = "Not a regular file"

  /// Opens for reading. `looks` only looks at it, which works for any kind of file.
  func open(_ inner: String, looks: Bool = false) -> OpenResult {
    switch descriptor(inner, looks: looks) {
    case -EXDEV: .failure(.outside)
    case let descriptor where descriptor >= 0: .success(descriptor)
    case let number: .failure(Found(errorNumber: -number))
    }
  }

  /// The same, or the negative error number: EXDEV for what leads out.
  func descriptor(_ inner: String, looks: Bool = false) -> Int32 {
    let descriptor = saraban_open_beneath(root, inner.isEmpty ? "." : inner, looks ? 1 : 0)
    return [-EXDEV, -ENOSYS, -EPERM].contains(descriptor) ? resolvedDescriptor(inner) : descriptor
  }

  /// The slower way: resolves every link first. For links with absolute paths, and for old kernels.
  private func resolvedDescriptor(_ inner: String) -> Int32 {
    guard let top = System.realPath(root), let real = System.realPath(absolute(inner)) else { return -errno }
    guard real == top || real.utf8.starts(with: (top == "/" ? top : top + "/").utf8) else { return -EXDEV }
    return System.retry { Glibc.open(real, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC) } ?? -errno
  }

  /// The path without `.`, `..` and double slashes; nil when it leads out by itself.
  static func normalized(_ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }
}

extension Folder.Found: Error {
  init(errorNumber: Int32) {
    self = errorNumber == ENOENT || errorNumber == ENOTDIR ? .missing : .unreadable(reason: System.reason(errorNumber))
  }

  /// The finding for a file that cannot be used.
  func diagnostic(_ path: String) -> Diagnostic {
    let place = Place(file: path)
    return switch self {
    case .outside: Diagnostic(.outsideFolder, at: place, ["path": path])
    case .unreadable(let reason): Diagnostic(.unreadableFile, at: place, ["reason": reason])
    case .missing, .entry: Diagnostic(.unreadableFile, at: place, ["reason": System.reason(ENOENT)])
    }
  }
}

/// A descriptor to close, or why there is none.
typealias OpenResult = Result<Int32, Folder.Found>
