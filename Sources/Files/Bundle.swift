/// What a build writes: sorted relative paths and what stands in each file.
package struct Bundle: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A file to copy; streamed, so that its size does not matter.
    case copy(from: FileSource)
  }

  package struct File: Sendable {
    package let path: String
    package let content: Content
  }

  private var contents: [String: Content] = [:]

  package init() {}

  /// Adds a file; one added before at the same path is replaced.
  package mutating func add(_ path: String, _ content: Content) { contents[path] = content }

  package subscript(path: String) -> Content? { contents[path] }
  package var count: Int { contents.count }

  /// Sorted by the bytes of their paths.
  package var files: [File] {
    contents.map { File(path: $0.key, content: $0.value) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Sequence<Bundle.File> {
  /// Every folder that the files need, those above first.
  var folders: [String] {
    var known = Set<String>()
    for file in self {
      var path = Substring(file.path)
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        if !known.insert(String(path)).inserted { break }
      }
    }
    return known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
