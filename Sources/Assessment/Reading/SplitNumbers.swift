internal import Diagnostics

/// Numbers that a comma without quotes cut in two or three cells of a table of results: `1,284,600` fills three columns, and what follows stands too
/// far to the right.
struct SplitNumbers {
  /// A row's cells with figures, from left to right.
  private static let columns = ["actual", "target", "comparator", "note"]
  /// How many times a value differs from the others of its column when a part of it is missing, and at most when it is whole.
  private static let (far, near) = (20.0, 5.0)
  /// A cut number of more parts is none of a report: 999,999,999,999.
  private static let mostParts = 4

  /// By indicator and column, the values of each row.
  private var values: [String: [String: [Double]]] = [:]

  private let file: SourceFile

  init(_ rows: [TableRow], _ file: SourceFile) {
    self.file = file
    for row in rows {
      guard let indicator = row["kpi"]?.text else { continue }
      for column in Self.columns {
        if let value = row[column].flatMap({ Self.number($0.text) }) { values[indicator, default: [:]][column, default: []].append(value) }
      }
    }
    values = values.mapValues { $0.mapValues { $0.sorted() } }
  }

  struct Found {
    let column: String
    let range: Range<Int>
    let number: String
  }

  /// The first number of a row that is cut.
  func find(in row: TableRow) -> Found? {
    let names = Self.columns.filter { row[$0] != nil }.sorted { (row[$0]?.range.lowerBound ?? 0) < (row[$1]?.range.lowerBound ?? 0) }
    let cells = names.compactMap { row[$0] } + row.extra
    // What stood behind a number that was cut has moved to the right: words in the place of the note have not.
    let isLong = !row.extra.isEmpty && row["note"].map { $0.text.isEmpty || Self.number($0.text) != nil } ?? true
    let isNoteNumber = row["note"].map { Self.isDigits($0.text, 1...12) } ?? false
    let others = values[row["kpi"]?.text ?? ""] ?? [:]
    for (index, name) in names.enumerated() where name != "note" && Self.isDigits(cells[index].text, 1...3) && !cells[index].text.arabicDigits.hasPrefix("0") {
      var end = cells[index].range
      let rest = cells[(index + 1)...].prefix(Self.mostParts - 1).prefix { next in
        defer { end = next.range }
        return Self.isDigits(next.text, 3...3) && isCut(end, next.range)
      }
      guard let next = rest.first else { continue }
      let isSure = isLong || next.text.arabicDigits.hasPrefix("0") || (isNoteNumber && isFar(cells[index], cells.dropFirst(index + 2).first))
      let all = rest.indices.map { Array(cells[index...$0]) }
      let fitting = all.filter { fits(cells[(index + $0.count)...], names[(index + 1)...]) }
      let joined = fitting.isEmpty ? all : fitting
      let likely = joined.filter { isLikely($0, Self.typical(others[name] ?? [], without: Self.number(cells[index].text))) }
      guard let parts = likely.last ?? (isSure ? joined.first : nil), let last = parts.last else { continue }
      return Found(column: name, range: cells[index].range.lowerBound..<last.range.upperBound, number: parts.map(\.text).joined(separator: ","))
    }
    return nil
  }

  /// Whether what follows a number that is put together again fills the columns left to it: none too many, no figure for a note, none that begins with 0.
  private func fits(_ cells: ArraySlice<Written>, _ names: ArraySlice<String>) -> Bool {
    guard cells.count <= names.count else { return false }
    return zip(names, cells).allSatisfy { name, cell in
      name == "note" ? !Self.isDigits(cell.text, 1...12) : !(Self.isDigits(cell.text, 3...3) && cell.text.arabicDigits.hasPrefix("0"))
    }
  }

  /// Whether the parts make a number like the others of the column, and the first alone does not.
  private func isLikely(_ parts: [Written], _ typical: Double?) -> Bool {
    guard let typical, let first = Self.number(parts[0].text), let whole = Self.number(parts.map(\.text).joined()), first > 0 else { return false }
    return typical / first >= Self.far && max(typical / whole, whole / typical) <= Self.near
  }

  /// Whether nothing but a comma stands between two cells: quotes, or another separator, tell that they are two.
  private func isCut(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let quote = UInt8(ascii: "\"")
    return file.bytes[first.upperBound..<second.lowerBound].elementsEqual([UInt8(ascii: ",")]) && file.bytes[first.lowerBound] != quote
      && file.bytes[second.lowerBound] != quote
  }

  /// Whether the figure that then stands for the comparator is another size altogether.
  private func isFar(_ first: Written, _ other: Written?) -> Bool {
    guard let first = Self.number(first.text), let other = other.flatMap({ Self.number($0.text) }), first > 0 else { return false }
    return other / first >= Self.far
  }

  /// The middle of the other values; nil of fewer than two.
  private static func typical(_ values: [Double], without own: Double?) -> Double? {
    var others = values
    if let own, let index = others.firstIndex(of: own) { others.remove(at: index) }
    return others.count < 2 ? nil : others[others.count / 2]
  }

  private static func isDigits(_ text: String, _ counts: ClosedRange<Int>) -> Bool {
    let digits = text.arabicDigits
    return counts.contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func number(_ text: String) -> Double? { Double(text.arabicDigits.filter { $0 != "," }) }
}
