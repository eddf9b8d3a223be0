package import Diagnostics
internal import Resources
internal import Synchronization

/// The frameworks that the program carries.
package enum FrameworkCatalogue {
  private static let folder = "frameworks/"
  private static let suffix = ".yaml"

  /// Ids with editions, `pmqa4@2567`, in order.
  package static let names: [String] = Resource.all.compactMap { resource in
    guard resource.path.hasPrefix(folder), resource.path.hasSuffix(suffix) else { return nil }
    return String(resource.path.dropFirst(folder.count).dropLast(suffix.count))
  }.sorted(by: NaturalOrder.isLess)

  /// The one that a new report follows where nobody says otherwise: of the latest edition.
  package static let newest: String = names.max { NaturalOrder.isLess(edition($0), edition($1)) } ?? ""
  private static func edition(_ name: String) -> String { name.split(separator: "@").last.map(String.init) ?? "" }

  package static func file(_ name: String) -> SourceFile? {
    let path = folder + name + suffix
    return Resource.named(path).map { SourceFile(path: path, bytes: $0) }
  }

  /// A built-in framework, read once however many reports use it. Its file is part of the program, so a fault in it is the program's.
  package static func shared(_ name: String) -> Framework? {
    loaded.withLock { loaded in
      if let framework = loaded[name] { return framework }
      var findings: [Diagnostic] = []
      let framework = file(name).flatMap { FrameworkReader.read($0, diagnostics: &findings) }
      loaded[name] = framework
      return framework
    }
  }

  private static let loaded = Mutex<[String: Framework]>([:])
}
