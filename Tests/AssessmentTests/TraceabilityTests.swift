import Diagnostics
import Files
import Foundation
import Testing

@testable import Assessment

/// The cells of the matrices. Criteria: a category with items 1.1 (asks question 3 itself) and 1.2, listing questions 1 and 2;
/// a category with item 2.1 that expects nothing. Dimensions 5.1 (groups 5.1.1, 5.1.2) and 5.2 (group 5.2.1); 1.1 is proved by 5.1 and 5.2, 1.2 by 5.1.
@Suite struct TraceabilityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// What the items say, `1.1: text`; `front` before a colon puts lines into the front matter.
    let files: [String: String]
    /// `row column` → state.
    let expected: [String: String]
    let testDescription: String
    init(_ name: String, _ files: [String: String], _ expected: [String: String]) { (testDescription, self.files, self.expected) = (name, files, expected) }
  }

  private static func item(_ id: String, front: String = "", _ text: String = "") -> String {
    "---\nitem: \(id)\n\(front)---\n\n## Basic\n\n### Plan\n\nข้อความ \(text)\n"
  }
  private static func indicator(_ id: String, front: String = "", _ text: String = "") -> String { "---\nkpi: \(id)\ntitle: ตัวชี้วัด \(id)\n\(front)---\n\n\(text)\n" }

  static let questionCases = [
    Case("nothing is written", [:], ["1.1 1": "expected", "1.1 3": "expected", "1.2 1": "expected", "1.2 3": "none", "1.1 4": "none", "2.1 1": "none"]),
    Case("linked in the text", ["a": item("1.1", "<op:1>")], ["1.1 1": "linked", "1.2 1": "none", "1.2 2": "expected"]),
    Case("named in the front matter", ["a": item("1.1", front: "ops: [1]\n")], ["1.1 1": "declared", "1.2 1": "none"]),
    Case("both: the text is stronger", ["a": item("1.1", front: "ops: [1]\n", "<op:1>")], ["1.1 1": "linked"]),
    Case("not expected of the category", ["a": item("1.2", front: "ops: [3]\n", "<op:4>")], ["1.2 3": "declared-unexpected", "1.2 4": "linked-unexpected", "1.1 4": "none"]),
    Case("asked of the item itself", ["a": item("1.2", "<op:3>"), "b": item("1.1", "<op:2>")],
      ["1.1 3": "expected", "1.1 2": "linked", "1.2 2": "none"]),
    Case("criteria without expectations", ["a": item("2.1", front: "ops: [4]\n", "<op:1>")], ["2.1 1": "linked", "2.1 4": "declared", "2.1 2": "none", "1.1 1": "expected"]),
  ]

  static let indicatorCases = [
    Case("nothing is written", [:], ["1.1 5.1": "expected", "1.1 5.2": "expected", "1.2 5.1": "expected", "1.2 5.2": "none", "1.2 5.1.1": "none", "2.1 5.1": "none"]),
    Case("linked in the text", ["a": item("1.1", "<kpi:5.1.1-1>"), "b": indicator("5.1.1-1")],
      ["1.1 5.1.1-1": "linked", "1.1 5.1": "none", "1.1 5.2": "expected", "1.2 5.1": "expected", "1.2 5.1.1-1": "none", "1.1 5.1.2": "none"]),
    Case("named in the front matter", ["a": item("1.2", front: "kpis: [5.1.1-1, 5.2.1-1]\n"), "b": indicator("5.1.1-1"), "c": indicator("5.2.1-1")],
      ["1.2 5.1.1-1": "declared", "1.2 5.2.1-1": "declared-unexpected", "1.2 5.1": "none"]),
    Case("the indicator names the item", ["b": indicator("5.1.1-1", front: "items: [1.2]\n"), "c": indicator("5.2.1-1", "<item:1.2/basic>")],
      ["1.2 5.1.1-1": "declared", "1.2 5.2.1-1": "linked-unexpected"]),
    Case("shown by a block", ["a": item("1.2", "\n\n```chart kpi:5.1.1-1\n```"), "b": indicator("5.1.1-1")], ["1.2 5.1.1-1": "linked", "1.2 5.1": "none"]),
    Case("a dimension is no indicator", ["a": item("1.2", "<kpi:5.1> <kpi:5.2>")], ["1.2 5.1": "expected", "1.2 5.2": "linked-unexpected"]),
    Case("a group without an indicator", ["a": item("1.1", "<kpi:5.1.2>"), "b": indicator("5.1.1-1", front: "items: [1.1]\n")], ["1.1 5.1.2": "linked", "1.1 5.1": "none"]),
    Case("a group with indicators counts for its dimension", ["a": item("1.1", "<kpi:5.1.1>"), "b": indicator("5.1.1-1", front: "items: [1.1]\n")],
      ["1.1 5.1": "linked", "1.1 5.1.1-1": "declared"]),
    Case("criteria without expectations", ["a": item("2.1", "<kpi:5.1.1-1>"), "b": indicator("5.1.1-1")], ["2.1 5.1.1-1": "linked", "2.1 5.1": "none"]),
  ]

  @Test(arguments: questionCases) func questionCell(_ test: Case) async throws {
    let matrix = Traceability(try await Self.report(test.files)).questions
    #expect(Self.states(matrix, test.expected.keys) == test.expected)
  }

  @Test(arguments: indicatorCases) func indicatorCell(_ test: Case) async throws {
    let matrix = Traceability(try await Self.report(test.files)).indicators
    #expect(Self.states(matrix, test.expected.keys) == test.expected)
  }

  @Test func transposedHoldsTheSameCells() async throws {
    let matrix = Traceability(try await Self.report(["a": Self.item("1.1", "<op:1>")])).questions
    let other = matrix.transposed
    #expect(other.rows == matrix.columns)
    #expect(other.columns == matrix.rows)
    for row in matrix.rows.indices {
      for column in matrix.columns.indices { #expect(matrix.cells[row][column].state == other.cells[column][row].state) }
    }
    #expect(other.row(.question(QuestionID("1"))).map(\.state) == [.linked, .none, .none])
  }

  @Test func aCellKnowsItsFirstPassage() async throws {
    let report = try await Self.report(["a": Self.item("1.1", front: "ops: [1]\n", "ก่อน [คำแรก](op:1) และ [คำที่สอง](op:1)")])
    let cell = Traceability(report).questions.row(.item(ItemID("1.1")))[0]
    #expect(cell.reference?.passage?.words == "คำแรก")
  }

  @Test func criteriaWithoutQuestionsAndDimensions() async throws {
    let bare = Self.criteria.components(separatedBy: "profile:")[0] + """
      profile: {name: {th: ก}, short: P, questions: []}
      categories:
        - {id: "1", name: {th: ก}, items: [{id: "1.1", name: {th: ข}, levels: {basic: {requirement: {th: ค}}}}]}
      results: {id: "5", name: {th: ผล}, dimensions: []}
      scoring: {rule: mean}

      """
    let traceability = Traceability(try await Self.report([:], criteria: bare))
    #expect(traceability.questions.columns == [])
    #expect(traceability.indicators.columns == [])
    #expect(traceability.questions.transposed.rows == [])
  }

  // MARK: -

  private static func states(_ matrix: Traceability.Matrix, _ keys: some Sequence<String>) -> [String: String] {
    var result: [String: String] = [:]
    for key in keys {
      let parts = key.split(separator: " ").map(String.init)
      let row = matrix.rows.firstIndex { $0.canonical == "item:" + parts[0] }
      let column = matrix.columns.firstIndex { ["op:" + parts[1], "kpi:" + parts[1]].contains($0.canonical) }
      if let row, let column { result[key] = matrix.cells[row][column].state.rawValue }
    }
    return result
  }

  private static func report(_ files: [String: String], criteria: String = criteria) async throws -> Report {
    let path = NSTemporaryDirectory() + "/saraban-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(atPath: path + "/content", withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }
    try write("saraban.yaml", "title: ก\nagency: ข\nfiscal-year: 2567\nframework: criteria.yaml\n")
    try write("criteria.yaml", criteria)
    for (name, text) in files { try write("content/\(name).md", text) }
    let folder = try Folder(path)
    guard case .project(let project) = await ProjectReader.read(folder) else { throw FileFailure(path: path, action: .read, errorNumber: 0) }
    let report = await Resolver.resolve(project, folder)
    #expect(report.diagnostics.filter { $0.severity == .error }.map(\.code) == [])
    return report
  }

  private static let criteria = """
    format: 1
    id: small
    edition: "2567"
    title: {th: เกณฑ์}
    levels:
      - {id: basic, name: {th: เริ่ม, en: Basic}, names: [Basic], score: {min: 0, max: 100}}
    facets:
      - {id: plan, name: {th: แผน, en: Plan}, names: [Plan]}
    summary: {name: {th: สรุป}, names: [Summary]}
    profile:
      name: {th: ลักษณะสำคัญ}
      short: P
      questions: [{id: "1", name: {th: ก}}, {id: "2", name: {th: ข}}, {id: "3", name: {th: ค}}, {id: "4", name: {th: ง}}]
    categories:
      - id: "1"
        name: {th: นำ}
        questions: ["1", "2"]
        items:
          - {id: "1.1", name: {th: ทิศทาง}, dimensions: ["5.1", "5.2"], questions: ["3"], levels: {basic: {requirement: {th: ทำ}}}}
          - {id: "1.2", name: {th: กำกับ}, dimensions: ["5.1"], levels: {basic: {requirement: {th: ทำ}}}}
      - id: "2"
        name: {th: คน}
        items: [{id: "2.1", name: {th: ทีม}, levels: {basic: {requirement: {th: ทำ}}}}]
    results:
      id: "5"
      name: {th: ผล}
      dimensions:
        - {id: "5.1", name: {th: พันธกิจ}, groups: [{id: "5.1.1", name: {th: บริการ}}, {id: "5.1.2", name: {th: เวลา}}]}
        - {id: "5.2", name: {th: คน}, groups: [{id: "5.2.1", name: {th: ผูกพัน}}]}
    scoring: {rule: mean}

    """
}
