import Foundation
import TestSupport

/// The files of a search index, read as a script reads them.
struct SearchFiles {
  /// All titles, headings and texts.
  private(set) var strings: [String] = []
  private(set) var addresses: [String] = []
  private(set) var size = 0

  var plainSize: Int { strings.reduce(0) { $0 + $1.utf8.count } }

  init(_ site: Site) {
    for file in site.files where file.hasPrefix("search/") {
      let text = site.text(file)
      size += text.utf8.count
      let call = text.dropFirst("sarabanSearch(".count).dropLast(2)
      guard let parts = (try? JSONSerialization.jsonObject(with: Data("[\(call)]".utf8))) as? [Any] else { continue }
      if parts[0] as? String == "text" { strings += parts[2] as? [String] ?? [] }
      guard parts[0] as? String == "index", let index = parts[1] as? [String: Any] else { continue }
      for entry in index["entries"] as? [[Any]] ?? [] {
        strings += [entry[1], entry[2]].compactMap { $0 as? String } + (entry[4] as? [[Any]] ?? []).compactMap { $0.first as? String }
        addresses.append(entry[3] as? String ?? "")
      }
    }
  }
}

/// The search page in Chromium, opened by `file://`, with the query in the address.
enum SearchBrowser {
  /// Where the first hit leads; `none` where nothing is found.
  static func firstHit(_ words: String, in folder: String) -> String {
    let scratch = Scratch()
    let query = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let address = "file://" + (folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? folder) + "/search.html?q=" + query
    let run = Saraban.run(["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + scratch("profile"), "--virtual-time-budget=20000", "--dump-dom", address],
      environment: ["HOME": scratch.path], program: "/usr/bin/chromium-headless-shell", limit: 120)
    let page = HTMLPage(Data(run.output.utf8))
    guard let results = page.tags.firstIndex(where: { $0["id"] == "x.results" }), page.tags[results]["data-milliseconds"] != nil else {
      return "no results from the browser (\(run.code)): \(run.errors.suffix(500))"
    }
    let rest = page.tags[results...].prefix { $0["id"] != "x.contents" }
    return rest.first { $0.name == "a" }?["href"] ?? "none"
  }
}
