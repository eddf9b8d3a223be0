internal import Assessment
internal import Words

/// The numbers of a chart as it writes them: very large ones in millions, with that word before the unit.
struct ChartNumbers {
  /// What stands above the axis.
  let unit: String
  private let power: Int
  private let decimals: Int
  private let tickDecimals: Int
  private let context: RenderContext

  init(_ ticks: [ExactDecimal], _ indicator: Indicator, _ context: RenderContext) {
    self.context = context
    let largest = ticks.map(\.magnitude).max() ?? .zero
    let scales: [(power: Int, word: Word?)] = [(12, .trillions), (6, .millions), (0, nil)]
    let (power, word) = scales.first { $0.power == 0 || largest >= ExactDecimal(units: ExactDecimal.one(at: $0.power + 1), scale: 0) } ?? (0, nil)
    self.power = power
    unit = word.map { context.words.text($0, ["unit": indicator.fields.unit]).trimmedSpaces } ?? indicator.fields.unit
    // In millions three digits tell enough.
    decimals = power == 0 ? indicator.decimals : 3
    tickDecimals = ticks.map { $0.shifted(down: power).simplified.scale }.max() ?? 0
  }

  func tick(_ value: ExactDecimal) -> String { context.number(value.shifted(down: power), decimals: tickDecimals) }

  func value(_ value: ExactDecimal) -> String {
    guard power > 0 else { return context.number(value, decimals: decimals) }
    let rounded = value.shifted(down: power).rounded(to: decimals).simplified
    return context.number(rounded, decimals: rounded.scale)
  }
}
