/// The table of everything Saraban can find in a report: one line per code. Titles, messages and explanations in
/// Thai and English stand in `words/codes.*.yaml` under the same names.
package enum Code: String, CaseIterable, Sendable {
  // Reading files
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf8"
  case convertedEncoding = "converted-encoding"
  case outsideFolder = "outside-folder"
  case controlCharacter = "control-character"
  case misnamedFile = "misnamed-file"
  case unusedFile = "unused-file"

  // YAML, settings and front matter
  case yamlSyntax = "yaml-syntax"
  case yamlTooComplex = "yaml-too-complex"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingSetting = "missing-setting"
  case invalidValue = "invalid-value"
  case unknownFramework = "unknown-framework"
  case invalidFramework = "invalid-framework"
  case unknownCode = "unknown-code"
  case unclosedFrontMatter = "unclosed-front-matter"
  case severalKinds = "several-kinds"
  case duplicateID = "duplicate-id"
  case idCase = "id-case"
  case formerID = "former-id"
  case madePageID = "made-page-id"

  // Sections of an item
  case facetBeforeLevel = "facet-before-level"
  case repeatedSection = "repeated-section"
  case nearHeading = "near-heading"
  case noFacets = "no-facets"
  case needlessGap = "needless-gap"

  // References
  case idRange = "id-range"
  case unknownItem = "unknown-item"
  case unknownSection = "unknown-section"
  case unknownQuestion = "unknown-question"
  case unknownCategory = "unknown-category"
  case unknownGroup = "unknown-group"
  case unknownIndicator = "unknown-indicator"
  case unknownEvidence = "unknown-evidence"
  case unknownTerm = "unknown-term"
  case unknownPage = "unknown-page"
  case unknownHeading = "unknown-heading"
  case unknownScheme = "unknown-scheme"
  case refusedAddress = "refused-address"
  case unwrittenTarget = "unwritten-target"
  case missingFile = "missing-file"
  case backslashPath = "backslash-path"
  case brokenLink = "broken-link"
  case confidentialFile = "confidential-file"
  case unusedIndicator = "unused-indicator"

  // Markdown
  case rawHTML = "raw-html"
  case emphasisNotClosed = "emphasis-not-closed"
  case brokenHeading = "broken-heading"
  case brokenTable = "broken-table"
  case brokenList = "broken-list"
  case indentedText = "indented-text"
  case lostCell = "lost-cell"
  case tooManyColumns = "too-many-columns"
  case unusedFootnote = "unused-footnote"
  case nestedTooDeep = "nested-too-deep"
  case pictureWithoutDescription = "picture-without-description"
  case unknownBlock = "unknown-block"
  case unshownPicture = "unshown-picture"
  case heavyPicture = "heavy-picture"

  // Tables and results
  case csvSyntax = "csv-syntax"
  case csvSeparator = "csv-separator"
  case csvColumn = "csv-column"
  case raggedRow = "ragged-row"
  case brokenSpan = "broken-span"
  case invalidNumber = "invalid-number"
  case splitNumber = "split-number"
  case invalidYear = "invalid-year"
  case unusedData = "unused-data"
  case duplicateResult = "duplicate-result"
  case unusedEvidence = "unused-evidence"

  // Results: what the criteria want of indicators
  case indicatorCount = "indicator-count"
  case emptyStarredGroup = "empty-starred-group"
  case groupDirection = "group-direction"
  case fewYears = "few-years"
  case missingResult = "missing-result"
  case figuresAfterYear = "figures-after-year"
  case missingUnit = "missing-unit"
  case missingDirection = "missing-direction"
  case missingTarget = "missing-target"
  case missingComparator = "missing-comparator"
  case contradictingStatement = "contradicting-statement"

  // Scores and self-assessment
  case scoreOutsideLevel = "score-outside-level"
  case claimIncomplete = "claim-incomplete"
  case claimWithoutIndicator = "claim-without-indicator"
  case claimWithoutEvidence = "claim-without-evidence"
  case repeatedPassage = "repeated-passage"

  // Coverage and links
  case missingSummary = "missing-summary"
  case resultWithoutFigure = "result-without-figure"
  case itemWithoutIndicator = "item-without-indicator"
  case itemWithoutQuestion = "item-without-question"
  case repeatedReference = "repeated-reference"
  case missingLink = "missing-link"
  case missingMention = "missing-mention"
  case fewEvidence = "few-evidence"

  // Writing
  case wrongThaiLetter = "wrong-thai-letter"
  case repeatMarkSpacing = "repeat-mark-spacing"
  case straightQuotes = "straight-quotes"
  case doubleSpace = "double-space"
  case percentTwice = "percent-twice"
  case mixedDigits = "mixed-digits"
  case wrongEra = "wrong-era"
  case christianYear = "christian-year"
  case futureYear = "future-year"
  case mixedYearKinds = "mixed-year-kinds"
  case numberWithoutUnit = "number-without-unit"
  case claimWithoutFigure = "claim-without-figure"
  case unexplainedAbbreviation = "unexplained-abbreviation"
  case ambiguousAbbreviation = "ambiguous-abbreviation"
  case placeholderText = "placeholder-text"
  case headingOrder = "heading-order"
  case bareURL = "bare-url"
  case personalID = "personal-id"
  case personalContact = "personal-contact"

  // Templates and the bundle
  case templateSyntax = "template-syntax"
  case unknownPartial = "unknown-partial"
  case unknownName = "unknown-name"
  case templateTooDeep = "template-too-deep"
  case unusedTemplate = "unused-template"
  case sameAddress = "same-address"
  case longAddress = "long-address"
  case pageLimit = "page-limit"
  case lowContrast = "low-contrast"

  /// The severity a report starts from; `rules:` in saraban.yaml may change it.
  package var severity: Severity {
    switch self {
    case .convertedEncoding, .unusedFile, .formerID, .madePageID, .noFacets, .unwrittenTarget, .csvSeparator, .unusedEvidence, .missingDirection,
      .missingComparator, .missingSummary, .repeatedReference, .missingLink, .missingMention, .fewEvidence,
      .repeatMarkSpacing, .straightQuotes, .doubleSpace, .mixedDigits, .christianYear, .futureYear, .mixedYearKinds, .numberWithoutUnit, .claimWithoutFigure,
      .unexplainedAbbreviation, .headingOrder, .bareURL:
      .note
    case .controlCharacter, .misnamedFile, .unknownKey, .unknownCode, .facetBeforeLevel, .repeatedSection, .nearHeading, .needlessGap, .backslashPath,
      .brokenLink, .unusedIndicator, .rawHTML, .emphasisNotClosed, .brokenHeading, .brokenTable, .brokenList, .indentedText, .lostCell, .unusedFootnote, .nestedTooDeep, .pictureWithoutDescription, .unshownPicture, .heavyPicture,
      .csvColumn, .unusedData, .unknownName, .unusedTemplate, .lowContrast, .unknownBlock,
      .emptyStarredGroup, .groupDirection, .fewYears, .missingResult, .figuresAfterYear, .missingUnit, .missingTarget, .contradictingStatement, .claimIncomplete, .claimWithoutIndicator,
      .claimWithoutEvidence, .repeatedPassage, .resultWithoutFigure, .itemWithoutIndicator, .itemWithoutQuestion, .pageLimit,
      .wrongThaiLetter, .percentTwice, .wrongEra, .ambiguousAbbreviation, .placeholderText, .personalContact:
      .warning
    default: .error
    }
  }

  /// Something was not read, is lost or must not be published: no report gains by not hearing of it, so that nobody is told how to turn it off.
  package var mustBeHeard: Bool {
    switch self {
    case .unreadableFile, .fileTooLarge, .notUTF8, .outsideFolder, .misnamedFile, .yamlSyntax, .yamlTooComplex, .duplicateKey, .missingSetting, .unknownFramework,
      .invalidFramework, .unclosedFrontMatter, .severalKinds, .duplicateID, .confidentialFile, .csvSyntax, .raggedRow, .lostCell, .duplicateResult, .personalID,
      .sameAddress:
      true
    default: false
    }
  }
}
