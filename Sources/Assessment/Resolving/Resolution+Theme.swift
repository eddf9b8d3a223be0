internal import Diagnostics

/// What the settings say of the looks of the site.
extension Resolution {
  /// The logo is a file of the site like any that a page shows.
  mutating func resolveLogo() {
    guard let logo = project.settings.theme.logo else { return }
    if files.exists(logo.text), !files.isProtected(logo.text) {
      attachments.insert(files.spelling(logo.text))
    } else {
      diagnostics.append(Diagnostic(.missingFile, at: project.settings.file.place(logo.range), ["path": logo.text]))
    }
  }

  var themeFiles: [String] {
    project.files.filter { $0.hasPrefix(ProjectReader.templatesFolder + "/") && !$0.lowercased().hasSuffix(".mustache") }.sorted()
  }
}
