package import Assessment
internal import Diagnostics

/// One more file of a report, from the same source as those of a new one.
package struct NewFile: Sendable {
  /// Why there is none.
  package enum Refusal: Error, Sendable {
    /// No such id; the nearest right one, or else all there are.
    case unknown(near: String?, known: [String])
    /// A group stands where an indicator's id should; the next free one.
    case group(next: String)
    /// The id of a page is part of its address.
    case notPortable
    case taken(path: String)
  }

  private let project: Project
  private let framework: Framework

  package init(_ project: Project) {
    self.project = project
    framework = project.framework
  }

  package func file(_ kind: Document.Kind, _ written: String) throws(Refusal) -> StartFile {
    let prefix = kind.rawValue + ":"
    let id = written.hasPrefix(prefix) ? String(written.dropFirst(prefix.count)) : written
    let target = try target(kind, id)
    if let twin = project.documents.first(where: { framework.subject(of: $0) == target }) { throw .taken(path: twin.file.path) }
    let path = Layout(project).path(of: target)
    if project.documents.contains(where: { $0.file.path == path }) { throw .taken(path: path) }
    let settings = project.settings
    let text = Drafts(framework, settings.language, fiscalYear: settings.fiscalYear).text(of: target)
    return StartFile(path, target.kind, text, LineEnd(of: settings.file.bytes))
  }

  private func target(_ kind: Document.Kind, _ id: String) throws(Refusal) -> Target {
    switch kind {
    case .kpi: return try indicator(id)
    case .page where !PortableName.isPortable(id): throw .notPortable
    default: break
    }
    if let target = framework.subject(kind, id) { return target }
    let known = framework.targets.filter { Self.kind(of: $0) == kind }.map(\.id)
    throw .unknown(near: nearest(id, known), known: known)
  }

  /// The id of an indicator is that of its group, a hyphen and a number or name of the author's choice.
  private func indicator(_ id: String) throws(Refusal) -> Target {
    let groups = framework.groups.map(\.id.text)
    let plain = id.arabicDigits
    if groups.contains(plain) { throw .group(next: free(plain)) }
    let parts = id.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let group = groups.first { id.hasPrefix($0 + "-") }
    guard let group else { throw .unknown(near: nearest(parts[0], groups).map { "\($0)-\(parts.dropFirst().first ?? "1")" }, known: groups.map { $0 + "-1" }) }
    guard PortableName.isPortable(String(id.dropFirst(group.count + 1))) else { throw .group(next: free(group)) }
    return .indicator(IndicatorID(id))
  }

  private func free(_ group: String) -> String {
    let taken = Set(project.documents.filter { $0.kind == .kpi }.compactMap { $0.id?.text })
    return (1...(taken.count + 1)).lazy.map { "\(group)-\($0)" }.first { !taken.contains($0) } ?? group + "-1"
  }

  private func nearest(_ id: String, _ known: [String]) -> String? {
    let plain = id.arabicDigits
    let digits = String(plain.drop { !$0.isNumber })
    if known.contains(digits) { return digits }
    // Numbers that follow each other are all alike: the list says more than any of them.
    return known.allSatisfy { $0.allSatisfy(\.isNumber) } ? nil : NearMiss.nearest(to: plain, in: known, limit: 1).first
  }

  private static func kind(of target: Target) -> Document.Kind? {
    switch target {
    case .category: .category
    case .item: .item
    case .question: .op
    case .dimension, .group: .group
    default: nil
    }
  }
}
