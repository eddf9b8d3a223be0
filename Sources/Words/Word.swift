/// The interface words that the program and its templates use: one list. Each stands in every `words/*.yaml`.
package enum Word: String, CaseIterable, Sendable {
  case skipToContent, home, profile, results, matrix, evidence, glossary, printAll, checkPage, documents, contents
  case onThisPage, breadcrumbs, mainMenu, categoryWord, itemWord, dimensionWord, groupWord, indicatorWord, indicators
  case levelWord, fiscalYear, fiscalYearShort, agency, contact, edition, date, owner, status, draft, review, final
  case selfAssessment, score, scoreBand, requirement, guidance, evidenceHints, prompt, criteriaFold, overview, answered
  case gap, hole, notWritten, notWrittenItem, notWrittenQuestion, reason, linkedQuestions, linkedIndicators
  case linkedEvidence, linkedItems, expectedQuestions, expectedDimensions, backlinks, backlinksNone, declaredIn, shownIn
  case previous, next, profileForm, classicQuestion, classicMap, question, answer, usedBy, unit, direction, directionUp
  case directionDown, comparator, noComparatorReason, dataSource, joint, year, actual, target, note, noValue
  case seriesCaption, verdict, markLevel, markTrend, markComparison, markIntegration, reached, missed, noTarget
  case insufficient, steady, improving, worsening, mixed, better, equal, worse, noComparator, integrated, latestIs
  case latest, resultsOf, noIndicators, starred, minMax, groups, count, evidenceCaption, code, title, file, address
  case `class`, `public`, `internal`, confidential, term, fullName, definition, glossaryEmpty, evidenceEmpty, matrixOP
  case matrixGroups, matrixLegend, cellLinked, cellDeclared, cellExpected, cellNone, figure, table, footnotes
  case backToText, problemsOnPage, brokenHere, download, picture, taskDone, taskOpen, checkNone, checkIntro, checkTodo
  case checkNear, checkRelated, line, lineShort, wholeReport, errors, warnings, notes, errorWord, warningWord, noteWord
  case progress, answeredItems, answeredFacets, answeredQuestions, filledGroups, sevenWays, changedLast, items
  case itemsCount, indicatorsCount, generatedBy, footerNote, untitled, seeAll, months, levelReason, heat, heatCaption
  case state, englishName, printCover, aboutReport, drivers

  /// Place in `allCases`.
  var index: Int { Self.indices[self] ?? 0 }
  private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
