/// An exact decimal number: verdicts must be recomputable by hand, so 92.1 − 92 is 0.1.
package struct ExactDecimal: Hashable, Sendable, Comparable {
  /// The value is `units` / 10^`scale`.
  package let units: Int128
  package let scale: Int

  package init(units: Int128, scale: Int) {
    self.units = units
    self.scale = scale
  }

  package static let zero = ExactDecimal(units: 0, scale: 0)

  /// More digits than this are refused as a slip of the keyboard.
  package static let mostDigits = 18

  package static func - (a: Self, b: Self) -> Self {
    let scale = max(a.scale, b.scale)
    return ExactDecimal(units: a.units(at: scale) - b.units(at: scale), scale: scale)
  }

  package static prefix func - (a: Self) -> Self { ExactDecimal(units: -a.units, scale: a.scale) }

  package static func < (a: Self, b: Self) -> Bool {
    let scale = max(a.scale, b.scale)
    return a.units(at: scale) < b.units(at: scale)
  }

  package static func == (a: Self, b: Self) -> Bool { !(a < b) && !(b < a) }

  package func hash(into hasher: inout Hasher) {
    let plain = simplified
    hasher.combine(plain.units)
    hasher.combine(plain.scale)
  }

  /// Digits after the point that are needed: 95.10 needs one.
  package var simplified: Self {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return ExactDecimal(units: units, scale: scale)
  }

  private func units(at scale: Int) -> Int128 { units * Self.power(scale - self.scale) }

  package var magnitude: Self { self < .zero ? -self : self }

  /// Divided by a power of ten.
  package func shifted(down power: Int) -> Self { ExactDecimal(units: units, scale: scale + power) }

  /// How many units the number 1 has with so many digits after the point.
  package static func one(at scale: Int) -> Int128 { power(scale) }

  private static func power(_ exponent: Int) -> Int128 { (0..<max(0, exponent)).reduce(1) { value, _ in value * 10 } }

  /// Rounded to `decimals` digits after the point, half away from zero.
  package func rounded(to decimals: Int) -> Self {
    guard decimals < scale else { return ExactDecimal(units: units(at: decimals), scale: decimals) }
    let divisor = Self.power(scale - decimals)
    let half = units < 0 ? -divisor / 2 : divisor / 2
    return ExactDecimal(units: (units + half) / divisor, scale: decimals)
  }

  /// A fraction rounded to `decimals` digits after the point, half away from zero.
  package static func ratio(_ numerator: Int128, _ denominator: Int128, decimals: Int) -> Self {
    let scaled = numerator * power(decimals)
    let half = (numerator < 0) == (denominator < 0) ? denominator / 2 : -denominator / 2
    return ExactDecimal(units: (scaled + half) / denominator, scale: decimals)
  }

  /// Plain digits with a point: `-1234.50`.
  package var plain: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let sign = units < 0 ? "-" : ""
    guard scale > 0 else { return sign + padded }
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// With commas between thousands and a true minus sign, as people read it.
  package var grouped: String {
    let text = plain
    let digits = text.drop { $0 == "-" }
    let whole = digits.prefix { $0 != "." }
    var result = units < 0 ? "−" : ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }
}

/// What an author may write where a number belongs (§6 of the report format).
package enum WrittenNumber: Hashable, Sendable {
  case value(ExactDecimal)
  /// Empty, a dash, N/A, ไม่มีข้อมูล: no value, which is not zero.
  case none
  case invalid

  package init(_ text: String) {
    let trimmed = text.trimmedSpaces
    if Self.wordsForNone.contains(trimmed.lowercased()) {
      self = .none
    } else {
      self = Self.parse(trimmed).map(WrittenNumber.value) ?? .invalid
    }
  }

  private static let wordsForNone: Set<String> = ["", "-", "–", "—", "n/a", "ไม่มีข้อมูล"]

  private static func parse(_ text: String) -> ExactDecimal? {
    var rest = Substring(text.arabicDigits)
    if rest.hasSuffix("%") { rest = Substring(String(rest.dropLast()).trimmedSpaces) }
    var negative = false
    if let first = rest.unicodeScalars.first, first == "-" || first == "\u{2212}" || first == "+" {
      negative = first != "+"
      rest = Substring(rest.unicodeScalars.dropFirst())
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    guard let whole = digitsWithCommas(parts.first ?? ""), parts.count < 2 || !fraction.isEmpty else { return nil }
    guard fraction.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), whole.count + fraction.count <= ExactDecimal.mostDigits else { return nil }
    guard let units = Int128(whole + fraction) else { return nil }
    return ExactDecimal(units: negative ? -units : units, scale: fraction.count)
  }

  /// `1,234,567` → `1234567`; commas only between full groups of three.
  private static func digitsWithCommas(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.count == 1 || first.count <= 3 else { return nil }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }) else { return nil }
    return groups.joined()
  }
}

