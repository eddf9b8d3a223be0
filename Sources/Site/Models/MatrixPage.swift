internal import Assessment
internal import CSV
internal import Templates
internal import Words

/// What rests on what: each matrix as a page, and as a table for spreadsheets.
struct MatrixPage: Sendable {
  let base: PageBase
  private let traceability: Traceability

  init(base: PageBase) {
    self.base = base
    traceability = Traceability(base.report)
  }

  /// One of the matrices. Those of which the criteria define neither rows nor columns are left out.
  private struct Kind {
    let id: String
    let caption: Word
    let rowWord: Word
    let file: String
    let matrix: Traceability.Matrix
  }

  private var kinds: [Kind] {
    [
      Kind(id: "op", caption: .matrixOP, rowWord: .itemWord, file: Addresses.questionTable, matrix: traceability.questions),
      Kind(id: "kpi", caption: .matrixIndicators, rowWord: .itemWord, file: Addresses.indicatorTable, matrix: traceability.indicators),
      Kind(id: "items", caption: .matrixItems, rowWord: .profile, file: Addresses.itemTable, matrix: traceability.questions.transposed),
    ].filter { !$0.matrix.rows.isEmpty && !$0.matrix.columns.isEmpty }
  }

  /// The first stands where all pages lead to.
  private static func page(_ index: Int, _ kinds: [Kind]) -> String { index == 0 ? Addresses.matrix : Addresses.matrix(kinds[index].id) }

  /// Those beside the first, with their names.
  var others: [(label: String, page: String)] {
    let kinds = kinds
    return kinds.indices.dropFirst().map { (base.words[kinds[$0].caption], Self.page($0, kinds)) }
  }

  func pages() -> [PageMaker] {
    let kinds = kinds
    if kinds.isEmpty { return [{ base.page(.matrix, Addresses.matrix, title: base.words[.matrix], [.hasMatrices: .flag(false)]) }] }
    return kinds.indices.map { index in { page(index, of: kinds) } }
  }

  private func page(_ index: Int, of kinds: [Kind]) -> Page {
    let address = Self.page(index, kinds)
    let context = base.context(address)
    let title = base.words[.matrix]
    let caption = base.words[kinds[index].caption]
    let own: Model = [
      .hasMatrices: .flag(true), .documentTitle: .text("\(caption) · \(title) · \(base.report.settings.agency)"),
      .matrices: .models(kinds.enumerated().map { other, kind in
        [.caption: .text(base.words[kind.caption]), .href: .text(context.viewpoint.href(page: Self.page(other, kinds), anchor: "")), .isCurrent: .flag(other == index)]
      }),
      .legend: .models(Traceability.State.allCases.map { [.cellClass: .text($0.rawValue), .mark: .text(Self.mark($0)), .name: .text(base.words[Self.word($0)])] }),
    ]
    let trail = index == 0 ? [] : [(label: title, page: Addresses.matrix)]
    return base.page(.matrix, address, title: index == 0 ? title : caption, trail: trail, own.merging(table(kinds[index], context)))
  }

  /// Round: as expected. Square: not expected. Full: in the text. Hollow: declared.
  private static func mark(_ state: Traceability.State) -> String {
    switch state {
    case .linked: "●"
    case .declared: "○"
    case .linkedUnexpected: "◆"
    case .declaredUnexpected: "◇"
    case .expected: "?"
    case .none: ""
    }
  }

  private static func word(_ state: Traceability.State) -> Word {
    switch state {
    case .linked: .cellLinked
    case .declared: .cellDeclared
    case .linkedUnexpected: .cellLinkedUnexpected
    case .declaredUnexpected: .cellDeclaredUnexpected
    case .expected: .cellExpected
    case .none: .cellNone
    }
  }

  // MARK: - Page

