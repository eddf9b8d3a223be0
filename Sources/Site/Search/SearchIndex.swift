internal import Files

/// The index as script files, each of which hands its part to one function: the only form that works from a folder, on any server and
/// under the content security policy of the bundle.
///
/// `search/index.js` tells what there is (kinds, titles, headings, addresses), `search/text-*.js` the texts, and in large bundles
/// `search/grams-*.js` which of them can hold a word, so that only a few are loaded. `SearchCode` says how texts are written.
struct SearchIndex: Sendable {
  /// So much text is simply loaded whole.
  private static let wholeSize = 700_000
  /// A file of texts is closed when it has grown to this. A browser takes about as long to ask for a file as to read one of this size.
  private static let shardSize = 98_304

  /// An entry as it is written.
  private struct CodedEntry: Sendable {
    /// Kind, code, title and address, then its sections: fields between tabs.
    let line: [UInt8]
    /// A line for each section.
    let texts: [[UInt8]]

    var size: Int { texts.reduce(0) { $0 + $1.count } }
  }

  private let kinds: [(id: String, name: String)]
  private let words: [(String, String)]
  private let isThai: Bool
  private let entries: [CodedEntry]
  /// Ranges of `entries`: the texts of an entry are never torn.
  private let shards: [Range<Int>]
  /// nil where all is loaded.
  private let grams: GramTable?

  init(_ entries: [SearchEntry], kinds: [(id: String, name: String)], words: [(String, String)]) async {
    self.kinds = kinds
    self.words = words
    let code = SearchCode(for: entries.lazy.flatMap(\.sections).map(\.text))
    isThai = code.isThai
    let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.id, $0) })
    let coded = await Parallel.map(entries) { Self.coded($0, kind: numbers[$0.kind.rawValue] ?? 0, code) }
    let shards = Self.shards(coded)
    self.entries = coded
    self.shards = shards
    let isWhole = coded.reduce(0) { $0 + $1.size } <= Self.wholeSize
    grams = isWhole ? nil : await GramTable(shards.map { entries[$0] })
  }

  private static func shards(_ entries: [CodedEntry]) -> [Range<Int>] {
    var shards: [Range<Int>] = []
    var start = 0
    var size = 0
    for (index, entry) in entries.enumerated() {
      size += entry.size
      guard size >= shardSize else { continue }
      shards.append(start..<index + 1)
      (start, size) = (index + 1, 0)
    }
    return start < entries.count ? shards + [start..<entries.count] : shards
  }

  var files: [(path: String, bytes: [UInt8])] {
    let texts = shards.enumerated().map { number, range in
      file("text", number) { JSON.write(Self.lines(entries[range].flatMap(\.texts)), to: &$0) }
    }
    let tables = (grams?.pieces ?? []).enumerated().map { number, piece in file("grams", number) { JSON.write(piece, to: &$0) } }
    return [(Self.path("index"), script("index", writeIndex))] + texts + tables
  }

  private static func path(_ name: String) -> String { "search/\(name).js" }

  private func file(_ name: String, _ number: Int, _ write: (inout [UInt8]) -> Void) -> (path: String, bytes: [UInt8]) {
    (Self.path("\(name)-\(number)"), script(name) { out in
      out += Array("\(number),".utf8)
      write(&out)
    })
  }

  private func script(_ name: String, _ write: (inout [UInt8]) -> Void) -> [UInt8] {
    var out = Array("sarabanSearch(\"\(name)\",".utf8)
    write(&out)
    return out + Array(")\n".utf8)
  }

  // MARK: - Writing

  private func writeIndex(to out: inout [UInt8]) {
    out += Array("{\"words\":{".utf8)
    Self.write(words, to: &out) { word, out in
      JSON.write(word.0, to: &out)
      out.append(UInt8(ascii: ":"))
      JSON.write(word.1, to: &out)
    }
    out += Array("},\n\"kinds\":[".utf8)
    Self.write(kinds, to: &out) { kind, out in
      out.append(UInt8(ascii: "["))
      Self.write([kind.id, kind.name], to: &out) { JSON.write($0, to: &$1) }
      out.append(UInt8(ascii: "]"))
    }
    out += Array("],\n\"isThai\":\(isThai),\"rows\":\(grams == nil ? 0 : GramTable.rows),\"files\":\(grams?.pieces.count ?? 0),\n\"shards\":[".utf8)
    Self.write(shards, to: &out) { shard, out in JSON.write(Self.lines(entries[shard].map(\.line)), to: &out) }
    out += Array("]}".utf8)
  }

  private static func lines(_ lines: [[UInt8]]) -> String { String(decoding: Array(lines.joined(separator: [10])), as: UTF8.self) }

  private static func coded(_ entry: SearchEntry, kind: Int, _ code: SearchCode) -> CodedEntry {
    let fields = [Array(String(kind).utf8)] + [entry.code, entry.title, entry.address].map(code.bytes) + entry.sections.map { coded($0, code) }
    return CodedEntry(line: Array(fields.joined(separator: [9])), texts: entry.sections.map { code.bytes($0.text) })
  }

  /// The heading alone where the anchor follows from it, else the anchor behind it; a third part marks background.
  private static func coded(_ section: SearchSection, _ code: SearchCode) -> [UInt8] {
    var parts = [code.bytes(section.heading)]
    if section.isBackground || section.anchor != section.heading.replacing(" ", with: "-") { parts.append(code.bytes(section.anchor)) }
    if section.isBackground { parts.append([49]) }
    return Array(parts.joined(separator: [13]))
  }

  private static func write<Element>(_ elements: some Sequence<Element>, to out: inout [UInt8], _ write: (Element, inout [UInt8]) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(element, &out)
    }
  }
}
