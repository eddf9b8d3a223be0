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
    let files = site.files.filter { $0.hasPrefix("search/") }.map { site.text($0) }
    size = files.reduce(0) { $0 + $1.utf8.count }
    let parts = files.compactMap { file in
      (try? JSONSerialization.jsonObject(with: Data("[\(file.dropFirst("sarabanSearch(".count).dropLast(2))]".utf8))) as? [Any]
    }
    guard let index = parts.first(where: { $0[0] as? String == "index" })?[1] as? [String: Any] else { return }
    let code = SearchAlphabet(isThai: index["isThai"] as? Bool == true)
    for part in parts where part[0] as? String == "text" { strings += Self.split(part[2], "\n").map(code.decode) }
    for entry in (index["shards"] as? [Any] ?? []).flatMap({ Self.split($0, "\n") }) {
      let fields = Self.split(entry, "\t")
      strings += fields[1...2].map(code.decode) + fields[4...].map { code.decode(Self.split($0, "\r")[0]) }
      addresses.append(code.decode(fields[3]))
    }
  }

  private static func split(_ text: Any, _ mark: String) -> [String] { (text as? String ?? "").components(separatedBy: mark) }
}

/// How an index writes its letters.
struct SearchAlphabet {
  private var letters: [String: String] = ["~~": "~"]

  init(isThai: Bool) {
    let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'*+;<=>?@[]^_`{|}".map(String.init)
    let thai = (Array(0x0E01...0x0E3A) + Array(0x0E3F...0x0E4D)).compactMap { Unicode.Scalar(UInt32($0)).map { String($0) } }
    for (sign, letter) in zip(signs, thai) {
      letters[sign] = isThai ? letter : sign
      letters["~" + sign] = isThai ? sign : letter
    }
    for (printed, mark) in zip("“”–—…·•×≥", " .,-()/:%") { letters["~\(mark)"] = String(printed) }
    for (digit, number) in zip("๐๑๒๓๔๕๖๗๘๙", 0...) { letters["~\(number)"] = String(digit) }
  }

  func decode(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      let unit = scalar == "~" ? "~" + (scalars.next().map { String($0) } ?? "") : String(scalar)
      result.append(contentsOf: (letters[unit] ?? unit).unicodeScalars)
    }
    return String(result)
  }
}

/// The search page in Chromium, opened by `file://`, with the query in the address.
enum SearchBrowser {
  /// The same as in `Tests/Browser/browser.py`.
  private static let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
  private static let program = names.lazy.compactMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
  }.first

  /// Where the first hit leads; `none` where nothing is found.
  static func firstHit(_ words: String, in folder: String) -> String {
    guard let program else { return "no Chromium (scripts/install-browser-tests installs it)" }
    let scratch = Scratch()
    let query = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let address = "file://" + (folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? folder) + "/search.html?q=" + query
    let run = Saraban.run(["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + scratch("profile"), "--virtual-time-budget=20000", "--dump-dom", address],
      environment: ["HOME": scratch.path], program: program, limit: 120)
    let page = HTMLPage(Data(run.output.utf8))
    guard let results = page.tags.firstIndex(where: { $0["id"] == "x.results" }), page.tags[results]["data-milliseconds"] != nil else {
      return "no results from the browser (\(run.code)): \(run.errors.suffix(500))"
    }
    let rest = page.tags[results...].prefix { $0["id"] != "x.contents" }
    return rest.first { $0.name == "a" }?["href"] ?? "none"
  }
}
