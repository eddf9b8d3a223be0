/// Names that copies of files get: `1.1 - สำเนา.md`, `1.1 - Copy (2).md`, `Copy of 1.1.md`, `1.1 (2).md`, `results-backup.csv`.
enum CopyName {
  private static let before = ["copy of ", "สำเนาของ ", "สำเนา "]
  private static let words = ["- copy", "- สำเนา", "copy", "สำเนา", "_copy", "-copy", "_สำเนา", "-สำเนา"]
    + ["backup", "old", "bak", "สำรอง"].flatMap { word in [" - ", "-", "_", ".", " "].map { $0 + word } }

  /// The file of which another is a copy by its name, in the same folder.
  static func original(of path: String, among paths: Set<String>) -> String? {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > slash else { return nil }
    let (folder, name, ending) = (path[..<slash], String(path[slash..<dot]), path[dot...])
    return plainer(name).map { folder + $0 + ending }.first { $0 != path && paths.contains($0) }
  }

  /// What a name may have been before it was copied.
  private static func plainer(_ name: String) -> [String] {
    let unnumbered = withoutNumber(name)
    var names = unnumbered == name ? [] : [unnumbered]
    let lower = unnumbered.lowercased()
    for word in words where lower.hasSuffix(word) { names.append(String(unnumbered.dropLast(word.count)).trimmedSpaces) }
    for word in before where lower.hasPrefix(word) { names.append(String(unnumbered.dropFirst(word.count)).trimmedSpaces) }
    return names
  }

  /// `1.1 (2)` → `1.1`.
  private static func withoutNumber(_ name: String) -> String {
    guard name.last == ")", let open = name.lastIndex(of: "(") else { return name }
    let number = name[name.index(after: open)...].dropLast()
    // `(2561)` is a year.
    guard (1...2).contains(number.count), number.allSatisfy(\.isNumber) else { return name }
    return String(name[..<open]).trimmedSpaces
  }
}
