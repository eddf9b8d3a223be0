import Foundation
import TestSupport
import Testing

/// Matrices and trail pages of the sample: page, spreadsheet and report.json say the same.
@Suite struct TraceabilityPagesTests {
  private let site = Sample.built.site

  /// State → word, as the sample shows it.
  private static let words = [
    "linked": "อ้างถึงในเนื้อความ", "declared": "ระบุในส่วนหัวของไฟล์", "linked-unexpected": "อ้างถึงในเนื้อความ นอกเหนือจากที่เกณฑ์คาดหวัง",
    "declared-unexpected": "ระบุในส่วนหัวของไฟล์ นอกเหนือจากที่เกณฑ์คาดหวัง", "expected": "เกณฑ์คาดหวังแต่ยังไม่ได้อ้างถึง",
  ]

  /// A cell that says something: the ids of item and column, and the state.
  private struct Cell: Hashable, Comparable, CustomStringConvertible {
    let item: String
    let column: String
    let state: String
    var description: String { "\(item) \(column) \(state)" }
    static func < (a: Self, b: Self) -> Bool { a.description < b.description }
  }

  @Test(arguments: [("matrix-op.csv", "profile"), ("matrix-kpi.csv", "indicators"), ("matrix-items.csv", "profile")])
  func spreadsheetIsReportData(_ file: String, _ key: String) throws {
    let rows = Self.csv(site, file)
    let head = try #require(rows.first).dropFirst(2).dropLast(2).map(Self.id)
    var cells: [Cell] = []
    for row in rows.dropFirst().dropLast(2) {
      for (column, word) in zip(head, row.dropFirst(2)) where !word.isEmpty {
        let state = try #require(Self.words.first { $0.value == word }?.key)
        let own = Self.id(row[0])
        cells.append(file == "matrix-items.csv" ? Cell(item: column, column: own, state: state) : Cell(item: own, column: column, state: state))
      }
      let words = row.dropFirst(2).dropLast(2)
      let links: Int = words.filter { $0.hasPrefix("อ้างถึง") || $0.hasPrefix("ระบุ") }.count
      let holes: Int = words.filter { $0 == Self.words["expected"] }.count
      #expect(row.suffix(2) == [String(links), String(holes)], "\(row[0])")
    }
    #expect(cells.sorted() == Self.cells(site, key))
    #expect(cells.count > 90)
  }

  @Test func pagesAreReportData() throws {
    let (profile, indicators) = (Self.cells(site, "profile"), Self.cells(site, "indicators"))
    #expect(try labels("matrix.html") == profile.map { "\($0.item) \($0.column): \(Self.words[$0.state] ?? "")" }.sorted())
    #expect(try labels("matrix-items.html") == profile.map { "OP \($0.column) \($0.item): \(Self.words[$0.state] ?? "")" }.sorted())
    #expect(try labels("matrix-kpi.html") == indicators.map { "\($0.item) \($0.column): \(Self.words[$0.state] ?? "")" }.sorted())
  }

