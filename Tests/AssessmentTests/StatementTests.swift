import Diagnostics
import Testing

@testable import Assessment

/// Sentences of authors against figures: what contradicts, and what must be left alone.
@Suite struct StatementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let statement: String
    let expected: String
    var figures = "2565 90/85/80 2566 88/85/85 2567 86/90/88"
    var direction = 1
    init(_ statement: String, _ expected: String) { (self.statement, self.expected) = (statement, expected) }
    init(_ statement: String, _ figures: String, _ direction: Int, _ expected: String) {
      (self.statement, self.figures, self.direction, self.expected) = (statement, figures, direction, expected)
    }
    var testDescription: String { statement }
  }

  /// 2567: 86 of 90, the neighbour has 88; falling since 2565, and lower is worse.
  static let falling = [
    Case("ปี 2567 บรรลุเป้าหมาย", "target บรรลุเป้าหมาย"),
    Case("ปี 2567 สูงกว่าเป้าหมาย", "target สูงกว่าเป้าหมาย"),
    Case("ปี ๒๕๖๗ สูงกว่าค่าเป้าหมาย", "target สูงกว่าค่าเป้าหมาย"),
    Case("ผลดำเนินงานบรรลุเป้าหมาย", "target บรรลุเป้าหมาย"),
    Case("in 2567 the province reached the target", "target reached the target"),
    // Negations turn it round; one farther off may belong to anything.
    Case("ปี 2567 ไม่บรรลุเป้าหมาย", ""),
    Case("ปี 2567 ยังไม่บรรลุเป้าหมาย", ""),
    Case("ปี 2567 ไม่สามารถบรรลุเป้าหมายได้", ""),
    Case("ปี 2567 ต่ำกว่าเป้าหมาย", ""),
    Case("ปี 2567 ไม่ต่ำกว่าเป้าหมาย", "target ไม่ต่ำกว่าเป้าหมาย"),
    Case("ปี 2567 ไม่พลาดเป้าหมาย", "target ไม่พลาดเป้าหมาย"),
    Case("ไม่มีหน่วยงานใดที่บรรลุเป้าหมาย", ""),
    Case("in 2567 the province has not reached the target", ""),
    // Plans, wishes, parts.
    Case("คาดว่าจะบรรลุเป้าหมาย", ""),
    Case("ปรับแผนเพื่อให้บรรลุเป้าหมาย", ""),
    Case("บรรลุเป้าหมายเพียงบางส่วน", ""),
    Case("เกือบถึงเป้าหมาย", ""),
    Case("The province will have reached the target", ""),
    // Another year.
    Case("ปี 2565 สูงกว่าเป้าหมาย", ""),
    Case("บรรลุเป้าหมายในปี 2566 เป็นครั้งสุดท้าย", ""),
    Case("ปี 2560 บรรลุเป้าหมาย", ""),
    Case("ปี 2565 บรรลุเป้าหมาย ส่วนปี 2567 บรรลุเป้าหมายเช่นกัน", "target บรรลุเป้าหมาย"),
    // The comparator, by its name too.
    Case("สูงกว่าคู่เทียบ", "comparator สูงกว่าคู่เทียบ"),
    Case("ปี 2567 ดีกว่าจังหวัดศรีนที", "comparator ดีกว่าจังหวัดศรีนที"),
    Case("ต่ำกว่าคู่เทียบ", ""),
    Case("สูงกว่าจังหวัดอื่น", ""),
    // Trends.
    Case("เพิ่มขึ้นต่อเนื่อง", "trend เพิ่มขึ้นต่อเนื่อง"),
    Case("ผลดีขึ้นทุกปี", "trend ดีขึ้นทุกปี"),
    Case("ปี 2567 เพิ่มขึ้นจากปีก่อน", "trend เพิ่มขึ้น"),
    Case("ลดลงต่อเนื่อง", ""),
    Case("ไม่เพิ่มขึ้นต่อเนื่อง", ""),
    Case("จำนวนผู้ใช้เพิ่มขึ้นต่อเนื่อง แต่ความพึงพอใจลดลง", ""),
    Case("รายได้ของประชาชนที่เพิ่มขึ้นทำให้ความคาดหวังสูง", ""),
    Case("เพิ่มขึ้นต่อเนื่องระหว่างปี 2558 ถึงปี 2562", ""),
    // Figures beside a year.
    Case("ปี 2567 ได้ร้อยละ 86", ""),
    Case("ปี 2567 ได้ร้อยละ 86.0", ""),
    Case("ปี 2567 ได้ร้อยละ 89", "figure 89"),
    Case("ปี 2567 อยู่ที่ 89%", "figure 89"),
    Case("ปี ๒๕๖๗ ร้อยละ ๘๙", "figure 89"),
    Case("ปี 2567 เป้าหมายร้อยละ 90", ""),
    Case("ปี 2567 เพิ่มขึ้นร้อยละ 3", "trend เพิ่มขึ้น"),
    Case("ปี 2567 มี 12 อำเภอ", ""),
    Case("ปี 2565–2567 ร้อยละ 88", ""),
    Case("", ""),
  ]

  static let others = [
    // Lower is better: "below" is about size, "reached" about what is better.
    Case("ปี 2567 ต่ำกว่าเป้าหมาย", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, ""),
    Case("ปี 2567 บรรลุเป้าหมาย", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, ""),
    Case("ปี 2567 สูงกว่าเป้าหมาย", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, "target สูงกว่าเป้าหมาย"),
    Case("ลดลงต่อเนื่อง ดีขึ้นทุกปี", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, ""),
    Case("เพิ่มขึ้นทุกปี", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, "trend เพิ่มขึ้นทุกปี"),
    Case("แย่ลงทุกปี", "2565 10/9/- 2566 8/8/- 2567 6/7/-", -1, "trend แย่ลงทุกปี"),
    // Equal is reached, and neither above nor below for certain.
    Case("ไม่บรรลุเป้าหมาย", "2567 90/90/-", 1, "target ไม่บรรลุเป้าหมาย"),
    Case("สูงกว่าเป้าหมาย", "2567 90/90/-", 1, "target สูงกว่าเป้าหมาย"),
    Case("ต่ำกว่าเป้าหมาย", "2567 90/90.0/-", 1, "target ต่ำกว่าเป้าหมาย"),
    Case("ไม่ต่ำกว่าเป้าหมาย", "2567 90/90/-", 1, ""),
    Case("บรรลุเป้าหมาย ไม่ดีกว่าคู่เทียบ", "2567 90/90/90", 1, ""),
    Case("สูงกว่าคู่เทียบ", "2567 90/-/90", 1, "comparator สูงกว่าคู่เทียบ"),
    Case("ดีกว่าคู่เทียบ", "2567 90/-/90", -1, "comparator ดีกว่าคู่เทียบ"),
    // A distance behind the phrase, in as many digits as its author wrote.
    Case("สูงกว่าเป้าหมาย 9 จุดร้อยละ", "2567 95.1/92/-", 1, "gap สูงกว่าเป้าหมาย 9 จุดร้อยละ"),
    Case("สูงกว่าเป้าหมาย ๙ จุด", "2567 95.1/92/-", 1, "gap สูงกว่าเป้าหมาย 9 จุด"),
    Case("ต่ำกว่าคู่เทียบ 1.4 จุดร้อยละ", "2567 95.1/-/96.6", 1, "gap ต่ำกว่าคู่เทียบ 1.4 จุดร้อยละ"),
    Case("สูงกว่าเป้าหมาย 3.1 จุดร้อยละ", "2567 95.1/92/-", 1, ""),
    Case("สูงกว่าเป้าหมาย 3 จุดร้อยละ", "2567 95.1/92/-", 1, ""),
    Case("ปี 2566 สูงกว่าเป้าหมาย 2 จุดร้อยละ", "2566 94/92/- 2567 95.1/92/-", 1, ""),
    Case("สูงกว่าเป้าหมายร้อยละ 9", "2567 95.1/92/-", 1, ""),
    Case("สูงกว่าเป้าหมาย 9%", "2567 95.1/92/-", 1, ""),
    Case("สูงกว่าเป้าหมาย 9 อำเภอ", "2567 95.1/92/-", 1, ""),
    Case("ไม่ต่ำกว่าเป้าหมาย 9 จุดร้อยละ", "2567 95.1/92/-", 1, ""),
    // Nothing to hold it against.
    Case("บรรลุเป้าหมาย สูงกว่าคู่เทียบ เพิ่มขึ้นต่อเนื่อง", "2567 90/-/-", 1, ""),
    Case("เพิ่มขึ้นต่อเนื่อง", "2566 91/-/- 2567 90/-/-", 1, ""),
    // "Every year" is wrong when one year is not so; a bare verb may mean the last.
    Case("เพิ่มขึ้นต่อเนื่อง", "2565 92/-/- 2566 80/-/- 2567 90/-/-", 1, "trend เพิ่มขึ้นต่อเนื่อง"),
    Case("ผลดีขึ้นอย่างต่อเนื่อง", "2565 92/-/- 2566 92/-/- 2567 92/-/-", 1, "trend ดีขึ้นอย่างต่อเนื่อง"),
    Case("ดีขึ้นทุกปี", "2565 92/-/- 2566 80/-/- 2567 90/-/-", -1, "trend ดีขึ้นทุกปี"),
    Case("เพิ่มขึ้น", "2565 92/-/- 2566 80/-/- 2567 90/-/-", 1, ""),
    Case("ปี 2567 เพิ่มขึ้นจากปีก่อน", "2565 92/-/- 2566 80/-/- 2567 90/-/-", 1, ""),
    Case("ลดลงแล้วเพิ่มขึ้นต่อเนื่อง", "2565 92/-/- 2566 80/-/- 2567 90/-/-", 1, ""),
    Case("เพิ่มขึ้นหรือทรงตัวต่อเนื่อง", "2565 92/-/- 2566 92/-/- 2567 93/-/-", 1, ""),
    Case("เพิ่มขึ้นต่อเนื่อง", "2565 92/-/- 2566 92/-/- 2567 93/-/-", 1, ""),
    Case("เพิ่มขึ้นต่อเนื่อง 3 ปี", "2564 92/-/- 2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, ""),
    Case("เพิ่มขึ้นต่อเนื่อง 4 ปี", "2564 92/-/- 2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, "trend เพิ่มขึ้นต่อเนื่อง"),
    Case("เพิ่มขึ้นต่อเนื่องตั้งแต่ปี 2565", "2564 92/-/- 2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, ""),
    Case("เพิ่มขึ้นต่อเนื่อง 3 ปี (2564–2567)", "2564 92/-/- 2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, "trend เพิ่มขึ้นต่อเนื่อง"),
    // Another subject before a bare verb.
    Case("จำนวนผู้ร้องเรียน ลดลง ขณะที่ความพึงพอใจร้อยละ 90", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, ""),
    Case("จำนวนผู้ร้องเรียน ปี 2567 ลดลง", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, ""),
    Case("ข้อร้องเรียนมีแนวโน้มลดลง", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, ""),
    Case("ผลมีแนวโน้มลดลง", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, "trend แนวโน้มลดลง"),
    Case("ปี 2567 ร้อยละ 90 ลดลงจากปีก่อน", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, "trend ลดลง"),
    Case("ลดลงจากปีก่อน", "2565 80/-/- 2566 85/-/- 2567 90/-/-", 1, "trend ลดลง"),
    Case("ปี 2567 ได้ร้อยละ 95.1", "2567 95.07/-/-", 1, ""),
    Case("ปี 2567 ได้ร้อยละ 95", "2567 95.07/-/-", 1, ""),
    Case("ปี 2567 ได้ร้อยละ 1,234.5", "2567 1234.5/-/-", 1, ""),
  ]

  @Test(arguments: falling + others) func contradictions(_ test: Case) throws {
    let words = test.figures.split(separator: " ").map(String.init)
    let series = stride(from: 0, to: words.count, by: 2).map { index -> Indicator.YearFigures in
      let values = words[index + 1].split(separator: "/").map { number(String($0)) }
      return Indicator.YearFigures(year: Int(words[index]) ?? 0, actual: values[0], target: values[1], comparator: values[2], note: nil,
        place: Place(file: "content/k.md"))
    }
    var fields = IndicatorFields()
    (fields.unit, fields.direction, fields.comparator) = ("ร้อยละ", test.direction, "จังหวัดศรีนที")
    let indicator = Indicator(id: IndicatorID("1-1"), group: nil, dimension: nil, title: "", fields: fields, owner: "", series: series,
      verdict: Verdict(series: series, direction: test.direction, fiscalYear: 2567), document: 0)
    let found = StatementCheck.contradictions(test.statement, indicator, try #require(series.last))
    #expect(found.map { "\($0.variant) \($0.phrase)" }.joined(separator: ", ") == test.expected)
  }

  private func number(_ text: String) -> ExactDecimal? {
    if case .value(let value) = WrittenNumber(text) { value } else { nil }
  }

  /// A catalogue that could not be read would make every statement true.
  @Test func theCatalogueIsComplete() {
    for claim in Phrases.Claim.allCases { #expect(Phrases.shared.claims.contains { $0.claim == claim }, "\(claim.rawValue)") }
    #expect(!Phrases.shared.negations.isEmpty && !Phrases.shared.doubts.isEmpty && !Phrases.shared.connections.isEmpty && !Phrases.shared.percents.isEmpty)
    #expect(!Phrases.shared.points.isEmpty && !Phrases.shared.years.isEmpty && !Phrases.shared.leads.isEmpty)
  }
}
