internal import Diagnostics

/// What the settings say of the looks of the site.
extension Resolution {
  /// The logo is a file of the site like any that a page shows.
  mutating func resolveLogo() -> Logo? {
    guard let logo = project.settings.theme.logo else { return nil }
    let file = project.settings.file
    guard files.exists(logo.text), !files.isProtected(logo.text) else {
      diagnostics.append(Diagnostic(.missingFile, at: file.place(logo.range), ["path": logo.text]))
      return nil
    }
    let path = files.spelling(logo.text)
    attachments.insert(path)
    return Logo(path: path, size: pictureSize(.file(path), file, logo.range))
  }

  var themeFiles: [String] {
    project.files.filter { $0.hasPrefix(ProjectReader.templatesFolder + "/") && !$0.lowercased().hasSuffix(".mustache") }.sorted()
  }
}
