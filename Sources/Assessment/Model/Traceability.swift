/// What rests on what: items on the facts of the profile, and on the indicators that prove them.
package struct Traceability: Sendable {
  /// What a cell of a matrix says.
  package enum State: String, Sendable, CaseIterable {
    /// Linked in the text, as the criteria expect or without an expectation of theirs.
    case linked
    /// Named in the front matter only.
    case declared
    /// There, although the criteria expect other things of this item.
    case linkedUnexpected = "linked-unexpected"
    case declaredUnexpected = "declared-unexpected"
    /// Expected by the criteria, and not there.
    case expected
    case none

    /// Whether the item itself refers to the thing.
    package var isPresent: Bool {
      switch self {
      case .linked, .declared, .linkedUnexpected, .declaredUnexpected: true
      case .expected, .none: false
      }
    }
  }

  package struct Cell: Sendable {
    package let state: State
    /// Where it is said; nil where it is not.
    package let reference: Reference?
  }

  /// Rows and columns of things with a cell for each pair.
  package struct Matrix: Sendable {
    package let rows: [Target]
    package let columns: [Target]
    /// For each row, its cells in the order of the columns.
    package let cells: [[Cell]]

    /// The same cells read the other way.
    package var transposed: Matrix { Matrix(rows: columns, columns: rows, cells: columns.indices.map { column in cells.map { $0[column] } }) }
    package func row(_ target: Target) -> [Cell] { rows.firstIndex(of: target).map { cells[$0] } ?? [] }
  }

  /// Items × questions of the profile.
  package let questions: Matrix
  /// Items × dimensions, each with its indicators; a group without an indicator stands for itself.
  package let indicators: Matrix

  package init(_ report: Report) {
    let items = report.framework.items
    let found = items.map { Found($0.id, report) }
    questions = Self.questionMatrix(items, found, report.framework)
    indicators = Self.indicatorMatrix(items, found, report)
  }

  package static func links(_ cells: some Sequence<Cell>) -> Int { cells.reduce(0) { $0 + ($1.state.isPresent ? 1 : 0) } }
  package static func holes(_ cells: some Sequence<Cell>) -> Int { cells.reduce(0) { $0 + ($1.state == .expected ? 1 : 0) } }

  // MARK: - Questions

  /// The criteria list questions for a whole category, and some for an item itself: one of a category is missing only where no item of it refers to it.
  private static func questionMatrix(_ items: [Framework.Item], _ found: [Found], _ framework: Framework) -> Matrix {
    let columns = framework.profile.questions.map(\.id)
    var used: [CategoryID: Set<QuestionID>] = [:]
    for (item, found) in zip(items, found) {
      guard let category = framework.category(of: item.id) else { continue }
      used[category.id, default: []].formUnion(columns.filter { found.reference(to: .question($0)) != nil })
    }
    let cells = zip(items, found).map { item, found -> [Cell] in
      let category = framework.category(of: item.id)
      let listed = Set(item.questions + (category?.questions ?? []))
      let missing = listed.subtracting(category.flatMap { used[$0.id] } ?? []).union(item.questions)
      return columns.map { question in
        if let reference = found.reference(to: .question(question)) { return present(reference, isUnexpected: !listed.isEmpty && !listed.contains(question)) }
        return Cell(state: missing.contains(question) ? .expected : .none, reference: nil)
      }
    }
    return Matrix(rows: items.map { .item($0.id) }, columns: columns.map(Target.question), cells: cells)
  }

  // MARK: - Indicators

  /// The criteria name dimensions, not groups: what they expect in vain is said once for the dimension.
  private static func indicatorMatrix(_ items: [Framework.Item], _ found: [Found], _ report: Report) -> Matrix {
    let blocks = report.framework.results.dimensions.map { dimension -> (dimension: DimensionID, columns: [Target]) in
      let inner = dimension.groups.flatMap { group -> [Target] in
        let indicators = report.indicators(in: group.id).map { Target.indicator($0.id) }
        return indicators.isEmpty ? [.group(group.id)] : indicators
      }
      return (dimension.id, inner)
    }
    let groups = Set(blocks.flatMap(\.columns))
    let cells = items.enumerated().map { index, item in
      blocks.flatMap { dimension, columns -> [Cell] in
        let isUnexpected = !item.dimensions.isEmpty && !item.dimensions.contains(dimension)
        func cell(_ reference: Reference?) -> Cell { reference.map { present($0, isUnexpected: isUnexpected) } ?? Cell(state: .none, reference: nil) }
        let inner = columns.map { cell(found[index].reference(to: $0)) }
        let isProved = zip(columns, inner).contains { column, cell in column.isIndicator && cell.state.isPresent }
        if item.dimensions.contains(dimension), !isProved { return [Cell(state: .expected, reference: nil)] + inner }
        // A link to a group that has indicators says no more than one to its dimension.
        let others = report.framework.dimension(dimension)?.groups.map { Target.group($0.id) }.filter { !groups.contains($0) } ?? []
        return [cell(([.dimension(dimension)] + others).lazy.compactMap { found[index].reference(to: $0) }.first)] + inner
      }
    }
    return Matrix(rows: items.map { .item($0.id) }, columns: blocks.flatMap { [.dimension($0.dimension)] + $0.columns }, cells: cells)
  }

  private static func present(_ reference: Reference, isUnexpected: Bool) -> Cell {
    let isDeclared = reference.via == .frontMatter
    let state: State = isUnexpected ? (isDeclared ? .declaredUnexpected : .linkedUnexpected) : isDeclared ? .declared : .linked
    return Cell(state: state, reference: reference)
  }
}

/// The references between an item and everything else, the strongest of each.
private struct Found {
  private var references: [Target: Reference] = [:]

  init(_ item: ItemID, _ report: Report) {
    for reference in report.references(from: .item(item)) { add(reference, reference.destination.owner) }
    // An indicator may name the items it proves.
    for reference in report.references(to: .item(item)) where reference.source.isIndicator { add(reference, reference.source) }
  }

  private mutating func add(_ reference: Reference, _ target: Target) {
    if let first = references[target], first.via != .frontMatter || reference.via == .frontMatter { return }
    references[target] = reference
  }

  func reference(to target: Target) -> Reference? { references[target] }
}

extension Target {
  var isIndicator: Bool { if case .indicator = self { true } else { false } }
}
