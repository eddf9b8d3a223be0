package import Diagnostics
import Glibc

extension Folder {
  /// The regular files below `sub`, sorted by the bytes of their paths. A missing folder has none.
  ///
  /// Hidden files and what editors and systems leave behind are passed over. Symbolic links are followed inside the folder;
  /// a link that leads outside or to nothing is reported.
  package func files(in sub: String, diagnostics: inout [Diagnostic]) -> [Entry] {
    guard let start = entry(sub, diagnostics: &diagnostics), !start.isRegular else { return [] }
    var walk = FolderWalk(folder: self)
    walk.enter(start.path)
    diagnostics += walk.diagnostics
    return walk.entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Folder {
  /// Names of the regular files beside the settings, sorted; those in folders are not looked at.
  package var filesAtRoot: [String] {
    (FolderNames(root)?.all ?? []).filter { $0.rawName == nil && $0.kind == .regular && !Leftover.isFile($0.name) }.map(\.name).sorted()
  }
}

/// One pass over a folder and those below it.
private struct FolderWalk {
  /// Links to folders can multiply without a cycle; no report has so many.
  static let linkLimit = 1_000

  /// A folder as the disk knows it, whatever its path.
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt

    init?(_ path: String) {
      guard let status = System.status(path) else { return nil }
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
    }
  }

  let folder: Folder
  private(set) var entries: [Folder.Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The folders that the walk stands in: a link to one of them is a cycle and brings nothing new.
  private var standing: Set<Identity> = []
  private var linkCount = 0

  init(folder: Folder) { self.folder = folder }

  mutating func enter(_ path: String) {
    guard let identity = Identity(folder.absolute(path)), standing.insert(identity).inserted else { return }
    defer { standing.remove(identity) }
    guard let names = FolderNames(folder.absolute(path)) else {
      if errno != ENOENT { report(.unreadable(reason: System.reason(errno)), path) }
      return
    }
    for item in names.all where !Leftover.isFolder(item.name) {
      let inner = path.isEmpty ? item.name : path + "/" + item.name
      if item.rawName == nil {
        visit(inner, item.name, item.kind)
      } else {
        report(.unreadable(reason: "The file name is not UTF-8"), inner)
      }
    }
  }

  private mutating func visit(_ path: String, _ name: String, _ kind: FolderNames.Kind) {
    switch kind {
    case .folder: enter(path)
    case .special: break
    case .regular:
      if Leftover.isFile(name) { return }
      // Looked at without following: it was no link a moment ago. Gone meanwhile is as if it had never been.
      guard let status = System.status(folder.absolute(path), follow: false), status.isRegular else { return }
      entries.append(Folder.Entry(path: path, size: Int(status.st_size), isRegular: true))
    case .link, .unknown:
      if Leftover.isFile(name) { return }
      follow(path, kind)
    }
  }

  private mutating func follow(_ path: String, _ kind: FolderNames.Kind) {
    switch folder.find(path) {
    case .entry(let entry) where entry.isRegular: entries.append(entry)
    case .entry:
      if kind == .link { linkCount += 1 }
      if linkCount <= Self.linkLimit { enter(path) } else { report(.unreadable(reason: System.reason(ELOOP)), path) }
    case .unreadable(reason: Folder.specialFile): break
    case let found: report(found, path)
    }
  }

  private mutating func report(_ found: Folder.Found, _ path: String) { diagnostics.append(found.diagnostic(path)) }
}

/// What a listing passes over.
enum Leftover {
  static func isFolder(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: ".") }

  static func isFile(_ name: String) -> Bool {
    if name.hasSuffix("~") || name.hasPrefix("~$") { return true }
    let lower = name.lowercased()
    return lower.hasSuffix(".tmp") || lower == "thumbs.db" || lower == "desktop.ini"
  }
}
