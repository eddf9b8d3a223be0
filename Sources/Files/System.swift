import Glibc

/// The few system calls everything here is made of; each goes on when a signal interrupts it.
enum System {
  static func reason(_ errorNumber: Int32) -> String { String(cString: strerror(errorNumber)) }

  /// The result of a call, or nil with `errno` set.
  static func retry(_ call: () -> Int32) -> Int32? {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { return nil }
    }
  }

  /// The whole path without symbolic links; nil with `errno` set.
  static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The path from the root of the disk, as given otherwise.
  static func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let pointer = getcwd(nil, 0) else { return path }
    defer { free(pointer) }
    let current = String(cString: pointer)
    if path.isEmpty || path == "." { return current }
    return current == "/" ? "/" + path : current + "/" + path
  }

  static func status(_ path: String, follow: Bool = true) -> stat? {
    var status = stat()
    return (follow ? stat(path, &status) : lstat(path, &status)) == 0 ? status : nil
  }

  static func status(_ descriptor: Int32) -> stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Fills the buffer as far as the file goes; -1 with `errno` set.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return -1
      }
      filled += count
    }
    return filled
  }

  /// Writes all bytes; false with `errno` set.
  static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Bool {
    var written = 0
    while written < buffer.count {
      let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
