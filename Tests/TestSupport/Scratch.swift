package import Foundation

/// A folder of its own for one test, removed with it.
package final class Scratch: Sendable {
  package let path: String

  package init() {
    path = NSTemporaryDirectory() + "/saraban-test-" + UUID().uuidString
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch { fatalError("\(path): \(error)") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name below.
  package func callAsFunction(_ name: String) -> String { path + "/" + name }

  package func write(_ name: String, _ text: String) { write(name, Data(text.utf8)) }

  package func write(_ name: String, _ bytes: Data) {
    let file = self(name)
    let folder = (file as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try bytes.write(to: URL(filePath: file))
    } catch { fatalError("\(file): \(error)") }
  }

  package func folder(_ name: String) { try? FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true) }

  package func link(_ name: String, to destination: String) {
    folder((name as NSString).deletingLastPathComponent)
    try? FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: destination)
  }

  /// Copies a folder of the repository in.
  package func copy(_ source: String, to name: String) {
    do { try FileManager.default.copyItem(atPath: source, toPath: self(name)) } catch { fatalError("\(source): \(error)") }
  }

  package func remove(_ name: String) { try? FileManager.default.removeItem(atPath: self(name)) }
  package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }
  package func text(_ name: String) -> String? { Disk.text(self(name)) }
}

/// Reading, in the shortest words.
package enum Disk {
  package static func bytes(_ path: String) -> Data? { try? Data(contentsOf: URL(filePath: path)) }
  package static func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The files below a folder by their relative paths, sorted. Symbolic links count as files.
  package static func files(_ folder: String) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    return names.sorted().flatMap { name -> [String] in
      let path = folder + "/" + name
      let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
      return type == .typeDirectory ? files(path).map { name + "/" + $0 } : [name]
    }
  }

  /// The names directly in a folder, sorted.
  package static func names(_ folder: String) -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }
}
