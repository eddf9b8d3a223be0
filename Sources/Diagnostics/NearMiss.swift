/// Finds what an author probably meant. Suggests only what is clearly near: a wrong guess costs more than none.
package enum NearMiss {
  /// The candidates nearest to `word`, best first, at most `limit`; empty when none is clearly near.
  ///
  /// Near means: equal but for case, or an edit distance (insert, delete, replace, swap of neighbours) of at most one for words of
  /// up to 4 letters, two up to 12, three above.
  package static func nearest(to word: String, in candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    Candidates(candidates).nearest(to: word, limit: limit)
  }

  /// Words made ready for many comparisons.
  package struct Candidates: Sendable {
    private let words: [(word: String, letters: [Unicode.Scalar])]

    package init(_ words: some Sequence<String>) { self.words = words.map { ($0, Array($0.lowercased().unicodeScalars)) } }

    package func nearest(to word: String, limit: Int = 3) -> [String] {
      let near = near(to: word)
      // Only the nearest: a farther one beside it would be a guess.
      let best = near.map(\.distance).min()
      return near.filter { $0.distance == best }.prefix(limit).map(\.word)
    }

    /// Everything that is near, in the order of the candidates.
    package func near(to word: String) -> [(word: String, distance: Int)] {
      let target = Array(word.lowercased().unicodeScalars)
      guard !target.isEmpty, target.count <= 120 else { return [] }
      let reach = target.count <= 4 ? 1 : target.count <= 12 ? 2 : 3
      var found: [(word: String, distance: Int)] = []
      for candidate in words {
        guard abs(candidate.letters.count - target.count) <= reach, candidate.word != word else { continue }
        let distance = NearMiss.editDistance(target, candidate.letters, limit: reach)
        if distance <= reach, distance < max(target.count, candidate.letters.count) { found.append((candidate.word, distance)) }
      }
      return found
    }
  }

  /// Restricted Damerau–Levenshtein distance; stops early with `limit + 1`.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      var best = i
      for j in 1...b.count {
        var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { value = min(value, beforeLast[j - 2] + 1) }
        row[j] = value
        best = min(best, value)
      }
      if best > limit { return limit + 1 }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