  private func table(_ kind: Kind, _ context: RenderContext) -> Model {
    let names = Names(context)
    let matrix = kind.matrix
    let groups = groups(matrix.columns, context)
    let starts = Set(matrix.columns.indices.filter { index in Self.isDimension(matrix.columns[index]) })
    let all = matrix.cells.flatMap(\.self)
    return Model(dictionaryLiteral:
      (.caption, .text(base.words[kind.caption])), (.rowWord, .text(rowWord(kind, context))),
      (.fileHref, .text(context.viewpoint.href(file: kind.file))), (.groups, .models(groups)), (.hasGroups, .flag(!groups.isEmpty)),
      (.columns, .models(matrix.columns.enumerated().map { index, column in
        totals(matrix.cells.map { $0[index] }, context).merging([
          .id: .text("x.c\(index)"), .code: .text(shortCode(column, context)), .name: .text(Self.isDimension(column) ? base.words[.wholeDimension] : names.name(column)),
          .href: .text(context.href(column)), .isFirst: .flag(starts.contains(index)),
        ])
      })),
      (.rows, .models(matrix.rows.enumerated().map { line, row in
        base.chip(row, context).merging(totals(matrix.cells[line], context)).merging([
          .id: .text("x.r\(line)"),
          .cells: .models(matrix.cells[line].enumerated().map { index, cell in
            self.cell(cell, row, matrix.columns[index], context).merging([
              .isFirst: .flag(starts.contains(index)), .label: .text("x.r\(line) x.c\(index) x.\(cell.state.rawValue)"),
            ])
          }),
        ])
      }))
    ).merging(totals(all, context))
  }

  private func totals(_ cells: [Traceability.Cell], _ context: RenderContext) -> Model {
    let holes = Traceability.holes(cells)
    return [.links: .text(context.digits(Traceability.links(cells))), .holes: .text(context.digits(holes)), .hasHoles: .flag(holes > 0)]
  }

  /// Leads to the words that make the link; what is expected in vain, to the item that should make it.
  private func cell(_ cell: Traceability.Cell, _ row: Target, _ column: Target, _ context: RenderContext) -> Model {
    let item = if case .item = column { column } else { row }
    return [
      .cellClass: .text(cell.state.rawValue), .mark: .text(Self.mark(cell.state)), .isText: .flag(cell.state != .none),
      .href: .text(cell.reference.map { base.place(of: $0, context) } ?? context.href(item)),
    ]
  }

  /// The heads above indicators: their dimensions.
  private func groups(_ columns: [Target], _ context: RenderContext) -> [Model] {
    let starts = columns.indices.filter { Self.isDimension(columns[$0]) }
    return zip(starts, starts.dropFirst() + [columns.count]).map { start, end in
      base.chip(columns[start], context).merging([.span: .text(String(end - start))])
    }
  }

  private static func isDimension(_ target: Target) -> Bool { if case .dimension = target { true } else { false } }

  private func rowWord(_ kind: Kind, _ context: RenderContext) -> String {
    kind.rowWord == .profile ? base.report.framework.profile.name.text(context.language) : base.words[kind.rowWord]
  }

  /// Without the abbreviation that every column would repeat.
  private func shortCode(_ target: Target, _ context: RenderContext) -> String {
    if case .question(let id) = target { context.digits(id.text) } else { Names(context).code(target) }
  }

  // MARK: - Spreadsheet

  /// What the page shows, in words.
  func tables() -> [(path: String, bytes: [UInt8])] {
    let context = base.context(Addresses.matrix)
    let names = Names(context)
    func cells(_ cells: [Traceability.Cell]) -> [CSVCell] {
      cells.map { $0.state == .none ? .empty : .text(base.words[Self.word($0.state)]) }
    }
    func totals(_ cells: [Traceability.Cell]) -> [CSVCell] { [.number(String(Traceability.links(cells))), .number(String(Traceability.holes(cells)))] }
    return kinds.map { kind in
      let matrix = kind.matrix
      let columns = matrix.columns.indices.map { index in matrix.cells.map { $0[index] } }
      let head: [CSVCell] = [.text(base.words[.code]), .text(rowWord(kind, context))] + matrix.columns.map { .text(names.full($0)) }
        + [.text(base.words[.linkCount]), .text(base.words[.holeCount])]
      let rows = zip(matrix.rows, matrix.cells).map { row, line -> [CSVCell] in [.text(names.code(row)), .text(names.name(row))] + cells(line) + totals(line) }
      let links: [CSVCell] = [.empty, .text(base.words[.linkCount])] + columns.map { .number(String(Traceability.links($0))) } + totals(matrix.cells.flatMap(\.self))
      let holes: [CSVCell] = [.empty, .text(base.words[.holeCount])] + columns.map { .number(String(Traceability.holes($0))) }
      return (kind.file, CSVWriter.bytes([head] + rows + [links, holes]))
    }
  }
}