extension String {
  /// Thai digits as Arabic ones.
  package var arabicDigits: String {
    guard unicodeScalars.contains(where: { (0xE50...0xE59).contains($0.value) }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isThai = (0xE50...0xE59).contains(scalar.value)
      result.append(isThai ? Unicode.Scalar(UInt8(scalar.value - 0xE50 + 48)) : scalar)
    }
    return String(result)
  }

  /// Arabic digits as Thai ones.
  package var thaiDigits: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isDigit = (48...57).contains(scalar.value)
      result.append(isDigit ? Unicode.Scalar(scalar.value - 48 + 0xE50) ?? scalar : scalar)
    }
    return String(result)
  }

  package var trimmedSpaces: String {
    var view = unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.properties.isWhitespace { view = view.dropLast() }
    return view.startIndex == unicodeScalars.startIndex && view.endIndex == unicodeScalars.endIndex ? self : String(view)
  }

  /// Without any of these characters at either end.
  package func trimmed(of marks: String) -> String {
    var rest = self[...]
    while let first = rest.first, marks.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, marks.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// Whether a text stands in it, letter by letter: quicker than comparing by Unicode's rules.
  func holds(_ other: String) -> Bool {
    let (text, part) = (Array(utf8), Array(other.utf8))
    guard let first = part.first, part.count <= text.count else { return part.isEmpty }
    return (0...(text.count - part.count)).contains { text[$0] == first && text[$0..<($0 + part.count)].elementsEqual(part) }
  }
}

/// What a cell says that should hold nothing but a number.
enum LooseNumber {
  /// A number and words around it, `5512 ล้านบาท`: the words are its unit.
  case withUnit(String)
  /// Digits with spaces for thousands, `2 567`.
  case spaced(String)
  /// Words alone: nothing is known yet.
  case words
  /// Anything else, such as `>90` or `95/100`: only the author knows.
  case unclear

  init(_ text: String) {
    let plain = text.trimmedSpaces.arabicDigits.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }
    let groups = plain.split(separator: " ").map { String($0) }
    func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }
    if groups.count > 1, groups[0].count <= 3, groups.allSatisfy({ $0.allSatisfy(isDigit) }), groups.dropFirst().allSatisfy({ $0.count == 3 }) {
      self = .spaced(groups.joined())
      return
    }
    guard plain.contains(where: isDigit) else {
      self = plain.contains { $0.isLetter } ? .words : .unclear
      return
    }
    let rest = plain.filter { !isDigit($0) && $0 != "," && $0 != "." }
    let numbers = String(plain).split { !isDigit($0) && $0 != "," && $0 != "." }.filter { $0.contains(where: isDigit) }
    // A sign, or a second number, may change what is meant; so may a word before it: "not less than 90".
    let starts = plain.first.map(isDigit) ?? false
    guard starts, numbers.count == 1, let number = numbers.first, rest.allSatisfy({ $0.isLetter || $0 == " " }), case .value = WrittenNumber(String(number)) else {
      self = .unclear
      return
    }
    self = .withUnit(String(number))
  }

  var variant: String {
    switch self {
    case .withUnit: "unit"
    case .spaced: "spaced"
    case .words: "words"
    case .unclear: ""
    }
  }

  var suggestions: [String] {
    switch self {
    case .withUnit(let number), .spaced(let number): [number]
    case .words, .unclear: []
    }
  }
}
