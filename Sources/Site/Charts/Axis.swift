internal import Assessment

/// The scale of a chart: round ticks of 1, 2 or 5 times a power of ten around the values, and how high a value stands between them.
///
/// Everything is a whole number of the last digit that the values have, so that no tick has more digits than they, and none is rounded.
struct Axis {
  let ticks: [ExactDecimal]
  private let scale: Int
  private let low: Int128
  private let high: Int128

  /// `fromZero`: bars show an amount by their length. Lines begin at zero only where that costs less than half of the height.
  init(_ values: [ExactDecimal], fromZero: Bool, most: Int) {
    let scale = values.map(\.simplified.scale).max() ?? 0
    let units = values.map { $0.rounded(to: scale).units }
    var (low, high) = (units.min() ?? 0, units.max() ?? 0)
    let isNearZero = low > 0 ? low <= high - low : high < 0 && -high <= high - low
    if fromZero || low == high || isNearZero { (low, high) = (min(low, 0), max(high, 0)) }
    if low == high { high = ExactDecimal.one(at: scale) }
    let step = Self.steps.first { Self.up(high, $0) - Self.down(low, $0) <= Int128(most) * $0 } ?? high - low
    (self.scale, self.low, self.high) = (scale, Self.down(low, step), Self.up(high, step))
    let lowest = self.low
    let exact = (0...Int((self.high - lowest) / step)).map { ExactDecimal(units: lowest + Int128($0) * step, scale: scale) }
    // All with the digits that one of them needs.
    let digits = exact.map(\.simplified.scale).max() ?? 0
    ticks = exact.map { $0.rounded(to: digits) }
  }

  /// 1, 2, 5, 10, 20, 50 …
  private static let steps: [Int128] = (0...36).flatMap { power in [1, 2, 5].map { $0 * ExactDecimal.one(at: power) } }

  private static func down(_ value: Int128, _ step: Int128) -> Int128 { (value / step - (value % step < 0 ? 1 : 0)) * step }
  private static func up(_ value: Int128, _ step: Int128) -> Int128 { -down(-value, step) }

  /// How far a value stands above the lowest tick, of `height` for the highest.
  func position(_ value: ExactDecimal, of height: Int) -> Int {
    var (above, span) = (value.rounded(to: scale).units - low, high - low)
    // Digits that no eye could see, and that would not fit a product.
    while span > 1_000_000_000_000_000 { (above, span) = (above / 10, span / 10) }
    return Int((above * Int128(height) * 2 + span) / (span * 2))
  }

  var includesZero: Bool { low <= 0 && high >= 0 }
}
