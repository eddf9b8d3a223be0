/// Finds long passages that two texts share nearly word for word, in time that grows with the length of all texts only.
///
/// A text is looked at as all of its shingles: runs of twenty letters. Of every sixteen neighbouring shingles one is kept (winnowing), with the
/// first text that had it; texts that have several of them in common are then compared shingle by shingle.
struct PassageIndex {
  private static let shingle = 20
  private static let window = 16
  /// Letters that two texts must share in one stretch: about three lines.
  static let least = 150
  /// Letters in a row that may differ within a stretch: a word changed.
  private static let slack = 16
  /// Kept shingles that two texts must share before they are compared.
  private static let leastVotes = 4
  /// Of the texts with most votes so many are compared.
  private static let candidates = 3

  struct Match: Equatable {
    /// Number of the earlier text, in the order added.
    let text: Int
    /// Letters of the new text.
    let range: Range<Int>
    /// Where the stretch begins in the earlier one.
    let start: Int
    /// Letters in common.
    let count: Int
  }

  private var firsts: [UInt64: Int32] = [:]
  private var texts: [[UInt64]] = []
  private let quoted: [[UInt32]]
  private var quotedShingles: Set<UInt64>?

  /// `quoted` may stand in any text without being a passage of it.
  init(quoted: [[UInt32]] = []) { self.quoted = quoted }

  /// Adds a text and gives the longest passage that it shares with an earlier one.
  mutating func add(_ letters: [UInt32]) -> Match? {
    let shingles = Self.shingles(of: letters)
    var votes: [Int32: Int] = [:]
    for kept in Self.winnow(shingles) {
      if let first = firsts[kept] { votes[first, default: 0] += 1 } else { firsts[kept] = Int32(texts.count) }
    }
    let likely = votes.filter { $0.value >= Self.leastVotes && $0.key != Int32(texts.count) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.candidates)
    var best: Match?
    for candidate in likely {
      guard let match = longest(shingles, Int(candidate.key)), match.count > best?.count ?? Self.least - 1 else { continue }
      best = match
    }
    texts.append(shingles)
    return best
  }

  /// The stretch with most letters in common.
  private mutating func longest(_ shingles: [UInt64], _ earlier: Int) -> Match? {
    let known = Set(texts[earlier])
    let left = quotedSet()
    var best: (range: Range<Int>, count: Int) = (0..<0, 0)
    var run: (range: Range<Int>, count: Int) = (0..<0, 0)
    for (index, shingle) in shingles.enumerated() where known.contains(shingle) && !left.contains(shingle) {
      let end = index + Self.shingle
      if run.count > 0, index <= run.range.upperBound + Self.slack {
        run = (run.range.lowerBound..<end, run.count + end - max(index, run.range.upperBound))
      } else {
        run = (index..<end, Self.shingle)
      }
      if run.count > best.count { best = run }
    }
    guard best.count > 0, let start = texts[earlier].firstIndex(of: shingles[best.range.lowerBound]) else { return nil }
    return Match(text: earlier, range: best.range, start: start, count: best.count)
  }

  /// Made when a passage is first suspected: most reports need it not at all.
  private mutating func quotedSet() -> Set<UInt64> {
    if let made = quotedShingles { return made }
    var made = Set<UInt64>()
    for text in quoted { made.formUnion(Self.shingles(of: text)) }
    quotedShingles = made
    return made
  }

  /// A hash of each run of letters, rolled from one to the next.
  private static func shingles(of letters: [UInt32]) -> [UInt64] {
    guard letters.count >= shingle else { return [] }
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let leaving = (1..<shingle).reduce(base) { power, _ in power &* base }
    var result: [UInt64] = []
    result.reserveCapacity(letters.count - shingle + 1)
    var hash: UInt64 = 0
    for (index, letter) in letters.enumerated() {
      hash = (hash &+ UInt64(letter) &+ 1) &* base
      if index >= shingle { hash = hash &- (UInt64(letters[index - shingle]) &+ 1) &* leaving &* base }
      if index >= shingle - 1 { result.append(mixed(hash)) }
    }
    return result
  }

  /// The low bits of a rolled hash depend on the low bits of letters only; all must count in a comparison by size.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    let half = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return half ^ (half >> 32)
  }

  /// The smallest of each window; of neighbouring windows with the same one it is kept once.
  private static func winnow(_ shingles: [UInt64]) -> [UInt64] {
    guard shingles.count > window else { return shingles.min().map { [$0] } ?? [] }
    var result: [UInt64] = []
    var place = -1
    for end in window...shingles.count {
      let start = end - window
      if place < start {
        place = start
        for index in start..<end where shingles[index] <= shingles[place] { place = index }
        result.append(shingles[place])
      } else if shingles[end - 1] <= shingles[place] {
        place = end - 1
        result.append(shingles[place])
      }
    }
    return result
  }
}
