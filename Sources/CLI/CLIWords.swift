internal import Diagnostics
internal import Resources
internal import Words
internal import YAML

/// What the program says on a terminal besides findings: one list, in `words/cli.*.yaml`.
enum CLIWord: String, CaseIterable, Sendable {
  case unknownCommand, unknownOption, missingValue, needlessValue, badChoice, strayOption, didYouMean, tryHelp
  case noFolder, noSettings, settingsAreFolder, misnamedSettings, cannotWrite, cannotRead, notOurs, targetIsFile, targetIsMount, sameNames, insideReport, insideSite, insideGit
  case counts, countsAnswered, farYear, built, unchanged, nothingBuilt, verdictClean, verdictCounts, verdictSilenced, needsOperand, needsMarkdown, unknownFramework, near, seeAlso, statusFindings
  case folded, nextError, nextWarning, nextNote, nextFix
  case unknownFinding, explainTodo, explainWrong, explainRight, explainOff, explainRule, explainMore
  case fixNone, fixWould, fixDone, fixLink, fixTwoNames, fixReadOnly, fixEncoding, fixChanged, fixFailed
  case oneReport, missingTool, pdfIsFolder, pdfIsOther, pdfFailed, pdfWritten, noOutlines, pagesTitle, pagesLimit, pagesOver
  // init and new
  case cannotMake, wrongYear, needsYear, brokenReport, isReport, withinReport, notLater, leadsOutside, emptyAgency, unknownKind, unknownID, unknownIDListed, groupID, pageID, takenID, madeFile
  case madeReport, keptFiles, moreFiles, nameAgency, nextCommands, nextServe, nextCheck, nextBuild
  case needsFigures, figuresListed
  case kindSettings, kindFramework, kindCategory, kindItem, kindOp, kindDimension, kindGroup, kindKpi, kindPage, kindData, kindEvidence, kindAssets
  case kindTemplates, kindGuide
  case isPreview, isPublished, needsOutput, badPort, serving, otherPort, portTaken, noHost, cannotServe, openToAll, watching, rebuilt
  case inTrouble, notYet, settingsGone, outOfTrouble, ended
  case shareLost, shareBack
}

/// The words of one language.
struct CLIWords: Sendable {
  private let language: String
  private let texts: [String: String]
  let help: [String: String]

  init(_ language: String) {
    self.language = language
    texts = Self.read("words/cli.\(language).yaml")
    help = Self.read("words/help.\(language).yaml")
  }

  func callAsFunction(_ word: CLIWord, _ arguments: [String: String] = [:]) -> String {
    SystemReason.translated(arguments, language).reduce(texts[word.rawValue] ?? word.rawValue) { text, argument in text.replacing("{\(argument.key)}", with: argument.value) }
  }

  private static func read(_ path: String) -> [String: String] {
    guard let bytes = Resource.named(path) else { return [:] }
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(SourceFile(path: path, bytes: bytes), range: 0..<bytes.count, diagnostics: &findings)
    return Dictionary((node?.entries ?? []).map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
  }
}
