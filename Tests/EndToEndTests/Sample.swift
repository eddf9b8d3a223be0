import Foundation
import TestSupport

/// The sample report at the root of the repository, built once for all tests that look at it.
enum Sample {
  static let sources = ["saraban.yaml", "content", "data", "evidence", "assets"]

  /// Kept until the process ends.
  private static let scratch = Scratch()

  static let built: (run: Run, site: Site) = {
    atexit { Sample.cleanUp() }
    let run = Saraban.build(Repository.root, to: scratch("site"))
    return (run, Site(scratch("site")))
  }()

  private static func cleanUp() { try? FileManager.default.removeItem(atPath: scratch.path) }

  /// A copy of the sources, to be changed.
  static func copy(to scratch: Scratch, _ name: String = "sample") -> String {
    scratch.folder(name)
    for source in sources { scratch.copy(Repository.root + "/" + source, to: name + "/" + source) }
    return scratch(name)
  }
}
