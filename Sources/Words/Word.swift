/// The interface words that the program and its templates use: one list. Each stands in every `words/*.yaml`.
package enum Word: String, CaseIterable, Sendable {
  case skipToContent, home, profile, results, matrix, evidence, glossary, printAll, checkPage, documents, contents, executiveSummary
  case onThisPage, breadcrumbs, mainMenu, categoryWord, itemWord, groupWord, indicatorWord, indicators
  case fiscalYear, agency, contact, edition, date, owner, status, draft, review, final, selfAssessment, score, scoreBand
  case requirement, guidance, evidenceHints, prompt, criteriaFold, overview, answered, gap, hole, notWritten
  case notWrittenItem, notWrittenQuestion, reason, linkedQuestions, linkedIndicators, linkedEvidence, linkedItems
  case expectedDimensions, backlinks, declaredIn, shownIn, previous, next, classicQuestion, classicMap, question, answer
  case unit, direction, directionUp, directionDown, comparator, noComparatorReason, dataSource, joint, year, actual
  case target, note, noValue, seriesCaption, verdict, markLevel, markTrend, markComparison, markIntegration, reached
  case missed, noTarget, insufficient, steady, improving, worsening, mixed, better, equal, worse, noComparator
  case integrated, latestIs, latest, resultsOf, noIndicators, unnamed, starred, minMax, groups, count, evidenceCaption, code
  case title, file, `class`, `public`, `internal`, confidential, term, definition, glossaryEmpty, evidenceEmpty
  case matrixOP, matrixLegend, cellLinked, cellDeclared, cellExpected, cellNone, figure, table, tableNumber, footnotes
  case backToText, problemsOnPage, brokenHere, taskDone, taskOpen, checkNone, checkIntro, checkTodo, checkNear
  case checkErrors, checkWarnings, checkNotes, byKind, byFile, checkShownIn, checkExplain, checkWrong, checkRight, checkOff, checkShow, checkPlaces, wholeFile
  case checkRelated, line, wholeReport, errors, warnings, notes, errorWord, warningWord, noteWord, progress
  case answeredLevelsTitle, answeredFacetsTitle, answeredItems, answeredFacets, answeredQuestions, filledGroups, changedLast, items, indicatorsCount, generatedBy
  case months, heat, heatCaption, state, englishName, summaryHeading
  // Search
  case search, searchLabel, searchHint, searchNeedsScript, searchResults, searchPages, searchCount, searchMany, searchNone, searchShort, searchMore, searchLoading
  // Charts and figures
  case chartOf, millions, trillions, course, downloadCSV, percentUnits, rankUnits, valueInPercent, gapInPercent, gapInOnePercent, gapInRanks, gapInOneRank, valueWithUnit, sentence
  case sayYear, sayOldYear, sayValue, sayNothing, sayBy, sayAtTarget, sayAboveTarget, sayBelowTarget, sayBetterThanTarget, sayWorseThanTarget, sayNoTarget
  case sayAtComparator, sayAboveComparator, sayBelowComparator, sayBetterThanComparator, sayWorseThanComparator, sayNoComparator, sayMeaning
  case sayCourse, sayRising, sayNotFalling, sayFalling, sayNotRising, sayImproving, sayWorsening, saySteady, sayMixed, sayGoodCourse, sayBadCourse
  case sayInsufficient, tallyReached, tallyImproving, tallyBetter, tallyCount, tallyNone, tallyCaption, tallyNote, tallyTotal, emptyGroups
  case starredGroups, allCharts, indicatorPage
  // Scores
  case scores, overallScore, partialScore, scoreBasis, scoreBasisWeighted, scoreScale, toNextLevel, toTarget, targetReached, belowLevel, levelWhenComplete, noScores
  case scoreChart, scoreTable, categoryMean, fromLevel, unscored, whatIf, whatIfIntro, nextLevel, pointsNeeded, totalThen, totalChange, highestLevel
  case levelWord, weight, tallyTitle, tallyOfTargets, tallyOfTrends, tallyOfComparators
  // Coverage and offices
  case coverage, coverageTable, byOffice, byStatus, noOwner, noStatus, total, openWork, openCount, openNone, openHoles, openGaps, openUnscored
  case openUnanswered, openDrafts, openFigures, inHand, others, figureOf, coverageCell, answeredShort
  // Matrices and trail
  case matrixIndicators, matrixItems, matrixEmpty, cellLinkedUnexpected, cellDeclaredUnexpected, wholeDimension, linkCount, holeCount
  case holesOnly, noHoles, spreadsheet, trail, trailIntro, trailItem, trailAnswers, trailComplete, missingTitle, missingFacts, missingIndicator, missingEvidence
  case expectedFacts, noLinkedFacts, noLinkedIndicators, unusedEvidence, sizeUnits, fingerprint, fileMissing, missingAnswers, missingFigures, missingSections, missingFiles
  // Reading
  case helpPage, helpRead, helpReadMenu, helpReadStates, helpReadLinks, helpReadLook, helpSearch, helpSlash, slashKey, helpPrint, helpPrintPage, helpPrintAll, helpCite, helpCiteAddress, helpCiteHeading, helpCiteExample, helpData, accessibility, accessDesign, accessTested, accessTests, accessUntested, accessLimits, accessContact
  case colours, coloursAuto, coloursLight, coloursDark, copyLink, linkCopied, showOnly, allLevels
  // Paper
  case seeSection, see
  // Preview
  case previewName, previewProblems, previewClean, previewCounts, previewAll, previewPlace, previewCopied, previewBroken, previewNoFolder, previewNoSettings, previewNoPage
  case previewWaiting, previewMissing, previewReloads

  /// Place in `allCases`.
  var index: Int { Self.indices[self] ?? 0 }
  private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
