import Diagnostics
import Files
import Glibc
import Testing

/// A folder of its own for one test, removed with it.
final class Scratch: Sendable {
  let path: String

  init() {
    let name = "/tmp/saraban-files-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    mkdir(name, 0o755)
    path = name
  }

  deinit { Shell.remove(path) }

  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) {
    if let slash = name.lastIndex(of: "/") { try? Disk.makeFolders(path + "/" + name[..<slash]) }
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress! + done, buffer.count - done)
        if count <= 0 { break }
        done += count
      }
    }
    close(file)
  }

  func folder(_ name: String) { try? Disk.makeFolders(path + "/" + name) }
  func link(_ name: String, to destination: String) { symlink(destination, path + "/" + name) }
  func read(_ name: String) -> String? { (try? Disk.read(path + "/" + name)).map { String(decoding: $0, as: UTF8.self) } }
  func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(path + "/" + name, &status) == 0
  }

  /// Inode and time of change, to tell whether something was written anew.
  func identity(_ name: String) -> [Int] {
    var status = stat()
    guard lstat(path + "/" + name, &status) == 0 else { return [] }
    return [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }

  /// Everything below, without what tests look at by itself.
  var names: [String] { Shell.list(path).sorted() }
}

enum Shell {
  static func list(_ path: String, _ prefix: String = "") -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append(prefix + name)
      if entry.pointee.d_type == UInt8(DT_DIR) { names += list(path + "/" + name, prefix + name + "/") }
    }
    return names
  }

  static func remove(_ path: String) {
    for name in list(path).sorted(by: >) where unlink(path + "/" + name) != 0 { rmdir(path + "/" + name) }
    rmdir(path)
  }
}

extension [Diagnostic] {
  var codes: [String] { map { "\($0.code.rawValue) \($0.place.path)" } }
}
