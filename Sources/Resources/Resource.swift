internal import CEmbedded

/// A file that travels inside the program: theme, frameworks, words. The built program can be copied anywhere.
package struct Resource: Sendable {
  /// As in the repository: `templates/page.mustache`.
  package let path: String
  private let index: Int

  package static let all: [Resource] = (0..<Int(saraban_embedded_count)).map { index in
    Resource(path: String(cString: saraban_embedded_path(index)), index: index)
  }

  private static let byPath: [String: Resource] = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

  package static func named(_ path: String) -> [UInt8]? { byPath[path]?.bytes }

  package var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: saraban_embedded_bytes(index), count: saraban_embedded_size(index)))
  }
}
