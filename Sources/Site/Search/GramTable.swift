/// Tells which files of texts can hold a word: for each of many classes of letter groups one bit per file.
///
/// A word of three letters and more is asked for by all its groups of three, a shorter one by its group of two. Only the rows of these
/// groups are read, and a file that lacks one of them cannot hold the word. `templates/search.js` folds and counts in the same way.
struct GramTable {
  static let rows = 32_768
  /// A file of rows is about this large.
  private static let pieceSize = 65_536

  /// Rows one after another, six bits to a letter; a power of two of pieces.
  let pieces: [String]

  init(_ shards: [ArraySlice<SearchEntry>]) {
    let width = (shards.count + 5) / 6
    var table = [UInt8](repeating: 0, count: Self.rows * width)
    for (number, shard) in shards.enumerated() {
      for row in Self.grams(of: shard) { table[row * width + number / 6] |= 1 << (number % 6) }
    }
    var count = 1
    while table.count / count > Self.pieceSize { count *= 2 }
    let size = table.count / count
    // From `0` on the letters of ASCII go on for 64, with `\` among them: there and above one is left out.
    pieces = (0..<count).map { piece in
      String(decoding: table[piece * size..<(piece + 1) * size].map { $0 < 44 ? $0 + 48 : $0 + 49 }, as: UTF8.self)
    }
  }

  private static func grams(of entries: ArraySlice<SearchEntry>) -> Set<Int> {
    var found = Set<Int>()
    for entry in entries {
      add(entry.title, to: &found)
      add(entry.code, to: &found)
      for section in entry.sections {
        add(section.heading, to: &found)
        add(section.text, to: &found)
      }
    }
    return found
  }

  private static func add(_ text: String, to found: inout Set<Int>) {
    var (first, second): (UInt32, UInt32) = (0, 0)
    for unit in text.utf16 {
      guard let third = folded(unit, after: second) else { continue }
      if third == 0 {
        (first, second) = (0, 0)
        continue
      }
      if second != 0 { found.insert(row(0, second, third)) }
      if first != 0 { found.insert(row(first, second, third)) }
      (first, second) = (second, third)
    }
  }

  /// Coarser than anything that search forgives: 0 for what ends a word, nil for what does not count.
  private static func folded(_ unit: UInt16, after last: UInt32) -> UInt32? {
    switch unit {
    case 0x30...0x39, 0x61...0x7A: UInt32(unit)
    case 0x41...0x5A: UInt32(unit) + 32
    // Thai digits; sara ae is two sara e; sara am ends in sara aa.
    case 0x0E50...0x0E59: UInt32(unit) - 0x0E20
    case 0x0E40, 0x0E41: last == 0x0E40 ? nil : 0x0E40
    case 0x0E33: 0x0E32
    case 0x0E47...0x0E4D: nil
    case 0x0E01...0x0E2E, 0x0E30...0x0E45: UInt32(unit)
    default: 0
    }
  }

  private static func row(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int {
    Int((((a &* 31 &+ b) &* 31 &+ c) &* 2_654_435_761) >> 17)
  }
}
