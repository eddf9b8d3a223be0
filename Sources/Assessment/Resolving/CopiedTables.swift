internal import Diagnostics

/// Tables of results that are copies of others, by their names or by their rows: each is one finding, not one for each row, and is not used.
struct CopiedTables {
  private(set) var paths: Set<String> = []
  private(set) var findings: [Diagnostic] = []

  private struct Key: Hashable {
    let indicator: String
    let year: Int
  }

  /// Fewer equal rows than this are told one by one.
  private static let fewest = 3

  init(_ rows: [ResultRow]) {
    var keys: [String: Set<Key>] = [:]
    for row in rows where !row.entry.isBlank { keys[row.entry.file.path, default: []].insert(Key(indicator: row.indicator.text, year: row.entry.year)) }
    let names = Set(rows.map(\.entry.file.path))
    for path in names.sorted() {
      guard let original = CopyName.original(of: path, among: names), same(path, original, keys) > 0 else { continue }
      add(path, "copy", ["first": original])
    }
    // The largest comes first: the others repeat it.
    let rest = names.subtracting(paths).sorted { ($1.isUsual ? 1 : 0, keys[$1]?.count ?? 0, $0) < ($0.isUsual ? 1 : 0, keys[$0]?.count ?? 0, $1) }
    for (index, path) in rest.enumerated() {
      for first in rest[..<index] where !paths.contains(first) {
        let same = same(path, first, keys)
        guard same >= Self.fewest else { continue }
        add(path, "rows", ["first": first, "same": String(same), "count": String(keys[path]?.count ?? 0)])
        break
      }
    }
  }

  /// How many rows of a table stand in another too; none where that is not the most of them.
  private func same(_ path: String, _ other: String, _ keys: [String: Set<Key>]) -> Int {
    guard let own = keys[path], let others = keys[other] else { return 0 }
    let same = own.intersection(others).count
    return same * 2 > own.count ? same : 0
  }

  private mutating func add(_ path: String, _ variant: String, _ arguments: [String: String]) {
    paths.insert(path)
    findings.append(Diagnostic(.duplicateResult, at: Place(file: path), variant: variant, arguments))
  }
}

extension String {
  /// The name that a new report gives its table.
  fileprivate var isUsual: Bool { self == Registers.resultsPath }
}
