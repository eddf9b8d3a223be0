internal import Assessment
internal import Templates
internal import Words

/// Which items rest on which profile questions and which groups of indicators.
struct MatrixPage: Sendable {
  let base: PageBase

  /// What a cell says, strongest first.
  private enum Cell: String, CaseIterable { case linked, declared, expected, none }

  func page() -> Page {
    let context = base.context(Addresses.matrix)
    let framework = base.report.framework
    let questions = framework.profile.questions.map { Target.question($0.id) }
    let groups = framework.groups.map { Target.group($0.id) }
    let own: Model = [
      .matrices: .models([
        table(.matrixOP, columns: questions, context) { item, target in
          guard case .question(let id) = target else { return false }
          return framework.category(of: item.id)?.questions.contains(id) ?? false
        },
        table(.matrixGroups, columns: groups, context) { _, _ in false },
      ]),
      .legend: .models(Cell.allCases.map { [.cellClass: .text($0.rawValue), .mark: .text(Self.mark($0)), .name: .text(base.words[Self.word($0)])] }),
    ]
    return base.page(.matrix, Addresses.matrix, title: base.words[.matrix], own)
  }

  private static func mark(_ cell: Cell) -> String {
    switch cell {
    case .linked: "●"
    case .declared: "○"
    case .expected: "?"
    case .none: ""
    }
  }

  private static func word(_ cell: Cell) -> Word {
    switch cell {
    case .linked: .cellLinked
    case .declared: .cellDeclared
    case .expected: .cellExpected
    case .none: .cellNone
    }
  }

  private func table(_ caption: Word, columns: [Target], _ context: RenderContext, expects: (Framework.Item, Target) -> Bool) -> Model {
    let names = Names(context)
    return [
      .caption: .text(base.words[caption]),
      .columns: .models(columns.map { [.code: .text(context.digits(Self.shortCode($0))), .name: .text(names.name($0)), .href: .text(context.href($0))] }),
      .rows: .models(base.report.framework.items.map { item in
        let cells = cells(of: item.id)
        var row = base.chip(.item(item.id), context)
        row.set(.cells, .models(columns.map { column in
          let state: Cell = cells.inText[column] != nil ? .linked : cells.declared.contains(column) ? .declared : expects(item, column) ? .expected : .none
          let anchor = cells.inText[column].map { base.addresses.anchor(ofReference: $0, from: .item(item.id)) } ?? ""
          let label = "\(context.digits(item.id.text)) × \(names.code(column)): \(base.words[Self.word(state)])"
          return [
            .cellClass: .text(state.rawValue), .mark: .text(Self.mark(state)), .label: .text(label), .isText: .flag(state != .none),
            .href: .text(context.viewpoint.href(page: base.addresses.page(.item(item.id)), anchor: anchor)),
          ]
        }))
        return row
      }),
    ]
  }

  private static func shortCode(_ target: Target) -> String {
    switch target {
    case .question(let id): id.text
    case .group(let id): id.text
    default: target.canonical
    }
  }

  /// What an item refers to: in its text, with the number of the first reference, and otherwise. An indicator counts for its group.
  private func cells(of item: ItemID) -> (inText: [Target: Int], declared: Set<Target>) {
    var inText: [Target: Int] = [:]
    var declared = Set<Target>()
    for reference in base.report.references(from: .item(item)) {
      var column = reference.destination
      if case .indicator(let id) = column, let group = base.report.indicator(id)?.group { column = .group(group) }
      if reference.via == .text { inText[column] = inText[column] ?? reference.ordinal } else { declared.insert(column) }
    }
    return (inText, declared)
  }
}
