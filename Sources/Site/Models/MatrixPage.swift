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
      .columns: .models(columns.map { [.code: .text(context.digits(Self.shortCode($0))), .name: .text(names.full($0)), .href: .text(context.href($0))] }),
      .rows: .models(base.report.framework.items.map { item in
        let references = base.report.references(from: .item(item.id))
        var row = base.chip(.item(item.id), context)
        row.set(.cells, .models(columns.map { column in
          let matching = references.filter { covers(column, $0.destination) }
          let inText = matching.first { $0.via == .text }
          let state: Cell = inText != nil ? .linked : !matching.isEmpty ? .declared : expects(item, column) ? .expected : .none
          let anchor = inText.map { "r-\($0.ordinal)" } ?? ""
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

  /// An indicator counts for its group.
  private func covers(_ column: Target, _ destination: Target) -> Bool {
    if destination == column { return true }
    if case .group(let group) = column, case .indicator(let id) = destination { return base.report.indicator(id)?.group == group }
    return false
  }
}
