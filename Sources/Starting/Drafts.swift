package import Assessment
internal import Words

/// Writes the first text of content files from the wording of the criteria.
package struct Drafts: Sendable {
  let framework: Framework
  let language: Language
  let fiscalYear: Int
  let words: StartWords
  let labels: Words

  package init(_ framework: Framework, _ language: Language, fiscalYear: Int) {
    self.framework = framework
    self.language = language
    self.fiscalYear = fiscalYear
    words = StartWords(language.rawValue)
    labels = Words.of(language.rawValue)
  }

  func text(of target: Target) -> String {
    switch target {
    case .item(let id), .section(let id, _): framework.item(id).map(item) ?? ""
    case .question(let id): framework.question(id).map(question) ?? ""
    case .category(let id): framework.categories.first { $0.id == id }.map(category) ?? results
    case .dimension(let id): framework.dimension(id).map(dimension) ?? ""
    case .group(let id): framework.group(id).map(group) ?? ""
    case .indicator(let id): indicator(id, table: nil)
    case .page(let id): page(id)
    case .evidence, .term: ""
    }
  }

  func local(_ text: Framework.LocalText) -> String { text.text(language) }
  func named(_ id: some CustomStringConvertible, _ name: Framework.LocalText) -> String { "\(id) \(local(name))" }

  /// Kind and id under the official name, and who writes it in which state.
  func front(_ kind: Document.Kind, _ id: String, _ name: String = "") -> FrontMatterText {
    var front = FrontMatterText()
    if !name.isEmpty { front.explain(name) }
    front.add(kind.rawValue, id)
    return front
  }

  func addWork(_ front: inout FrontMatterText) {
    front.add("status", "draft", words[.status])
    front.add("owner", "", words[.owner])
  }

  // MARK: - Items

  private func item(_ item: Framework.Item) -> String {
    let category = framework.category(of: item.id)
    var front = front(.item, item.id.text, named(item.id, item.name))
    addWork(&front)
    front.add("level", "", words(.level, ["levels": framework.levels.map(\.id.text).joined(separator: ", ")]))
    front.add("score", "", words[.score])
    let questions = item.questions + (category?.questions ?? []).filter { !item.questions.contains($0) }
    front.add("ops", yaml: "[]", words(.ops, ["ids": list(questions.map(\.text), or: framework.profile.questions.first?.id.text)]))
    let group = item.dimensions.first.flatMap { framework.dimension($0)?.groups.first } ?? framework.groups.first
    front.add("kpis", yaml: "[]", words(.kpis, ["id": group.map { "\($0.id)-1" } ?? ""]))
    front.add("evidence", yaml: "[]", words[.evidence])
    front.add("summary", "", words[.shortSummary])
    return front.text + overview(item).text + framework.levels.map { level($0, of: item) }.joined() + summary
  }

  private func list(_ ids: [String], or other: String?) -> String {
    (ids.isEmpty ? [other ?? ""] : ids).map(SafeText.yaml).joined(separator: ", ")
  }

  private func overview(_ item: Framework.Item) -> Guide {
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[.goal], local(item.goal))
    guide.add(words[.facets], list: framework.facets.map { "\($0.names.first ?? local($0.name)): \(local($0.meaning))" })
    guide.add(words[.drivers], list: framework.drivers.map { "\(local($0.name)): \(local($0.meaning))" })
    guide.add(words[.dimensions], item.dimensions.compactMap { framework.dimension($0).map { named($0.id, $0.name) } }.joined(separator: "; "))
    guide.add(words[.expected], list: expectations(item.expectations, at: nil))
    return guide
  }

  func expectations(_ all: [Framework.Expectation], at level: LevelID?) -> [String] { all.filter { $0.level == level }.map { local($0.name) } }

  private func level(_ level: Framework.Level, of item: Framework.Item) -> String {
    let requirement = item.requirements.first { $0.level == level.id }
    var guide = Guide()
    guide.add(labels[.requirement], requirement.map { local($0.text) } ?? "")
    guide.add(labels[.prompt], local(level.prompt))
    guide.add(labels[.guidance], list: requirement?.guidance ?? [])
    guide.add(words[.expected], list: expectations(item.expectations, at: level.id))
    guide.add(labels[.evidenceHints], list: requirement?.evidence ?? [])
    let facets = framework.facets.map { heading("###", $0.names, $0.name) }
    return heading("##", level.names, level.name) + guide.text + (level.names.isEmpty ? "" : facets.joined())
  }

  /// With a name that opens the section, the official one if it does, and that of the report's language beside it; where the criteria accept no name, no heading opens it.
  private func heading(_ marks: String, _ names: [String], _ name: Framework.LocalText) -> String {
    guard let first = names.first(where: { $0 == name.title }) ?? names.first else { return "" }
    let beside = local(name)
    return "\(marks) \(SafeText.heading(first))" + (beside.isEmpty || beside == first ? "" : " – \(SafeText.heading(beside))") + "\n\n"
  }

  private var summary: String {
    var guide = Guide()
    guide.add(words[.summary])
    return heading("##", framework.summary.names, framework.summary.name) + guide.text
  }

  // MARK: - Questions, categories, pages

  private func question(_ question: Framework.Profile.Question) -> String {
    let name = "\(framework.profile.short) \(named(question.id, question.name))"
    var front = front(.op, question.id.text, name)
    addWork(&front)
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[.question], local(question.question.isEmpty ? question.name : question.question))
    guide.add(words[.advice], local(question.hint))
    guide.add(words[.expected], list: expectations(question.expectations, at: nil))
    let users = framework.categories.filter { $0.questions.contains(question.id) }
    guide.add(words[.usedIn], users.map { named($0.id, $0.name) }.joined(separator: "; "))
    return front.text + guide.text
  }

  private func category(_ category: Framework.Category) -> String {
    var front = front(.category, category.id.text, named(category.id, category.name))
    front.add("summary", "", words[.shortSummary])
    addWork(&front)
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[.categoryText])
    guide.add(words[.intent], local(category.intent))
    guide.add(words[.items], list: category.items.map { "<item:\($0.id)> \(local($0.name))" })
    let questions = category.questions.compactMap { framework.question($0) }
    guide.add(words[.questions], list: questions.map { "<op:\($0.id)> \(local($0.name))" })
    guide.add(words[.dimensions], list: category.dimensions.compactMap { framework.dimension($0) }.map { "<kpi:\($0.id)> \(local($0.name))" })
    return front.text + guide.text
  }

  private func page(_ id: PageID) -> String {
    var front = front(.page, id.text)
    front.add("title", "", words[.pageTitle])
    front.add("summary", "", words[.shortSummary])
    addWork(&front)
    var guide = Guide()
    guide.add(words[.notShown])
    guide.add(words[id == .home ? .homeText : .pageText])
    return front.text + guide.text
  }
}
