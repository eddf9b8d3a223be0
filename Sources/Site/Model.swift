package import Templates
internal import Words

/// Every name that a model may have: one list. A template that uses any other name gets a warning.
package enum Key: UInt16, CaseIterable, Sendable {
  // Every page
  case words, language, root, kind, title, documentTitle, heading, code, reportTitle, agency, fiscalYear, edition, date, contact, framework, version
  case navigation, menu, breadcrumbs, previous, next, label, href, isCurrent, items, problems, hasErrors, hasProblems, body, footnotes, summary
  case owner, status, statusWord, updated, path, isHome, logo, logoWidth, logoHeight, hasLooks
  // References
  case contents, hasContents, backlinks, hasBacklinks, source, sourceHref, section, before, marked, after, isText, count
  case questions, indicators, evidence, hasQuestions, hasIndicators, hasEvidence, hasItems, dimensions, hasDimensions, chip
  // Criteria
  case name, englishName, goal, intent, levels, facets, letter, requirement, requirementEnglish, guidance, hints, hasGuidance, hasHints, prompt, keyword
  case score, scoreBand, level, levelName, state, stateWord, isAnswered, isGap, isHole, reason, intro, hasIntro, overview, hasOverview, id, anchor
  case isWithin, summaryName, showsFacets, hasDetails, profileName, resultsName
  case hasSummary, isWritten, categories, meaning, notice
  // Profile
  case blocks, question, hint, classic, classicName, hasClassic, number
  // Results
  case groups, description, qualifier, isStarred, minMax, rows, note, unit, direction, comparatorName
  case noComparator, isJoint, verdict, latest, latestNote, hasSeries
  case statement, dataSource, hasRows, group, dimension, table
  // Charts and figures
  case figure, sentence, download, charts, hasCharts, chart, tallies, emptyGroups, hasEmptyGroups, starredGroups, hasStarredGroups
  case reached, improving, better, total, filled
  // Scores
  case standing, scale, basis, mean, nextNote, targetNote, levelNote, hasScores, isFromLevel, weight, isWeighted, step, gain, change
  // Coverage and offices
  case offices, statuses, others, hasOthers, open, gaps, hasGaps, hasWork, ownerHref, facetCount
  // Trail
  case trailHref, itemHref, missing, hasMissing, facts, expected, hasExpected
  // Registers
  case hasPassages, hasDeclared, terms, full, definition, file, fileHref, url, classWord, isConfidential, size, hash, shortHash, users, hasUsers, hasTerms
  // Matrix
  case matrices, columns, cells, mark, markWord, caption, legend, cellClass, links, holes, hasHoles, hasGroups, hasMatrices, rowWord, span, isFirst
  // Home
  case progress, done, all, percent, changes, hasChanges, hasBody, text
  // Check and print
  case files, findings, line, column, severity, severityWord, message, todo, suggestions, related, hasExcerpt, errors, warnings, notes, parts
  case hasSuggestions, hasRelated, hasFindings, isError, isWarning, isNote, depth, kinds, places, page, hasOffices, isMany, explanation, wrong, right, rule

  var name: Name { Name(id: rawValue) }
}

/// A model: pairs of names and values, written as a dictionary literal.
package struct Model: Sendable, ExpressibleByDictionaryLiteral {
  package private(set) var object: Object

  package init(dictionaryLiteral elements: (Key, Value)...) { object = Object(elements.map { ($0.0.name, $0.1) }) }

  package mutating func set(_ key: Key, _ value: Value) { object.fields.append((key.name, value)) }

  func replacing(_ key: Key, _ value: Value) -> Model { ([key: value] as Model).merging(self) }

  /// Adds the names of another model; names that are there already keep their values.
  func merging(_ other: Model) -> Model {
    var result = self
    for field in other.object.fields where result.object[field.name] == nil { result.object.fields.append(field) }
    return result
  }

  /// The interface words as a model: `{{words.home}}`.
  init(words: Words) {
    object = Object(Word.allCases.compactMap { word in Self.names.name(of: word.rawValue).map { ($0, .text(words[word])) } })
  }

  /// All names, in the order of their numbers.
  package static let names: NameTable = {
    let keys = Key.allCases.map { String(describing: $0) }
    let known = Set(keys)
    return NameTable(keys + Word.allCases.map(\.rawValue).filter { !known.contains($0) })
  }()
}

extension Value {
  static func models(_ models: [Model]) -> Value { .list(models.map { .object($0.object) }) }
  static func model(_ model: Model) -> Value { .object(model.object) }
  static func model(_ model: Model?) -> Value { model.map { .object($0.object) } ?? .none }
  static func texts(_ texts: [String]) -> Value { .list(texts.map(Value.text)) }
  /// Nothing for an empty text, so that a section on it is skipped.
  static func optional(_ text: String) -> Value { text.isEmpty ? .none : .text(text) }
}
