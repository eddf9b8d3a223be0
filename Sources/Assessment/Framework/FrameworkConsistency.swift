internal import Diagnostics
internal import YAML

/// What must hold between the parts of a framework file.
extension FrameworkMapping {
  mutating func checkConsistency(_ framework: Framework) {
    unique(framework.levels.map(\.id.text), in: "levels")
    unique(framework.facets.map(\.id.text), in: "facets")
    unique(framework.profile.questions.map(\.id.text), in: "profile")
    unique(framework.categories.map(\.id.text) + [framework.results.id.text], in: "categories")
    unique(framework.items.map(\.id.text), in: "categories")
    unique(framework.results.dimensions.map(\.id.text) + framework.groups.map(\.id.text), in: "results")
    let questions = Set(framework.profile.questions.map(\.id))
    let dimensions = Set(framework.results.dimensions.map(\.id))
    for block in framework.profile.blocks { known(block.questions, in: questions, key: "profile") }
    for category in framework.categories {
      known(category.questions, in: questions, key: "categories")
      known(category.dimensions, in: dimensions, key: "categories")
      for item in category.items {
        known(item.dimensions, in: dimensions, key: "categories")
        known(item.questions, in: questions, key: "categories")
      }
    }
    known(framework.scoring.weights.keys.sorted(), in: Set(framework.items.map(\.id)), key: "scoring")
    let levels = Set(framework.levels.map(\.id))
    known(framework.profile.questions.flatMap(\.expectations).compactMap(\.level), in: levels, key: "profile")
    known(framework.items.flatMap(\.expectations).compactMap(\.level), in: levels, key: "categories")
    checkNames(framework)
    for level in framework.levels where !Self.isAnchor(level.id.text) { problem("anchor", key: "levels", level.id.text) }
    for facet in framework.facets where !Self.isAnchor(facet.id.text) { problem("anchor", key: "facets", facet.id.text) }
  }

  /// The levels that every item must have; nil when one of them is at fault, which is one finding and not one for each item.
  mutating func itemLevels(_ ids: [LevelID]) -> [LevelID]? {
    guard !ids.isEmpty, Set(ids).count == ids.count, ids.allSatisfy({ !$0.text.isEmpty && Self.isAnchor($0.text) }) else { return nil }
    let items = (fields.node("categories")?.items ?? []).flatMap { $0["items"]?.items ?? [] }
    let written = items.compactMap { $0["levels"]?.entries?.map(\.key) }.filter { !$0.isEmpty }
    // An id that no item has, while all have another instead: the slip is at the level.
    guard written.count > 1, let level = ids.first(where: { id in !written.contains { $0.contains(id.text) } }) else { return ids }
    let others = written[0].filter { key in !ids.contains(LevelID(key)) && written.allSatisfy { $0.contains(key) } }
    guard !others.isEmpty else { return ids }
    problem("no-item", key: "levels", level.text, suggestions: others.count == 1 ? others : NearMiss.nearest(to: level.text, in: others))
    return nil
  }

  /// A heading must open one thing only, and a score must stand in one band only.
  private mutating func checkNames(_ framework: Framework) {
    var owners: [String: String] = [:]
    let all = framework.levels.map { ($0.id.text, $0.names) } + framework.facets.map { ($0.id.text, $0.names) } + [("summary", framework.summary.names)]
    for (owner, names) in all {
      for name in names {
        if let first = owners.updateValue(owner, forKey: name.lowercased()), first != owner { problem("same-name", key: keyOf(owner, framework), name) }
      }
    }
    for (level, next) in zip(framework.levels, framework.levels.dropFirst()) where next.score.lowerBound <= level.score.upperBound {
      problem("bands", key: "levels", next.id.text)
    }
    for group in framework.groups {
      if let low = group.minimum, let high = group.maximum, low > high { problem("min-max", key: "results", group.id.text) }
    }
  }

  private func keyOf(_ owner: String, _ framework: Framework) -> String {
    owner == "summary" ? "summary" : framework.facets.contains { $0.id.text == owner } ? "facets" : "levels"
  }

  /// Level and facet ids become anchors: `advance-result`.
  private static func isAnchor(_ id: String) -> Bool { id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) } }

  private mutating func unique(_ ids: [String], in key: String) {
    var seen = Set<String>()
    for id in ids where !id.isEmpty && !seen.insert(id).inserted { problem("twice", key: key, id) }
  }

  private mutating func known<Tag>(_ ids: [Identifier<Tag>], in all: Set<Identifier<Tag>>, key: String) {
    for id in ids where !all.contains(id) { problem("unknown-id", key: key, id.text) }
  }

  /// Reports an id at the scalar below `key` that writes it.
  private mutating func problem(_ variant: String, key: String, _ id: String, suggestions: [String] = []) {
    let node = fields.node(key)
    let place = node.flatMap { find(id, in: $0) } ?? node ?? YAMLNode(.scalar("", isPlain: true), range: 0..<0)
    fields.report(Diagnostic(.invalidFramework, at: fields.file.place(place.range), variant: variant, ["id": id, "key": key],
      suggestions: suggestions.map { Suggestion($0) }))
  }

  /// The last scalar that is this id: of two, the second is the culprit.
  private func find(_ id: String, in node: YAMLNode) -> YAMLNode? {
    if let text = node.text { return text == id ? node : nil }
    for item in (node.items ?? node.entries?.map(\.value) ?? []).reversed() {
      if let found = find(id, in: item) { return found }
    }
    return nil
  }
}
