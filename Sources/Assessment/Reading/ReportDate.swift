internal import Diagnostics
internal import YAML

/// A year as an author wrote it.
package enum BuddhistYear: Hashable, Sendable {
  case valid(Int)
  /// A Christian year, with the Buddhist one it means.
  case christian(Int)
  /// A Buddhist year without its first digits, with the whole one.
  case short(Int)
  case invalid

  package init(_ text: String) {
    guard let year = Int(text.trimmedSpaces.arabicDigits) else { self = .invalid; return }
    self = switch year {
    case 2400...2800: .valid(year)
    case 1800...2257: .christian(year + 543)
    // 67 and 567 are how years are said.
    case 40...99: .short(2500 + year)
    case 400...800: .short(2000 + year)
    default: .invalid
    }
  }

  /// The one Buddhist year in words such as `ปี 2567`, `พ.ศ.2567` or `2 567`; nil where there are other digits too.
  static func inside(_ text: String) -> Int? {
    let letters = text.arabicDigits.filter { $0 != " " && $0 != "\u{A0}" }
    let runs = letters.split { !($0.isASCII && $0.isNumber) }
    guard runs.count == 1, let run = runs.first, run.count == 4, case .valid(let year) = BuddhistYear(String(run)) else { return nil }
    return year
  }
}

/// A Buddhist date, `2567-10-31`.
package struct ReportDate: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// As it is written in files: `2567-10-31`.
  package var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2567-10-31` as it stands in a table; nil for anything else.
  package init?(iso text: String) {
    let parts = text.arabicDigits.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], case .valid = BuddhistYear(String(year)) else { return nil }
    guard (1...12).contains(month), (1...Self.days(in: month, year - 543)).contains(day) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func read(_ key: String, _ fields: inout Fields) -> ReportDate? {
    guard let written = fields.text(key), let node = fields.node(key) else { return nil }
    let parts = written.text.arabicDigits.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      fields.invalid(node, key, variant: "date")
      return nil
    }
    switch BuddhistYear(String(year)) {
    case .valid:
      guard (1...12).contains(month), (1...days(in: month, year - 543)).contains(day) else { fallthrough }
      return ReportDate(year: year, month: month, day: day)
    case .short, .invalid:
      fields.invalid(node, key, variant: "date")
    case .christian(let right):
      let fixed = ReportDate(year: right, month: month, day: day).iso
      fields.invalid(node, key, variant: "christian-date", ["right": fixed], suggestions: [Suggestion(fixed)])
    }
    return nil
  }

  private static func days(in month: Int, _ christianYear: Int) -> Int {
    let leap = christianYear % 4 == 0 && (christianYear % 100 != 0 || christianYear % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
