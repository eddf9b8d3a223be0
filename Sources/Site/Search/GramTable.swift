internal import Files

/// Tells which files of texts can hold a word: for each of many classes of letter groups one bit per file.
///
/// A word is asked for by its groups of letters, as long ones as it has. Only the rows of these groups are read, and a file that lacks
/// one of them cannot hold the word. `templates/search.js` folds and counts in the same way.
struct GramTable {
  static let rows = 131_072
  /// Lengths of the groups and how many rows each has: short ones are few and stand alone in a query, so they must tell more.
  private static let lengths = [(2, 3), (3, 3), (8, 1)]
  /// A file of rows is about this large.
  private static let pieceSize = 32_768

  /// Rows one after another, six bits to a letter; a power of two of pieces.
  let pieces: [String]

  init(_ shards: [ArraySlice<SearchEntry>]) async {
    let width = (shards.count + 5) / 6
    var table = [UInt8](repeating: 0, count: Self.rows * width)
    for (number, found) in await Parallel.map(shards, { Self.grams(of: $0) }).enumerated() {
      for row in 0..<Self.rows where found[row] { table[row * width + number / 6] |= 1 << (number % 6) }
    }
    var count = 1
    while table.count / count > Self.pieceSize { count *= 2 }
    let size = table.count / count
    // From `0` on the letters of ASCII go on for 64, with `\` among them: there and above one is left out.
    pieces = (0..<count).map { piece in
      String(decoding: table[piece * size..<(piece + 1) * size].map { $0 < 44 ? $0 + 48 : $0 + 49 }, as: UTF8.self)
    }
  }

  /// For each row whether it has one.
  private static func grams(of entries: ArraySlice<SearchEntry>) -> [Bool] {
    var found = [Bool](repeating: false, count: rows)
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

  private static func add(_ text: String, to found: inout [Bool]) {
    var word: [UInt32] = []
    for unit in text.utf16 {
      guard let letter = folded(unit, after: word.last ?? 0) else { continue }
      if letter == 0 {
        word.removeAll(keepingCapacity: true)
        continue
      }
      word.append(letter)
      for (length, count) in lengths where word.count >= length {
        for seed in 0..<count { found[row(word.suffix(length), seed: UInt32(seed))] = true }
      }
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

  private static func row(_ gram: ArraySlice<UInt32>, seed: UInt32) -> Int {
    let hash = gram.reduce(seed &* 2_654_435_761) { ($0 ^ $1) &* 16_777_619 }
    return Int((hash &* 2_654_435_761) >> 15)
  }
}
