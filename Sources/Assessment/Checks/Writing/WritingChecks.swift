internal import CSV
internal import Diagnostics
internal import Files

/// What is looked at in the author's words themselves: one list. The text of a file is gone through once; each check is called where one of its letters or a
/// number stands, and looks around.
///
/// These checks know languages, not what is meant: what is in doubt is left alone.
enum WritingChecks {
  typealias Look = @Sendable (inout WritingPassage, Int) -> Void

  private static let letters: [(triggers: String, look: Look)] = [
    ("\u{E4D}", Spelling.saraAm), ("\u{E40}", Spelling.saraAe), ("\u{E46}", Spelling.repeatMark), ("\"", Spelling.quotes), (" ", Spelling.spaces),
    ("hw", BareAddresses.look), (".…xX_", Leftovers.blanks), ("([", Leftovers.orders), (Leftovers.triggers, Leftovers.words),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Abbreviations.latin), (".", Abbreviations.dotted),
  ]

  private static let numbers: [@Sendable (inout WritingPassage, WritingNumber) -> Void] = [
    Percentages.look, Quantities.look, Years.eras, Years.future, Years.kinds,
  ]

  private static let documents: [@Sendable (ResolvedDocument, Prose, Report) -> [Diagnostic]] = [
    HeadingOrder.headings, ClaimFigures.claims, TableDigits.tables, Years.columns,
  ]

  static func run(_ project: Project, _ report: Report) async -> [Diagnostic] {
    let telling = project.evidenceFiles.filter { PersonalData.masked($0) != $0 && !report.secrets.paths.contains(ReportPaths.evidence($0)) }
    let documents = await Parallel.map(report.documents) { look(at: $0, telling, report) }
    let tables = await Parallel.map(project.data) { look(at: $0, telling, report) }
    let uses = (documents + tables).map(\.abbreviations)
    return (documents + tables).flatMap(\.findings) + Abbreviations.findings(uses, report) + PersonalDataCheck.findings(inNames: telling)
  }

  private typealias Seen = (findings: [Diagnostic], abbreviations: AbbreviationUses)

  private static func look(at document: ResolvedDocument, _ telling: [String], _ report: Report) -> Seen {
    let prose = Prose(document)
    let seen = look(at: prose, document, report)
    return (seen.findings + documents.flatMap { $0(document, prose, report) } + PersonalDataCheck.findings(document.source.file, telling, report), seen.abbreviations)
  }

  /// Registers have columns of words among others; what a page draws is a table of words and figures.
  private static func look(at data: Project.DataFile, _ telling: [String], _ report: Report) -> Seen {
    let header = (data.table.rows.first?.fields ?? []).map { $0.text.trimmedSpaces.lowercased() }
    let isRegister = data.file.path == Registers.evidencePath || data.file.path == Registers.glossaryPath || Registers.isResults(data.table)
    let words: Set<String> = ["title", "full", "definition", "note"]
    let skipped = isRegister ? Set(header.indices.filter { !words.contains(header[$0]) }) : []
    let seen = look(at: Prose(data.table, data.file, skipping: skipped), nil, report)
    return (seen.findings + PersonalDataCheck.findings(data.file, telling, report), seen.abbreviations)
  }

  private static func look(at prose: Prose, _ document: ResolvedDocument?, _ report: Report) -> Seen {
    guard let first = prose.blocks.first else { return ([], AbbreviationUses()) }
    var passage = WritingPassage(prose: prose, document: document, report: report, block: first)
    for block in prose.blocks {
      passage.block = block
      passage.quote = nil
      scan(&passage)
    }
    return (passage.findings, passage.abbreviations)
  }

  private static func scan(_ passage: inout WritingPassage) {
    let bytes = passage.prose.bytes
    let (end, table, isTrigger) = (passage.end, table, isTrigger)
    var index = passage.start
    while index < end {
      let byte = bytes[index]
      let (key, width) = key(byte, bytes, index)
      if (key >= 48 && key <= 57) || (key >= 208 && key <= 217), let number = passage.number(at: index) {
        for look in numbers { look(&passage, number) }
        index = number.range.upperBound
        continue
      }
      if isTrigger[key] {
        for look in table[key] { look(&passage, index) }
      }
      index += width
    }
  }

  /// ASCII, Thai and general punctuation by number, all else together.
  private static func key(_ byte: UInt8, _ bytes: [UInt8], _ index: Int) -> (key: Int, width: Int) {
    if byte < 0x80 { return (Int(byte), 1) }
    guard index + 2 < bytes.count else { return (0, 1) }
    if byte == 0xE0, bytes[index + 1] & 0xFE == 0xB8 { return (128 + Int(bytes[index + 1] & 1) << 6 + Int(bytes[index + 2] & 0x3F), 3) }
    if byte == 0xE2, bytes[index + 1] == 0x80 { return (256 + Int(bytes[index + 2] & 0x3F), 3) }
    return (0, 1)
  }

  private static let table: [[Look]] = {
    var table = [[Look]](repeating: [], count: 320)
    for (triggers, look) in letters {
      for scalar in triggers.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        table[key(bytes[0], bytes, 0).key].append(look)
      }
    }
    return table
  }()

  private static let isTrigger = table.map { !$0.isEmpty }
}
