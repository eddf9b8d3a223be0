internal import Glibc

/// A colour of the screen, and how well it can be read (WCAG 2.2, 1.4.3).
struct Colour: Sendable, Equatable {
  private let parts: [Double]

  private init(parts: [Double]) { self.parts = parts }

  /// `#0b6` or `#00bb66`.
  init?(_ text: String) {
    let digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard text.hasPrefix("#"), [3, 6].contains(digits.count), digits.count == text.count - 1 else { return nil }
    parts = digits.count == 3 ? digits.map { Double($0 * 17) } : [0, 2, 4].map { Double(digits[$0] * 16 + digits[$0 + 1]) }
  }

  var text: String {
    "#" + parts.map { part in
      let digits = String(Int(part), radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private var luminance: Double {
    let linear = parts.map { $0 / 255 }.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  func contrast(on paper: Colour) -> Double {
    let (a, b) = (luminance, paper.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The nearest shade towards another colour that can be read on the paper.
  func readable(on paper: Colour, least: Double, towards other: Colour) -> Colour {
    for step in 0..<50 {
      let share = Double(step) / 50
      let shade = Colour(parts: zip(parts, other.parts).map { ($0 + ($1 - $0) * share).rounded() })
      if shade.contrast(on: paper) >= least { return shade }
    }
    return other
  }
}
