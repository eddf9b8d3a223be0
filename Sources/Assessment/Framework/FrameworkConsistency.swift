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
    for id in (framework.levels.map(\.id.text) + framework.facets.map(\.id.text)) where !id.utf8.allSatisfy(Self.isAnchorByte) {
      problem("anchor", key: "levels", id)
    }
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
  private static func isAnchorByte(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }

  private mutating func unique(_ ids: [String], in key: String) {
    var seen = Set<String>()
    for id in ids where !id.isEmpty && !seen.insert(id).inserted { problem("twice", key: key, id) }
  }

  private mutating func known<Tag>(_ ids: [Identifier<Tag>], in all: Set<Identifier<Tag>>, key: String) {
    for id in ids where !all.contains(id) { problem("unknown-id", key: key, id.text) }
  }

  /// Reports an id at the scalar below `key` that writes it.
  private mutating func problem(_ variant: String, key: String, _ id: String) {
    let node = fields.node(key)
    let place = node.flatMap { find(id, in: $0) } ?? node ?? YAMLNode(.scalar("", isPlain: true), range: 0..<0)
    fields.report(Diagnostic(.invalidFramework, at: fields.file.place(place.range), variant: variant, ["id": id, "key": key]))
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
