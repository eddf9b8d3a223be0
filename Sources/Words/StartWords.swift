internal import Diagnostics
internal import Resources
internal import YAML

/// What stands in the files of a new report besides the wording of the criteria: one list, in `words/start.*.yaml`.
package enum StartWord: String, CaseIterable, Sendable {
  case agency, settings, settingsKind, settingsMore, readme
  // Guides
  case notShown, goal, intent, question, advice, description, facets, drivers, expected, summary, usedIn, items, questions, dimensions, groups
  case number, atLeast, atMost, starred, up, down, expectsComparator, categoryText, resultsText, dimensionText, groupText, kpiText, pageText, homeText, add
  // Front matter
  case status, owner, level, score, ops, kpis, evidence, shortSummary, kpiTitle, pageTitle, unit, direction, decimals, comparator, noComparator, source, kpiItems
  case results, resultsInTable
  // Tables
  case sampleEvidence, sampleDocument, figuresTitle, figuresOwner, figuresUnit, figuresYear, figuresActual, figuresTarget, figuresFile
}

/// The words of one language.
package struct StartWords: Sendable {
  private let texts: [String: String]

  package init(_ language: String) {
    texts = Catalogue.entries("words/start.\(language).yaml").mapValues { $0.text ?? "" }
  }

  package subscript(_ word: StartWord) -> String { texts[word.rawValue] ?? word.rawValue }

  /// With `{name}` places filled in.
  package func callAsFunction(_ word: StartWord, _ arguments: [String: String]) -> String { Wording.fill(self[word], arguments) }
}
