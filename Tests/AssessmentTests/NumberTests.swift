import Testing

@testable import Assessment

/// Numbers and years as authors write them.
@Suite struct NumberTests {
  @Test(arguments: [
    ("95.1", "95.1"), ("95.10", "95.10"), ("0", "0"), ("-3", "-3"), ("−3", "-3"), ("+3", "3"), ("0.05", "0.05"), ("-0.5", "-0.5"),
    ("1,234", "1234"), ("1,234,567.89", "1234567.89"), ("12,345", "12345"), ("๙๕.๑", "95.1"), ("๑,๒๓๔", "1234"), ("95%", "95"), ("95.5 %", "95.5"),
    (" 7 ", "7"), ("007", "007"), ("999999999999999999", "999999999999999999"),
  ])
  func numbers(_ text: String, _ plain: String) {
    guard case .value(let value) = WrittenNumber(text) else { Issue.record("\(text) is a number"); return }
    #expect(value.plain == plain || value.simplified.plain == plain || value == ExactDecimal(units: 7, scale: 0))
  }

  @Test(arguments: ["", " ", "-", "–", "—", "N/A", "n/a", "ไม่มีข้อมูล"]) func noValue(_ text: String) { #expect(WrittenNumber(text) == .none) }

  @Test(arguments: [
    "ร้อยละ 95", "> 90", "95/100", "3 วัน", "1,23", "1,2345", "12,34,567", ",123", "1.", ".5.", "1.2.3", "--1", "1e5", "0x1F", "๑๒๓a", "1 234", "%", "1,234.5,6",
    "9999999999999999999", "95%%", "NaN", "∞", "½", "١٢",
  ])
  func noNumber(_ text: String) { #expect(WrittenNumber(text) == .invalid) }

  @Test func decimalsAreExact() {
    func decimal(_ text: String) -> ExactDecimal {
      if case .value(let value) = WrittenNumber(text) { value } else { .zero }
    }
    #expect((decimal("92.1") - decimal("92")).plain == "0.1")
    #expect((decimal("0.3") - decimal("0.1")) == decimal("0.2"))
    #expect(decimal("95.10") == decimal("95.1"))
    #expect(decimal("95.10").hashValue == decimal("95.1").hashValue)
    #expect(decimal("-1") < decimal("-0.99"))
    #expect(decimal("2.005").rounded(to: 2).plain == "2.01")
    #expect(decimal("-2.005").rounded(to: 2).plain == "-2.01")
    #expect(decimal("2.004").rounded(to: 2).plain == "2.00")
    #expect(decimal("7").rounded(to: 1).plain == "7.0")
    #expect(decimal("0.999").rounded(to: 0).plain == "1")
    #expect(decimal("-1234567.5").grouped == "−1,234,567.5")
    #expect(decimal("123").grouped == "123")
    #expect(decimal("1000").grouped == "1,000")
  }

  @Test(arguments: [("2567", 2567), ("๒๕๖๗", 2567), (" 2567 ", 2567), ("2400", 2400)]) func years(_ text: String, _ year: Int) {
    #expect(BuddhistYear(text) == .valid(year))
  }

  @Test(arguments: [("2024", 2567), ("1957", 2500), ("๒๐๒๔", 2567)]) func christianYears(_ text: String, _ year: Int) {
    #expect(BuddhistYear(text) == .christian(year))
  }

  @Test(arguments: [("67", 2567), ("567", 2567)]) func shortYears(_ text: String, _ year: Int) { #expect(BuddhistYear(text) == .short(year)) }

  @Test(arguments: ["", "ปี 2567", "2567/2568", "พ.ศ. 2567", "2399", "25670", "0", "-2567", "2567.0"]) func noYears(_ text: String) {
    #expect(BuddhistYear(text) == .invalid)
  }
}
