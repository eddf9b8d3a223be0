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
