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

  private let index: Index

  init(id: String, edition: String, language: String, title: LocalText, reportTitle: LocalText, levels: [Level], facets: [Facet], summary: SummarySection,
    drivers: [Driver], profile: Profile, categories: [Category], results: Results, years: Int, agencyKinds: [AgencyKind]
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
    /// In the order of `Framework.levels`.
    package let requirements: [Requirement]
  }

  package struct Requirement: Sendable {
    package let level: LevelID
    package let text: LocalText
    package let guidance: [String]
    package let evidence: [String]
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
  }

  package struct AgencyKind: Sendable {
    package let id: String
    package let name: LocalText
  }
}

/// The languages of interface and messages.
package enum Language: String, Sendable, CaseIterable {
  case thai = "th"
  case english = "en"
}

extension Framework {
  /// Where each id stands, so that looking one up does not search the whole framework.
  struct Index: Sendable {
    let items: [Item]
    let groups: [Group]
    let item: [ItemID: Int]
    let categoryOfItem: [ItemID: Int]
    let question: [QuestionID: Int]
    let dimension: [DimensionID: Int]
    let group: [GroupID: Int]
    let dimensionOfGroup: [GroupID: Int]

    init(categories: [Category], profile: Profile, results: Results) {
      items = categories.flatMap(\.items)
      groups = results.dimensions.flatMap(\.groups)
      item = Self.places(items.map(\.id))
      question = Self.places(profile.questions.map(\.id))
      dimension = Self.places(results.dimensions.map(\.id))
      group = Self.places(groups.map(\.id))
      let itemOwners = categories.enumerated().flatMap { index, category in category.items.map { ($0.id, index) } }
      categoryOfItem = Dictionary(itemOwners, uniquingKeysWith: { first, _ in first })
      let groupOwners = results.dimensions.enumerated().flatMap { index, dimension in dimension.groups.map { ($0.id, index) } }
      dimensionOfGroup = Dictionary(groupOwners, uniquingKeysWith: { first, _ in first })
    }

    private static func places<ID: Hashable>(_ ids: [ID]) -> [ID: Int] {
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  package var items: [Item] { index.items }
  package var groups: [Group] { index.groups }
  package func item(_ id: ItemID) -> Item? { index.item[id].map { index.items[$0] } }
  package func category(of item: ItemID) -> Category? { index.categoryOfItem[item].map { categories[$0] } }
  package func level(_ id: LevelID) -> Level? { levels.first { $0.id == id } }
  package func facet(_ id: FacetID) -> Facet? { facets.first { $0.id == id } }
  package func question(_ id: QuestionID) -> Profile.Question? { index.question[id].map { profile.questions[$0] } }
  package func dimension(_ id: DimensionID) -> Dimension? { index.dimension[id].map { results.dimensions[$0] } }
  package func group(_ id: GroupID) -> Group? { index.group[id].map { index.groups[$0] } }
  package func dimension(of group: GroupID) -> Dimension? { index.dimensionOfGroup[group].map { results.dimensions[$0] } }
}
