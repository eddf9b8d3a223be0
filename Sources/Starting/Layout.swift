internal import Assessment
internal import Diagnostics

/// Where a new file belongs in a report that has files already: beside its nearest kin, named as they are.
struct Layout {
  private let documents: [(target: Target, path: String)]
  private let framework: Framework
  private let places: Places

  init(_ project: Project) {
    framework = project.framework
    places = Places(framework: project.framework)
    documents = project.documents.compactMap { document in project.framework.subject(of: document).map { ($0, document.file.path) } }
  }

  func path(of target: Target) -> String {
    let usual = places.path(of: target)
    return (folder(for: target) ?? Self.folder(of: usual)) + "/" + name(of: target, usual)
  }

  private func folder(for target: Target) -> String? {
    for circle in circles(of: target) {
      let folders = documents.filter { circle($0.target) }.map { Self.folder(of: $0.path) }
      if let folder = Self.commonest(folders) { return folder }
    }
    // Kin of other parts tell a folder only where all share one.
    let folders = Set(documents.filter { $0.target.kind == target.kind && $0.target != .page(.home) }.map { Self.folder(of: $0.path) })
    return folders.count == 1 ? folders.first : nil
  }

  /// The kin of a thing, nearest first.
  private func circles(of target: Target) -> [(Target) -> Bool] {
    switch target {
    case .item(let id):
      let category = framework.category(of: id)
      let mates = Set((category?.items ?? []).map(\.id))
      return [{ if case .item(let other) = $0 { mates.contains(other) } else { false } }, { $0 == category.map { .category($0.id) } }]
    case .indicator(let id):
      let group = id.text.lastIndex(of: "-").map { GroupID(String(id.text[..<$0])) }
      let dimension = group.flatMap { framework.dimension(of: $0) }
      return [{ isIndicator($0) { $0 == group } }, { isIndicator($0) { id in dimension?.groups.contains { $0.id == id } == true } }, { $0.kind == .kpi }]
    case .category(let id):
      let items = Set((framework.categories.first { $0.id == id }?.items ?? []).map(\.id))
      return [{ if case .item(let other) = $0 { items.contains(other) } else { false } }]
    case .dimension, .group: return [{ $0.kind == .group }, { $0.kind == .dimension }, { $0.kind == .kpi }]
    case .question: return [{ $0.kind == .op }]
    default: return [{ $0.kind == .page && $0 != .page(.home) }]
    }
  }

  private func isIndicator(_ target: Target, in isIn: (GroupID) -> Bool) -> Bool {
    guard case .indicator(let id) = target, let end = id.text.lastIndex(of: "-") else { return false }
    return isIn(GroupID(String(id.text[..<end])))
  }

  // MARK: - Names

  /// `op-07.md` beside `op-06.md`, `q7.md` beside `q6.md`.
  private func name(of target: Target, _ usual: String) -> String {
    let styles = documents.filter { $0.target.kind == target.kind }.compactMap { Style($0.path, id: $0.target.id) }
    let usualName = usual.split(separator: "/").last.map(String.init) ?? usual
    guard let common = Self.commonest(styles.map(\.prefix)), let style = styles.first(where: { $0.prefix == common }) else { return usualName }
    return style.name(target.id)
  }

  private struct Style {
    let prefix: String
    let width: Int

    /// nil for a file that is not named by its id.
    init?(_ path: String, id: String) {
      let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
      let part = PortableName.part(id)
      guard name.hasSuffix(part) else { return nil }
      var prefix = name.dropLast(part.count)
      var width = part.count
      if Self.isNumber(part) { while prefix.last == "0" { (prefix, width) = (prefix.dropLast(), width + 1) } }
      self.prefix = String(prefix)
      self.width = width
    }

    func name(_ id: String) -> String {
      let part = PortableName.part(id)
      let zeros = Self.isNumber(part) ? String(repeating: "0", count: max(0, width - part.count)) : ""
      return prefix + zeros + part + ".md"
    }

    private static func isNumber(_ text: String) -> Bool { text.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  private static func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The first of those that stand most often.
  private static func commonest(_ all: [String]) -> String? {
    var counts: [String: Int] = [:]
    for one in all { counts[one, default: 0] += 1 }
    let most = counts.values.max()
    return all.first { counts[$0] == most }
  }
}
