package import Diagnostics
internal import Files
internal import Resources
internal import Templates

/// The templates of a site: the built-in ones, and over them those of the report's own `templates/`, by name.
package struct Theme: Sendable {
  private static let folder = "templates/"
  private static let suffix = ".mustache"

  /// What every page of a preview has at its end, and the page that stands where there is none.
  static let preview = "preview"
  static let trouble = "trouble"

  private let templates: TemplateSet
  /// Style sheets, scripts and pictures of the theme, by name; the report's own files of these names replace them.
  package let assets: [(name: String, bytes: [UInt8])]
  package private(set) var diagnostics: [Diagnostic] = []

  /// `own` are the report's template files, by path below its folder.
  package init(own: [SourceFile]) {
    var sources: [String: SourceFile] = [:]
    var assets: [(name: String, bytes: [UInt8])] = []
    for resource in Resource.all where resource.path.hasPrefix(Self.folder) {
      if let name = Self.name(resource.path) {
        sources[name] = SourceFile(path: resource.path, bytes: resource.bytes)
      } else {
        let name = String(resource.path.dropFirst(Self.folder.count))
        assets.append((name, CompactText.of(name, resource.bytes)))
      }
    }
    let ownNames = own.compactMap { file in Self.name(file.path).map { ($0, file) } }
    for (name, file) in ownNames { sources[name] = file }
    self.assets = assets
    var findings: [Diagnostic] = []
    templates = TemplateSet(sources: sources.sorted { $0.key < $1.key }.map { (name: $0.key, file: $0.value) }, names: Model.names, diagnostics: &findings)
    let used = templates.reachable(from: Self.roots)
    for (name, file) in ownNames where !used.contains(name) {
      let near = NearMiss.nearest(to: name, in: used.sorted())
      findings.append(Diagnostic(.unusedTemplate, at: Place(file: file.path), ["name": name], suggestions: near.map { Suggestion(Self.folder + $0 + Self.suffix) }))
    }
    diagnostics = findings
  }

  /// Whether only previews need it.
  static func isForPreview(_ asset: String) -> Bool { asset.hasPrefix(preview + ".") }

  /// Whether a file of the report's theme is one of ours as it is: it is carried as ours are.
  static func isBuiltIn(_ path: String, in folder: Folder) -> Bool {
    guard let bytes = Resource.named(path) else { return false }
    return (try? Disk.read(folder.absolute(path), limit: bytes.count)) == bytes
  }

  /// Templates that the program itself asks for.
  private static let roots = PageKind.allCases.flatMap { [$0.rawValue, "part-" + $0.rawValue] } + ["part-" + PrintPage.group, preview, trouble]

  private static func name(_ path: String) -> String? {
    path.hasSuffix(suffix) ? String(path.dropFirst(folder.count).dropLast(suffix.count)) : nil
  }

  func render(_ name: String, _ model: Model) -> [UInt8] {
    var findings: [Diagnostic] = []
    return render(name, model, diagnostics: &findings)
  }

  package func render(_ name: String, _ model: Model, diagnostics: inout [Diagnostic]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(32_768)
    templates.render(name, model.object, into: &output, diagnostics: &diagnostics)
    return output
  }
}