  /// What a screen reader says of each link: code of the row, code of the column, meaning of the mark.
  private func labels(_ page: String) throws -> [String] {
    let text = site.text(page)
    func words(_ id: Substring) throws -> Substring {
      let rest = try #require(text.components(separatedBy: " id=\"\(id)\"").dropFirst().first)
      return try #require(rest.split(separator: ">").dropFirst(id.hasPrefix("x.r") || id.hasPrefix("x.c") ? 2 : 0).first?.split(separator: "<").first)
    }
    return try #require(site.pages[page]).tags.compactMap { $0["aria-labelledby"] }.filter { $0.hasPrefix("x.r") }.map { label in
      let ids = label.split(separator: " ")
      return try "\(words(ids[0])) \(words(ids[1])): \(words(ids[2]))"
    }.sorted()
  }

  /// What the filter keeps: the rows in which the criteria expect something in vain.
  @Test func rowsWithHolesAreMarked() throws {
    let rows = ["matrix.html", "matrix-kpi.html", "matrix-items.html"].compactMap { site.pages[$0] }.flatMap(\.tags).filter { $0.name == "tr" && $0["class"] == "has-holes" }
    let (profile, indicators) = (Self.cells(site, "profile").filter { $0.state == "expected" }, Self.cells(site, "indicators").filter { $0.state == "expected" })
    let (items, questions, proved) = (Set(profile.map(\.item)), Set(profile.map(\.column)), Set(indicators.map(\.item)))
    let expected: Int = items.count + questions.count + proved.count
    #expect(rows.count == expected)
    #expect(!rows.isEmpty)
  }

  /// The sample is there to show what there is.
  @Test func sampleShowsEveryState() {
    let states = Set((Self.cells(site, "profile") + Self.cells(site, "indicators")).map(\.state))
    #expect(states == Set(Self.words.keys))
  }

  /// What a cell says of the text can be recomputed from the references alone.
  @Test func presenceFollowsFromReferences() throws {
    let references = try #require(site.report["references"] as? [[String: Any]])
    func text(_ reference: [String: Any], _ key: String) -> String { reference[key] as? String ?? "" }
    var expected = Set<String>()
    for reference in references {
      let (from, to) = (text(reference, "from"), text(reference, "to"))
      if from.hasPrefix("item:"), to.hasPrefix("op:") { expected.insert(from + " " + to) }
      if from.hasPrefix("item:"), to.hasPrefix("kpi:"), to.contains("-") { expected.insert(from + " " + to) }
      if from.hasPrefix("kpi:"), from.contains("-"), to.hasPrefix("item:") { expected.insert("item:" + to.dropFirst(5).prefix { $0 != "/" } + " " + from) }
    }
    let cells = Self.cells(site, "profile").map { ("op:", $0) } + Self.cells(site, "indicators").map { ("kpi:", $0) }
    let present = cells.filter { $0.1.state != "expected" && ($0.0 == "op:" || $0.1.column.contains("-")) }
    #expect(Set(present.map { "item:\($0.1.item) \($0.0)\($0.1.column)" }) == expected)
  }

  @Test func everyItemHasItsSheetAndBothLinkToEachOther() throws {
    for item in try #require(site.report["items"] as? [[String: Any]]).compactMap({ $0["id"] as? String }) {
      let sheet = try #require(site.pages["trails/\(item).html"])
      #expect(sheet.tags.contains { $0["href"] == "../items/\(item).html" })
      #expect(site.pages["items/\(item).html"]?.tags.contains { $0["href"] == "../trails/\(item).html" } == true, "\(item)")
    }
  }

  @Test func aSheetSaysWhatIsMissing() {
    let scratch = Scratch()
    _ = Saraban.build(scratch.report(["content/1.1.md": "---\nitem: 1.1\n---\n\n## Basic\n\n### Approach\n\nทำแล้ว\n"]), to: scratch("site"))
    let text = Site(scratch("site")).pages["trails/1.1.html"]?.text ?? ""
    for words in ["ยังไม่ได้อ้างถึงลักษณะสำคัญขององค์การแม้แต่ข้อเดียว", "ยังไม่มีตัวชี้วัดในมิติ 7.4", "ยังไม่มีหลักฐานประกอบ", "ทำแล้ว"] { #expect(text.contains(words), "\(words)") }
  }

  // MARK: -

  private static func cells(_ site: Site, _ key: String) -> [Cell] {
    let list = (site.report["matrices"] as? [String: [[String: String]]])?[key] ?? []
    return list.map { Cell(item: id($0["item"] ?? ""), column: id($0["to"] ?? ""), state: $0["state"] ?? "") }.sorted()
  }

  /// `op:1`, `OP 1 พันธกิจ`, `1.1`, `kpi:7.1 …` → the id.
  private static func id(_ text: String) -> String {
    let plain = text.hasPrefix("OP ") ? String(text.dropFirst(3)) : text.split(separator: ":").count > 1 && !text.contains(" ") ? String(text.drop { $0 != ":" }.dropFirst()) : text
    return String(plain.prefix { $0 != " " })
  }

  private static func csv(_ site: Site, _ file: String) -> [[String]] {
    let text = site.text(file)
    #expect(text.hasPrefix("\u{FEFF}"))
    return text.dropFirst().split(separator: "\r\n").map { line in
      var (fields, field, isQuoted) = ([String](), "", false)
      for character in line {
        if character == "\"" { isQuoted.toggle() } else if character == ",", !isQuoted { fields.append(field); field = "" } else { field.append(character) }
      }
      return fields + [field]
    }
  }
}

/// The evidence register: sizes and hashes of what is shown, who uses it.
@Suite struct EvidenceRegisterTests {
  private let site = Sample.built.site

  @Test func hashesAreThoseOfTheFiles() throws {
    let rows = try #require(site.report["evidence"] as? [[String: Any]]).filter { $0["class"] as? String != "confidential" }
    #expect(rows.count > 10)
    let page = try #require(site.pages["evidence.html"])
    for row in rows {
      let path = Repository.root + "/evidence/" + (row["file"] as? String ?? "")
      let hash = try Fingerprints.sha256sum(path)
      #expect(row["sha256"] as? String == hash, "\(path)")
      #expect(row["size"] as? Int == Disk.bytes(path)?.count, "\(path)")
      #expect(page.text.contains(hash))
      #expect(page.text.contains(hash.prefix(12) + "…"))
    }
  }

  @Test func usersAreTheReferences() throws {
    let references = try #require(site.report["references"] as? [[String: Any]])
    for row in try #require(site.report["evidence"] as? [[String: Any]]) {
      let id = try #require(row["id"] as? String)
      let sources = references.filter { $0["to"] as? String == "ev:" + id }.compactMap { $0["from"] as? String }
      #expect(row["users"] as? [String] == sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }, "\(id)")
    }
  }

  /// Neither size nor hash of a confidential file, nor of a file that another row shares with it.
  @Test func aSecretHasNoFingerprint() throws {
    let scratch = Scratch()
    let folder = scratch.report(["evidence/ลับ.txt": "เนื้อหาลับ", "evidence/เปิด.txt": "เนื้อหาเปิด",
      "data/evidence.csv": "id,title,file,url,date,owner,class\nE-1,ก,ลับ.txt,,2567-01-01,ข,confidential\nE-2,ค,ลับ.txt,,,,public\nE-3,ง,เปิด.txt,,,,public\n"])
    let hashes = try [Fingerprints.sha256sum(folder + "/evidence/ลับ.txt"), Fingerprints.sha256sum(folder + "/evidence/เปิด.txt")]
    _ = Saraban.build(folder, to: scratch("site"))
    let built = Site(scratch("site"))
    #expect(built.files(holding: [String(hashes[0].prefix(12))]) == [])
    #expect(built.files(holding: [hashes[1]]) == ["evidence.html", "report.json"])
    #expect(built.files(holding: [String(hashes[1].prefix(12))]) == ["evidence.html", "print.html", "report.json"])
    let rows = try #require(built.report["evidence"] as? [[String: Any]])
    #expect(rows[0]["sha256"] == nil && rows[0]["size"] == nil)
    #expect(rows[1]["sha256"] is NSNull && rows[1]["size"] is NSNull)
    #expect(built.pages["evidence.html"]?.text.contains("ยังไม่มีผู้อ้างถึง") == true)
  }
}
