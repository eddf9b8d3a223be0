internal import Diagnostics
internal import Markdown

/// Indicators without any figure, and tables of results that nobody reads.
extension Resolution {
  /// Beside saraban.yaml nothing is read; a table of results there was meant for `data/`.
  mutating func reportMisplacedTables() {
    for path in files.atRoot where path.lowercased().hasSuffix(".csv") && files.isTableOfResults(path) {
      diagnostics.append(Diagnostic(.unusedData, at: Place(file: path), variant: "misplaced"))
    }
  }

  /// Figures that are missing although somebody has finished the rest: of all indicators at once where there is no table of results.
  mutating func reportWithoutFigures(_ indicators: [Indicator]) {
    guard !hasUnreadTable else { return }
    let slips = FigureSlips(diagnostics)
    let likely = Set(diagnostics.filter { $0.code == .unknownIndicator }.flatMap(\.suggestions).map { $0.text.replacing("kpi:", with: "") })
    let bare = indicators.filter { indicator in
      let document = project.documents[indicator.document]
      return indicator.series.allSatisfy { $0.actual == nil && $0.note == nil } && isFinished(document)
        && !slips.concern(indicator.id, document.file.path) && !likely.contains(indicator.id.text)
    }
    let hasTable = project.data.contains { Registers.isResults($0.table) }
    if bare.count > 1, !hasTable {
      diagnostics.append(Diagnostic(.missingResult, at: Place(file: Registers.resultsPath), variant: "no-table", ["count": String(bare.count)]))
      return
    }
    for indicator in bare {
      let document = project.documents[indicator.document]
      diagnostics.append(Diagnostic(.missingResult, at: document.file.place(document.id?.range ?? 0..<0), variant: "none", ["id": indicator.id.text]))
    }
  }

  /// A table of results that is there and could not be used has been reported: it is the cause.
  private var hasUnreadTable: Bool {
    diagnostics.contains { finding in
      switch finding.code {
      case .unusedData: !finding.variant.isEmpty
      case .notUTF8, .fileTooLarge, .unreadableFile, .outsideFolder: finding.place.path.hasPrefix(ProjectReader.dataFolder + "/")
      case .unknownIndicator: finding.variant == "date"
      default: false
      }
    }
  }

  /// Whether somebody says that an indicator is finished, or has named it and written its text without saying how far it is.
  private func isFinished(_ document: Document) -> Bool {
    switch document.front.status {
    case .draft: false
    case .review, .final: true
    case nil: document.front.title != nil && document.markup.children(of: 0).contains { AnsweredText.isAnswer($0, in: document.markup) }
    }
  }
}
