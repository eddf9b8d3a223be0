internal import Files
internal import Starting

/// Puts new files into a report's folder. What is there stays as it is.
struct NewFiles {
  private(set) var made: [StartFile] = []
  private(set) var kept: [String] = []

  /// The first folder on the way to a new file that a link takes out of the report.
  static func leavingLink(_ files: [StartFile], in directory: String) -> String? {
    let root = Disk.realPath(directory)
    return files.lazy.compactMap { file in
      let folder = ReportCommands.join(directory, String(file.path[..<(file.path.lastIndex(of: "/") ?? file.path.startIndex)]))
      return (Disk.realPath(folder) + "/").hasPrefix(ReportCommands.join(root, "")) ? nil : folder
    }.first
  }

  init(_ files: [StartFile], in directory: String, folders: [String] = []) throws(FileFailure) {
    try Disk.makeFolders(directory)
    for folder in folders { try Disk.makeFolders(ReportCommands.join(directory, folder)) }
    for file in files {
      let path = ReportCommands.join(directory, file.path)
      if let slash = path.lastIndex(of: "/") { try Disk.makeFolders(String(path[..<slash])) }
      if try Disk.create(path, file.content) { made.append(file) } else { kept.append(file.path) }
    }
  }
}

/// A path as it can be typed after a command.
enum ShellWord {
  /// A folder behind a command, with its space; nothing for the one that is taken anyway.
  static func operand(_ directory: String) -> String { directory == "." ? "" : " " + quoted(directory) }

  static func quoted(_ path: String) -> String {
    let path = path.hasPrefix("-") ? "./" + path : path
    // Double quotes are understood by every shell, also by those of Windows.
    if path.contains(where: { "\"$`\\!".contains($0) }) { return "'" + path.replacing("'", with: "'\\''") + "'" }
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+@%:=,".contains($0) }
    return isPlain ? path : "\"" + path + "\""
  }
}
