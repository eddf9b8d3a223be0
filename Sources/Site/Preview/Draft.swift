package import Assessment
internal import Diagnostics
package import Files
internal import Templates
internal import Words

/// A site for those who write it: every page says that it is a draft, what is wrong on it and, to the script that it loads,
/// which version of it this is.
package struct Draft: Sendable {
  private let bundle: Bundle
  private let report: Report
  private let theme: Theme
  private let words: Words
  private let wordsModel: Value
  private let finish: PageFinish
  /// Page → its findings.
  private let problems: [String: [Finding]]

  /// `bundle` was built of the report as a preview.
  package init(_ bundle: Bundle, _ report: Report, theme: Theme) {
    self.bundle = bundle
    self.report = report
    self.theme = theme
    words = Words.of(report.settings)
    wordsModel = .model(Model(words: words))
    finish = PageFinish(mask: SecretMask(report), language: report.settings.language)
    problems = PageProblems(report, words).byPage
  }

  /// With `trouble` it is the last good site, which says so.
  package func edition(_ trouble: Trouble?) async -> Edition {
    let files = bundle.files
    let versions = await FileVersions(files)
    let notice = trouble?.model(words) ?? [.notice: .none, .findings: .list([])]
    let pages = await Parallel.map(files.filter { $0.path.hasSuffix(".html") }) { dress($0, notice, versions) }
    var dressed = bundle
    var stamps: [String: String] = [:]
    for page in pages {
      dressed.add(page.path, .bytes(page.bytes))
      stamps[page.path] = page.stamp
    }
    let counts = words.text(.previewCounts, ["errors": digits(.error), "warnings": digits(.warning)])
    return Edition(dressed, stamps: stamps, counts: counts, trouble: nil, language: report.settings.language.rawValue)
  }

  /// What the strip says of a page without findings of its own; the page of all findings has those of every page.
  private func summary(of page: String) -> String { page == Addresses.check ? "" : words[.previewClean] }

  private func digits(_ severity: Severity) -> String {
    let count = String(report.diagnostics.count(severity))
    return report.settings.thaiDigits ? count.thaiDigits : count
  }

  private func dress(_ file: Bundle.File, _ notice: Model, _ versions: FileVersions) -> (path: String, bytes: [UInt8], stamp: String) {
    guard case .bytes(let page) = file.content else { return (file.path, [], "") }
    let own = problems[file.path] ?? []
    func count(_ severity: Severity) -> Value {
      let count = String(own.filter { $0.severity == severity }.count)
      return count == "0" ? .none : .text(report.settings.thaiDigits ? count.thaiDigits : count)
    }
    let model: Model = [
      .words: wordsModel, .root: .text(Viewpoint(file.path).root), .path: .text(file.path),
      .problems: .models(own.map(\.model)), .summary: .text(summary(of: file.path)), .hasProblems: .flag(!own.isEmpty), .errors: count(.error), .warnings: count(.warning),
    ]
    func end(_ stamp: String) -> [UInt8] { finish.page(theme.render(Theme.preview, model.merging(notice).replacing(.hash, .text(stamp)))) }
    let stamp = Fingerprint(of: page + end("") + versions.shown(on: page)).short
    return (file.path, Self.joined(page, end(stamp)), stamp)
  }

  /// Before the end of the page's body, whatever templates made it.
  private static func joined(_ page: [UInt8], _ end: [UInt8]) -> [UInt8] {
    let close = Array("</body>".utf8)
    let place = page.indices.reversed().first { page[$0] == close[0] && page[$0...].starts(with: close) } ?? page.endIndex
    return page[..<place] + end + page[place...]
  }
}
