internal import Foundation

/// Places in the repository, found from this file.
package enum Repository {
  package static let root: String = {
    var parts = #filePath.split(separator: "/").map(String.init)
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  package static func fixtures(_ family: String) -> String { root + "/Tests/Fixtures/" + family }
}
