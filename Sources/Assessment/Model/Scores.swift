/// Scores of the self-assessment: what each item says, and plain means of them. Exact, so that anyone can recompute them by hand.
/// The sources define no official total: a framework may give weights, and results have no score here.
package struct Scores: Sendable {
  /// What an item says of itself.
  package struct Given: Hashable, Sendable {
    package let level: LevelID?
    package let score: Int?

    package init(level: LevelID? = nil, score: Int? = nil) {
      self.level = level
      self.score = score
    }
  }

  package struct Item: Sendable {
    package let id: ItemID
    /// As claimed; without a claim the level whose band holds the score.
    package let level: LevelID?
    /// As given; without one the round number of the level.
    package let score: Int?
    /// The score is that of the level.
    package let isFromLevel: Bool
    package let weight: Int
  }

  /// What one level more in one item does to the total.
  package struct Step: Sendable {
    package let level: LevelID
    package let score: Int
    package let gain: Int
    package let total: Mean
    package let change: ExactDecimal
  }

  package struct Category: Sendable {
    package let id: CategoryID
    package let items: [Item]
    package let mean: Mean
  }

  package let categories: [Category]
  package let overall: Mean
  /// Whether the framework weighs items: the mean is then no plain one.
  package let isWeighted: Bool
  private let levels: [Framework.Level]

  package init(_ framework: Framework, given: (ItemID) -> Given) {
    levels = framework.levels
    isWeighted = framework.items.contains { framework.scoring.weight(of: $0.id) != 1 }
    categories = framework.categories.map { category in
      let items = category.items.map { Self.item($0.id, given($0.id), framework) }
      return Category(id: category.id, items: items, mean: Mean(items))
    }
    overall = Mean(categories.flatMap(\.items))
  }

  package var items: [Item] { categories.flatMap(\.items) }

  private static func item(_ id: ItemID, _ given: Given, _ framework: Framework) -> Item {
    let claimed = given.level.flatMap { framework.level($0) }
    let level = claimed ?? given.score.flatMap { score in framework.levels.first { $0.score.contains(score) } }
    return Item(id: id, level: level?.id, score: given.score ?? claimed?.value, isFromLevel: given.score == nil && claimed != nil,
      weight: framework.scoring.weight(of: id))
  }

  /// The level that a mean has come to; nil below the first, and while a score is missing.
  package func level(of mean: Mean) -> Framework.Level? {
    mean.isComplete ? levels.last { mean.reaches($0.score.lowerBound) } : nil
  }

  /// The first level that a mean has not come to, and how many points are missing; nil at the last, and while a score is missing.
  package func next(after mean: Mean) -> (level: Framework.Level, distance: ExactDecimal)? {
    guard mean.isComplete, let level = levels.first(where: { !mean.reaches($0.score.lowerBound) }),
      let distance = mean.distance(to: level.score.lowerBound)
    else { return nil }
    return (level, distance)
  }

  /// The next level of an item, at its round number; nil for an item without score or at the last level.
  package func step(of item: Item) -> Step? {
    guard let score = item.score, overall.weight > 0 else { return nil }
    let above = item.level.flatMap { level in levels.firstIndex { $0.id == level } }.map { levels.dropFirst($0 + 1) } ?? levels[...]
    guard let level = above.first(where: { $0.value > score }) else { return nil }
    let gain = level.value - score
    let points = Int128(gain) * Int128(item.weight)
    return Step(level: level.id, score: level.value, gain: gain, total: overall.adding(points),
      change: ExactDecimal.ratio(points, overall.weight, decimals: Mean.decimals))
  }
}

extension Scores {
  /// A mean as the fraction it is: points over weight.
  package struct Mean: Hashable, Sendable {
    package let points: Int128
    package let weight: Int128
    package let scored: Int
    package let all: Int

    /// Digits after the point in which means are told.
    package static let decimals = 2

    init(_ items: [Item]) {
      let scored = items.filter { $0.score != nil }
      self.init(points: scored.reduce(0) { $0 + Int128($1.score ?? 0) * Int128($1.weight) }, weight: scored.reduce(0) { $0 + Int128($1.weight) },
        scored: scored.count, all: items.count)
    }

    private init(points: Int128, weight: Int128, scored: Int, all: Int) {
      self.points = points
      self.weight = weight
      self.scored = scored
      self.all = all
    }

    package var isComplete: Bool { scored == all && weight > 0 }
    /// nil where nothing is scored.
    package var value: ExactDecimal? { weight > 0 ? ExactDecimal.ratio(points, weight, decimals: Self.decimals) : nil }

    /// Points from the mean up to a score: negative beyond it.
    package func distance(to score: Int) -> ExactDecimal? {
      weight > 0 ? ExactDecimal.ratio(Int128(score) * weight - points, weight, decimals: Self.decimals) : nil
    }

    /// Whether the mean, not rounded, has come to a score.
    func reaches(_ score: Int) -> Bool { points >= Int128(score) * weight }

    func adding(_ more: Int128) -> Mean { Mean(points: points + more, weight: weight, scored: scored, all: all) }
  }
}

extension Report {
  package var scores: Scores {
    Scores(framework) { item in
      let answer = document(.item(item))?.answer
      return Scores.Given(level: answer?.assessedLevel, score: answer?.score)
    }
  }
}
