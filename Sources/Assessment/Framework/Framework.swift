package import Diagnostics

/// The criteria a report answers, as data. Everything a programme of assessment defines is here, and nothing of any one
/// programme is in the code.
package struct Framework: Sendable {
  package let id: String
  package let edition: String
  /// The language of its explanations.
  package let language: String
  package let title: LocalText
  package let reportTitle: LocalText
  package let levels: [Level]
  package let facets: [Facet]
  package let summary: SummarySection
  /// Things an answer of the higher levels is expected to draw on (C-I-D).
  package let drivers: [Driver]
  package let profile: Profile
  package let categories: [Category]
  package let results: Results
  /// Consecutive years of results wanted.
  package let years: Int
  package let agencyKinds: [AgencyKind]
  package let scoring: Scoring
  /// Severities that the criteria set for findings, where they differ from the program's; nil as value drops the finding.
  package let rules: [Code: Severity?]

  let index: Index

  init(id: String, edition: String, language: String, title: LocalText, reportTitle: LocalText, levels: [Level], facets: [Facet], summary: SummarySection,
    drivers: [Driver], profile: Profile, categories: [Category], results: Results, years: Int, agencyKinds: [AgencyKind], scoring: Scoring, rules: [Code: Severity?]
  ) {
    self.id = id
    self.edition = edition
    self.language = language
    self.title = title
    self.reportTitle = reportTitle
    self.levels = levels
    self.facets = facets
    self.summary = summary
    self.drivers = drivers
    self.profile = profile
    self.categories = categories
    self.results = results
    self.years = years
    self.agencyKinds = agencyKinds
    self.scoring = scoring
    self.rules = rules
    index = Index(categories: categories, profile: profile, results: results)
  }

  /// `id@edition`, as saraban.yaml names it.
  package var name: String { "\(id)@\(edition)" }

  /// A text in Thai, English or both.
  package struct LocalText: Hashable, Sendable {
    package let th: String
    package let en: String

    package init(th: String, en: String) {
      self.th = th
      self.en = en
    }

    package static let empty = LocalText(th: "", en: "")
    package var isEmpty: Bool { th.isEmpty && en.isEmpty }

    /// The name of a level or facet as headings show it: the English one, by which it is known, where there is one.
    package var title: String { en.isEmpty ? th : en }
    /// The name in a language, to stand beside the title; empty where it would only repeat it.
    package func beside(_ language: Language) -> String { text(language) == title ? "" : text(language) }

    /// The text in a language, or in the other where this one has none.
    package func text(_ language: Language) -> String {
      switch language {
      case .thai: th.isEmpty ? en : th
      case .english: en.isEmpty ? th : en
      }
    }
  }

  package struct Level: Sendable {
    package let id: LevelID
    package let name: LocalText
    /// Heading names that open it.
    package let names: [String]
    package let score: ClosedRange<Int>
    /// The round number written in a self-assessment.
    package let value: Int
    package let keyword: String
    package let meaning: LocalText
    package let prompt: LocalText
  }

  package struct Facet: Sendable {
    package let id: FacetID
    package let letter: String
    package let name: LocalText
    package let names: [String]
    package let meaning: LocalText
    /// Whether an answer to it is expected to show figures.
    package let expectsFigures: Bool
  }

  package struct SummarySection: Sendable {
    package let name: LocalText
    package let names: [String]
  }

  package struct Driver: Sendable {
    package let id: String
    package let name: LocalText
    package let meaning: LocalText
  }

  package struct Profile: Sendable {
    package let name: LocalText
    /// The abbreviation that stands before a question's number: OP.
    package let short: String
    package let form: LocalText
    package let blocks: [Block]
    package let questions: [Question]
    package let classic: [Classic]

    package struct Block: Sendable {
      package let id: String
      package let name: LocalText
      package let questions: [QuestionID]
    }

    package struct Question: Sendable {
      package let id: QuestionID
      package let name: LocalText
      /// The full question where the name is only a label.
      package let question: LocalText
      /// The number of the classic question it belongs to.
      package let classic: String
      package let hint: LocalText
      package let expectations: [Expectation]
    }

    /// A question of the classic programme that several of today's belong to.
    package struct Classic: Sendable {
      package let id: String
      package let block: String
      package let name: LocalText
    }
  }

  package struct Category: Sendable {
    package let id: CategoryID
    package let name: LocalText
    package let intent: LocalText
    /// Profile questions its items are expected to rest on.
    package let questions: [QuestionID]
    package let dimensions: [DimensionID]
    package let items: [Item]
  }

  package struct Item: Sendable {
    package let id: ItemID
    package let name: LocalText
    package let goal: LocalText
    /// Result dimensions that should prove it.
    package let dimensions: [DimensionID]
    /// Profile questions that the criteria say this item must answer to.
    package let questions: [QuestionID]
    package let expectations: [Expectation]
    /// In the order of `Framework.levels`.
    package let requirements: [Requirement]
  }

  package struct Requirement: Sendable {
    package let level: LevelID
    package let text: LocalText
    package let guidance: [String]
    package let evidence: [String]
  }

  /// What the criteria want to read in an answer, told by words: of each group at least one.
  package struct Expectation: Sendable {
    /// The level whose answer should say it; nil for the whole text.
    package let level: LevelID?
    package let words: [[String]]
    /// What is expected, for the message: "short-term and long-term indicators".
    package let name: LocalText
  }

  /// How scores are added up.
  package struct Scoring: Sendable {
    /// The lowest and the highest score an item can have.
    package let scale: ClosedRange<Int>
    /// How much an item counts in a mean, where it is not 1.
    package let weights: [ItemID: Int]

    package func weight(of item: ItemID) -> Int { weights[item] ?? 1 }
  }

  package struct Results: Sendable {
    package let id: CategoryID
    package let name: LocalText
    package let intent: LocalText
    package let dimensions: [Dimension]
  }

  package struct Dimension: Sendable {
    package let id: DimensionID
    package let name: LocalText
    package let description: LocalText
    /// Whether its indicators are expected to be compared with others.
    package let expectsComparator: Bool
    package let groups: [Group]
  }

  package struct Group: Sendable {
    package let id: GroupID
    package let name: LocalText
    package let description: LocalText
    package let qualifier: LocalText
    package let minimum: Int?
    package let maximum: Int?
    package let starred: Bool
    /// The kind of agency a star is meant for; empty for all.
    package let agencyKind: String
    /// +1 or −1 where the criteria say which way is better; nil where the author does.
    package let direction: Int?
  }

  package struct AgencyKind: Sendable {
    package let id: String
    package let name: LocalText
  }
}
