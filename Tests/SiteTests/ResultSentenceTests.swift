import Diagnostics
import Testing
import Words

@testable import Assessment
@testable import Site

/// Every wording of the generated sentence: figures, unit, direction → Thai and English.
@Suite struct ResultSentenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// year actual/target/comparator …, `-` for no value.
    let figures: String
    var unit = "ร้อยละ"
    var direction = 1
    var decimals: Int?
    var thaiDigits = false
    let thai: String
    let english: String
    var testDescription: String { "\(figures) \(unit) \(direction)" }
  }

  static let cases: [Case] = [
    // The example of the manual.
    Case(figures: "2565 91.4/90/88.2 2566 93.0/90/89.0 2567 95.1/92/90.7",
      thai: "ปี 2567 ร้อยละ 95.1 สูงกว่าเป้าหมาย 3.1 จุดร้อยละ สูงกว่าคู่เทียบ 4.4 จุดร้อยละ เพิ่มขึ้นต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: 95.1%, 3.1 percentage points above target, 4.4 percentage points above the comparator, rising for 2 years in a row (2565–2567)."),
    // Lower is better: above and below say also whether that is good.
    Case(figures: "2565 9/8/8 2566 7/8/8 2567 6.8/8/9", unit: "วัน", direction: -1,
      thai: "ปี 2567 อยู่ที่ 6.8 วัน ต่ำกว่าเป้าหมาย 1.2 วัน (ดีกว่าเป้าหมาย) ต่ำกว่าคู่เทียบ 2.2 วัน (ดีกว่าคู่เทียบ) ลดลงต่อเนื่อง 2 ปี (2565–2567) ซึ่งเป็นแนวโน้มที่ดีขึ้น",
      english: "In 2567: 6.8 วัน, 1.2 วัน below target (better than target), 2.2 วัน below the comparator (better than the comparator), falling for 2 years in a row (2565–2567), which is an improvement."),
    Case(figures: "2565 6/8/8 2566 7/8/8 2567 9/8/7", unit: "วัน", direction: -1,
      thai: "ปี 2567 อยู่ที่ 9 วัน สูงกว่าเป้าหมาย 1 วัน (ด้อยกว่าเป้าหมาย) สูงกว่าคู่เทียบ 2 วัน (ด้อยกว่าคู่เทียบ) เพิ่มขึ้นต่อเนื่อง 2 ปี (2565–2567) ซึ่งเป็นแนวโน้มที่แย่ลง",
      english: "In 2567: 9 วัน, 1 วัน above target (worse than target), 2 วัน above the comparator (worse than the comparator), rising for 2 years in a row (2565–2567), which is a decline."),
    Case(figures: "2565 7/8/8 2566 7/8/8 2567 6/6/6", unit: "วัน", direction: -1,
      thai: "ปี 2567 อยู่ที่ 6 วัน เท่ากับเป้าหมาย เท่ากับคู่เทียบ ลดลงหรือทรงตัวต่อเนื่อง 2 ปี (2565–2567) ซึ่งเป็นแนวโน้มที่ดีขึ้น",
      english: "In 2567: 6 วัน, exactly on target, equal to the comparator, falling or unchanged for 2 years in a row (2565–2567), which is an improvement."),
    Case(figures: "2565 6/8/8 2566 7/8/8 2567 7/-/-", unit: "วัน", direction: -1,
      thai: "ปี 2567 อยู่ที่ 7 วัน ไม่ได้กำหนดเป้าหมาย ไม่มีคู่เทียบ เพิ่มขึ้นหรือทรงตัวต่อเนื่อง 2 ปี (2565–2567) ซึ่งเป็นแนวโน้มที่แย่ลง",
      english: "In 2567: 7 วัน, no target set, no comparator, rising or unchanged for 2 years in a row (2565–2567), which is a decline."),
    // Higher is better, and was not reached.
    Case(figures: "2565 90/92/91 2566 88/92/91 2567 86.5/92/91",
      thai: "ปี 2567 ร้อยละ 86.5 ต่ำกว่าเป้าหมาย 5.5 จุดร้อยละ ต่ำกว่าคู่เทียบ 4.5 จุดร้อยละ ลดลงต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: 86.5%, 5.5 percentage points below target, 4.5 percentage points below the comparator, falling for 2 years in a row (2565–2567)."),
    Case(figures: "2565 90/-/- 2566 88/-/- 2567 88/88/88",
      thai: "ปี 2567 ร้อยละ 88 เท่ากับเป้าหมาย เท่ากับคู่เทียบ ลดลงหรือทรงตัวต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: 88%, exactly on target, equal to the comparator, falling or unchanged for 2 years in a row (2565–2567)."),
    Case(figures: "2565 90/-/- 2566 90/-/- 2567 91/-/-",
      thai: "ปี 2567 ร้อยละ 91 ไม่ได้กำหนดเป้าหมาย ไม่มีคู่เทียบ เพิ่มขึ้นหรือทรงตัวต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: 91%, no target set, no comparator, rising or unchanged for 2 years in a row (2565–2567)."),
    Case(figures: "2565 90/-/- 2566 90/-/- 2567 90/-/-", unit: "%",
      thai: "ปี 2567 ร้อยละ 90 ไม่ได้กำหนดเป้าหมาย ไม่มีคู่เทียบ ทรงตัวต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: 90%, no target set, no comparator, unchanged for 2 years in a row (2565–2567)."),
    Case(figures: "2563 1/-/- 2564 5/-/- 2565 3/-/- 2566 4/-/- 2567 5/4/-", unit: "ร้อยละของประชากร",
      thai: "ปี 2567 ร้อยละ 5 ของประชากร สูงกว่าเป้าหมาย 1 จุดร้อยละ ไม่มีคู่เทียบ แนวโน้มไม่สม่ำเสมอ (2563–2567)",
      english: "In 2567: 5% ของประชากร, 1 percentage point above target, no comparator, no steady course (2563–2567)."),
    // No more than the five years that the verdict looks at.
    Case(figures: "2561 1/-/- 2562 2/-/- 2563 3/-/- 2564 4/-/- 2565 5/-/- 2566 6/-/- 2567 7/-/-", unit: "",
      thai: "ปี 2567 อยู่ที่ 7 ไม่ได้กำหนดเป้าหมาย ไม่มีคู่เทียบ เพิ่มขึ้นต่อเนื่อง 4 ปี (2563–2567)",
      english: "In 2567: 7, no target set, no comparator, rising for 4 years in a row (2563–2567)."),
    // Ranks have no above and below.
    Case(figures: "2565 71/-/- 2566 60/-/- 2567 58/60/57", unit: "อันดับ", direction: -1,
      thai: "ปี 2567 อันดับ 58 ดีกว่าเป้าหมาย 2 อันดับ ด้อยกว่าคู่เทียบ 1 อันดับ ดีขึ้นต่อเนื่อง 2 ปี (2565–2567)",
      english: "In 2567: อันดับ 58, 2 places better than target, 1 place worse than the comparator, improving for 2 years in a row (2565–2567)."),
    // Too few years, an older year, none at all, a year to come only.
    Case(figures: "2566 1234.5/1,000/1200", unit: "ล้านบาท",
      thai: "ปี 2566 ซึ่งเป็นผลล่าสุดจนถึงปี 2567 อยู่ที่ 1,234.5 ล้านบาท สูงกว่าเป้าหมาย 234.5 ล้านบาท สูงกว่าคู่เทียบ 34.5 ล้านบาท ข้อมูลต่อเนื่องยังไม่ถึง 3 ปีจึงยังบอกแนวโน้มไม่ได้",
      english: "In 2566, the latest figures up to 2567: 1,234.5 ล้านบาท, 234.5 ล้านบาท above target, 34.5 ล้านบาท above the comparator, fewer than 3 consecutive years, so no trend yet."),
    Case(figures: "", thai: "ยังไม่มีข้อมูลผลการดำเนินการจนถึงปี 2567", english: "No results up to 2567 yet."),
    Case(figures: "2567 -/90/80 2568 1/1/1", thai: "ยังไม่มีข้อมูลผลการดำเนินการจนถึงปี 2567", english: "No results up to 2567 yet."),
    // A difference that rounding would hide, Thai digits, below zero.
    Case(figures: "2567 92.04/92/92.06", decimals: 1, thaiDigits: true,
      thai: "ปี ๒๕๖๗ ร้อยละ ๙๒.๐ สูงกว่าเป้าหมาย ๐.๐๔ จุดร้อยละ ต่ำกว่าคู่เทียบ ๐.๐๒ จุดร้อยละ ข้อมูลต่อเนื่องยังไม่ถึง ๓ ปีจึงยังบอกแนวโน้มไม่ได้",
      english: "In ๒๕๖๗: ๙๒.๐%, ๐.๐๔ percentage points above target, ๐.๐๒ percentage points below the comparator, fewer than ๓ consecutive years, so no trend yet."),
    Case(figures: "2567 -1.5/-2/1", unit: "จุด",
      thai: "ปี 2567 อยู่ที่ −1.5 จุด สูงกว่าเป้าหมาย 0.5 จุด ต่ำกว่าคู่เทียบ 2.5 จุด ข้อมูลต่อเนื่องยังไม่ถึง 3 ปีจึงยังบอกแนวโน้มไม่ได้",
      english: "In 2567: −1.5 จุด, 0.5 จุด above target, 2.5 จุด below the comparator, fewer than 3 consecutive years, so no trend yet."),
  ]

  @Test(arguments: cases) func says(_ test: Case) {
    let indicator = indicatorOf(test.figures, unit: test.unit, direction: test.direction, decimals: test.decimals)
    func text(_ language: String) -> String {
      ResultSentence(indicator, Words.of(language), fiscalYear: 2567, digits: { test.thaiDigits ? $0.thaiDigits : $0 }).text
    }
    #expect(text("th") == test.thai)
    #expect(text("en") == test.english)
  }
}

/// An indicator of figures written `2566 1/2/- 2567 …`.
func indicatorOf(_ figures: String, unit: String = "", direction: Int = 1, decimals: Int? = nil) -> Indicator {
  let words = figures.split(separator: " ").map(String.init)
  let series = stride(from: 0, to: words.count, by: 2).map { index -> Indicator.YearFigures in
    let values = words[index + 1].split(separator: "/").map { number(String($0)) }
    return Indicator.YearFigures(year: Int(words[index]) ?? 0, actual: values[0], target: values[1], comparator: values[2], note: nil,
        place: Place(file: "content/k.md"))
  }
  var fields = IndicatorFields()
  (fields.unit, fields.direction, fields.decimals) = (unit, direction, decimals)
  return Indicator(id: IndicatorID("1.1.1-1"), group: nil, dimension: nil, title: "", fields: fields, owner: "", series: series,
    verdict: Verdict(series: series, direction: direction, fiscalYear: 2567), document: 0)
}

func number(_ text: String) -> ExactDecimal? {
  if case .value(let value) = WrittenNumber(text) { value } else { nil }
}
