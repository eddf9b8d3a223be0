import Glibc

/// The names in one folder, in the order of the disk, without `.` and `..`.
struct FolderNames {
  enum Kind { case regular, folder, link, special, unknown }

  struct Item {
    /// With broken bytes replaced.
    let name: String
    /// Only when the name is not UTF-8, so that no text can lead to it: its bytes, for removing it.
    let rawName: [CChar]?
    let kind: Kind
  }

  private(set) var all: [Item] = []

  /// nil with `errno` set when the folder cannot be listed.
  init?(_ path: String) {
    guard let stream = opendir(path) else { return nil }
    self.init(stream)
  }

  /// Takes over the descriptor of an open folder.
  init?(descriptor: Int32) {
    guard let stream = fdopendir(descriptor) else {
      let number = errno
      close(descriptor)
      errno = number
      return nil
    }
    self.init(stream)
  }

  private init?(_ stream: OpaquePointer) {
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let kind = Self.kind(Int(entry.pointee.d_type))
      let item = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { Self.item($0, kind) }
      }
      if item.name != ".", item.name != ".." { all.append(item) }
    }
    if errno != 0 { return nil }
  }

  private static func item(_ name: UnsafePointer<CChar>, _ kind: Kind) -> Item {
    if let text = String(validatingCString: name) { return Item(name: text, rawName: nil, kind: kind) }
    let raw = Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
    return Item(name: String(cString: name), rawName: raw, kind: kind)
  }

  private static func kind(_ type: Int) -> Kind {
    switch type {
    case Int(DT_REG): .regular
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): .unknown
    default: .special
    }
  }
}
