internal import Assessment
internal import Words

/// Results: the overview, dimensions, groups and indicators.
extension Drafts {
  var results: String {
    let results = framework.results
    return introduction(.category, results.id, results.name, .resultsText, (.intent, results.intent)) { guide in
      guide.add(words[.dimensions], list: results.dimensions.map { "<kpi:\($0.id)> \(local($0.name))" })
    }
  }

  func dimension(_ dimension: Framework.Dimension) -> String {
    introduction(.group, dimension.id, dimension.name, .dimensionText, (.description, dimension.description)) { guide in
      if dimension.expectsComparator { guide.add(words[.expectsComparator]) }
      guide.add(words[.groups], list: dimension.groups.map { group in
        let facts = facts(group)
        return "<kpi:\(group.id)> \(local(group.name))" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
      })
    }
  }

  /// A text before others: what it is for, what the criteria say of it, and `more`.
  private func introduction(_ kind: Document.Kind, _ id: some CustomStringConvertible, _ name: Framework.LocalText, _ purpose: StartWord,
    _ wording: (label: StartWord, text: Framework.LocalText), more: (inout Guide) -> Void
  ) -> String {
    var front = front(kind, "\(id)", named(id, name))
    addWork(&front)
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[purpose])
    guide.add(words[wording.label], local(wording.text))
    more(&guide)
    return front.text + guide.text
  }

  /// What the criteria ask of a group besides its description.
  private func facts(_ group: Framework.Group) -> [String] {
    var facts: [String] = []
    if group.starred {
      let kind = framework.agencyKinds.first { $0.id == group.agencyKind }
      facts.append(words[.starred] + (kind.map { ": " + local($0.name) } ?? ""))
    }
    let bounds = [group.minimum.map { words(.atLeast, ["count": String($0)]) }, group.maximum.map { words(.atMost, ["count": String($0)]) }].compactMap(\.self)
    if !bounds.isEmpty { facts.append(words[.number] + " " + bounds.joined(separator: " ")) }
    if let direction = group.direction { facts.append(words[direction < 0 ? .down : .up]) }
    let isSaid = group.qualifier.isEmpty || !bounds.isEmpty || facts.contains { $0.contains(local(group.qualifier)) }
    if !isSaid { facts.append(local(group.qualifier)) }
    return facts
  }

  func group(_ group: Framework.Group) -> String {
    introduction(.group, group.id, group.name, .groupText, (.description, group.description)) { guide in
      for fact in facts(group) { guide.add(fact) }
      guide.add(words[.add], "saraban new kpi \(group.id)-1")
    }
  }

  /// `table` is the file that holds its figures, where the front matter does not.
  func indicator(_ id: IndicatorID, table: String?) -> String {
    let group = id.text.lastIndex(of: "-").flatMap { framework.group(GroupID(String(id.text[..<$0]))) }
    var front = front(.kpi, id.text, group.map { named($0.id, $0.name) } ?? "")
    front.add("title", "", words[.kpiTitle])
    addWork(&front)
    front.add("unit", "", words[.unit])
    let direction = group?.direction.map { $0 < 0 ? "down" : "up" } ?? ""
    front.add("direction", direction, words(.direction, ["up": words[.up], "down": words[.down]]))
    front.add("decimals", "", words[.decimals])
    front.add("comparator", "", words[.comparator])
    front.explain(words[.noComparator])
    front.add(lines: ["#no-comparator: "])
    front.add("source", "", words[.source])
    let items = framework.items.filter { item in group.flatMap { framework.dimension(of: $0.id)?.id }.map(item.dimensions.contains) == true }
    let shown = items.isEmpty ? framework.items.prefix(1).map(\.id.text) : items.map(\.id.text)
    front.add("items", yaml: "[]", words(.kpiItems, ["ids": shown.map(SafeText.yaml).joined(separator: ", ")]))
    front.add("evidence", yaml: table == nil ? "[]" : "[\(Starter.sampleEvidence)]", words[.evidence])
    if let table {
      front.explain(words(.resultsInTable, ["path": table]))
    } else {
      front.explain(words[.results])
      front.add(lines: ["results:"] + years.map { "  \($0): {actual: , target: , comparator: }" })
    }
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[.kpiText])
    guide.add(words[.description], group.map { local($0.description) } ?? "")
    return front.text + guide.text
  }

  /// The years that the criteria want to see, up to the report's own.
  var years: [Int] { Array(fiscalYear - framework.years + 1...fiscalYear) }
}
