internal import Assessment

/// Where the files of a report lie that nobody has arranged otherwise.
struct Places {
  let framework: Framework

  func path(of target: Target) -> String {
    switch target {
    case .category(let id):
      return id == framework.results.id ? results("category-" + PortableName.part(id.text)) : folder(of: id) + "/index.md"
    case .item(let id), .section(let id, _): return folder(of: framework.category(of: id)?.id) + "/\(PortableName.part(id.text)).md"
    case .question(let id): return content("op/op-" + padded(id))
    case .dimension(let id): return results("group-" + PortableName.part(id.text))
    case .group(let id): return results("group-" + PortableName.part(id.text))
    case .indicator(let id): return results(PortableName.part(id.text))
    case .page(.home): return content(PageID.home.text)
    case .page(let id): return content("pages/" + PortableName.part(id.text))
    case .evidence: return Registers.evidencePath
    case .term: return Registers.glossaryPath
    }
  }

  private func content(_ name: String) -> String { "\(ProjectReader.contentFolder)/\(name).md" }
  private func results(_ name: String) -> String { content("results/" + name) }

  /// `content/1-leadership`: with the English name, since folders on a share are best named in ASCII.
  private func folder(of category: CategoryID?) -> String {
    let found = framework.categories.first { $0.id == category }
    let words = (found?.name.en ?? "").lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.prefix(1)
    let name = ([PortableName.part(category?.text ?? "items")] + words.map(String.init)).joined(separator: "-")
    return "\(ProjectReader.contentFolder)/\(name)"
  }

  /// `07` beside `29`, so that a list of files has the order of the questions.
  private func padded(_ id: QuestionID) -> String {
    let ids = framework.profile.questions.map(\.id.text)
    guard ids.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return PortableName.part(id.text) }
    return String(repeating: "0", count: max(0, (ids.map(\.count).max() ?? 0) - id.text.count)) + id.text
  }
}
