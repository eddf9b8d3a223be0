internal import CNettle
import Glibc

/// What tells the content of a file apart from any other.
package struct Fingerprint: Sendable, Hashable {
  /// In bytes.
  package let size: Int
  /// SHA-256 in hexadecimal digits.
  package let sha256: String

  package init(size: Int, sha256: String) {
    self.size = size
    self.sha256 = sha256
  }

  package init(of bytes: [UInt8]) {
    var hash = sha256_ctx()
    nettle_sha256_init(&hash)
    nettle_sha256_update(&hash, bytes.count, bytes)
    self.init(size: bytes.count, &hash)
  }

  fileprivate init(size: Int, _ hash: inout sha256_ctx) {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&hash, digest.count, &digest)
    self.init(size: size, sha256: digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }
}

extension Folder {
  /// The fingerprints of files by their paths, taken side by side. A file that is gone or cannot be read has none: whoever needs it says so.
  package func fingerprints(of paths: [String]) async -> [String: Fingerprint] {
    let taken = await Parallel.map(paths) { path in (path, fingerprint(of: path)) }
    return Dictionary(taken.compactMap { path, fingerprint in fingerprint.map { (path, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Read in pieces: evidence may be larger than the memory.
  private func fingerprint(of path: String) -> Fingerprint? {
    guard let inner = Self.normalized(path), case .success(let descriptor) = open(inner) else { return nil }
    defer { close(descriptor) }
    guard System.status(descriptor)?.isRegular == true else { return nil }
    var hash = sha256_ctx()
    nettle_sha256_init(&hash)
    var size = 0
    let isRead = withUnsafeTemporaryAllocation(byteCount: FileCopy.piece, alignment: 16) { buffer in
      while true {
        let filled = System.read(descriptor, into: buffer)
        if filled < 0 { return false }
        nettle_sha256_update(&hash, filled, buffer.bindMemory(to: UInt8.self).baseAddress)
        size += filled
        if filled < buffer.count { return true }
      }
    }
    guard isRead else { return nil }
    return Fingerprint(size: size, &hash)
  }
}
