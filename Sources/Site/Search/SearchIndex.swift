/// The index as script files, each of which hands its part to one function: the only form that works from a folder, on any server and
/// under the content security policy of the bundle.
///
/// `search/index.js` tells what there is (kinds, titles, headings, addresses), `search/text-*.js` the texts, and in large bundles
/// `search/grams-*.js` which of them can hold a word, so that only a few are loaded.
struct SearchIndex {
  /// So much text is simply loaded whole.
  private static let wholeSize = 1_500_000
  /// A file of texts is closed when it has grown to this; small ones where few are to be loaded.
  private static let shardSize = (whole: 131_072, split: 32_768)

  private let entries: [SearchEntry]
  private let kinds: [(id: String, name: String)]
  private let words: [(String, String)]
  private let isWhole: Bool
  /// Ranges of `entries`: the texts of an entry are never torn.
  private let shards: [Range<Int>]

  init(_ entries: [SearchEntry], kinds: [(id: String, name: String)], words: [(String, String)]) {
    self.entries = entries
    self.kinds = kinds
    self.words = words
    isWhole = entries.reduce(0) { $0 + $1.size } <= Self.wholeSize
    shards = Self.shards(entries, size: isWhole ? Self.shardSize.whole : Self.shardSize.split)
  }

  private static func shards(_ entries: [SearchEntry], size limit: Int) -> [Range<Int>] {
    var shards: [Range<Int>] = []
    var start = 0
    var size = 0
    for (index, entry) in entries.enumerated() {
      size += entry.size
      guard size >= limit else { continue }
      shards.append(start..<index + 1)
      (start, size) = (index + 1, 0)
    }
    return start < entries.count ? shards + [start..<entries.count] : shards
  }

  var files: [(path: String, bytes: [UInt8])] {
    let grams = isWhole ? nil : GramTable(shards.map { entries[$0] })
    let texts = shards.enumerated().map { number, range in file("text", number) { Self.write(texts: entries[range], to: &$0) } }
    let tables = (grams?.pieces ?? []).enumerated().map { number, piece in file("grams", number) { JSON.write(piece, to: &$0) } }
    let index = script("index") { writeIndex(grams, to: &$0) }
    return [(Self.path("index"), index)] + texts + tables
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

  private func writeIndex(_ grams: GramTable?, to out: inout [UInt8]) {
    out += Array("{\"words\":{".utf8)
    Self.write(words, to: &out) { word, out in
      JSON.write(word.0, to: &out)
      out.append(UInt8(ascii: ":"))
      JSON.write(word.1, to: &out)
    }
    out += Array("},\n\"kinds\":[".utf8)
    Self.write(kinds, to: &out) { kind, out in Self.write(texts: [kind.id, kind.name], to: &out) }
    out += Array("],\n\"shards\":[".utf8)
    Self.write(shards, to: &out) { shard, out in out += Array(String(shard.upperBound).utf8) }
    out += Array("],\n\"grams\":{\"rows\":\(grams == nil ? 0 : GramTable.rows),\"files\":\(grams?.pieces.count ?? 0)},\n\"entries\":[".utf8)
    let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.id, $0) })
    Self.write(entries, to: &out) { entry, out in
      out += Array("\n[\(numbers[entry.kind.rawValue] ?? 0),".utf8)
      for text in [entry.code, entry.title, entry.address] {
        JSON.write(text, to: &out)
        out.append(UInt8(ascii: ","))
      }
      out.append(UInt8(ascii: "["))
      Self.write(entry.sections, to: &out, Self.write(section:to:))
      out += Array("]]".utf8)
    }
    out += Array("\n]}".utf8)
  }

  /// `[]`, `[heading]` where the anchor follows from it, `[heading, anchor]`; a third element marks background.
  private static func write(section: SearchSection, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    if !section.heading.isEmpty || section.isBackground {
      JSON.write(section.heading, to: &out)
      if section.isBackground || section.anchor != section.heading.replacing(" ", with: "-") {
        out.append(UInt8(ascii: ","))
        JSON.write(section.anchor, to: &out)
      }
      if section.isBackground { out += Array(",1".utf8) }
    }
    out.append(UInt8(ascii: "]"))
  }

  private static func write(texts entries: ArraySlice<SearchEntry>, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    write(entries.flatMap(\.sections), to: &out) { section, out in
      out.append(10)
      JSON.write(section.text, to: &out)
    }
    out.append(UInt8(ascii: "]"))
  }

  private static func write(texts: [String], to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    write(texts, to: &out) { JSON.write($0, to: &$1) }
    out.append(UInt8(ascii: "]"))
  }

  private static func write<Element>(_ elements: some Sequence<Element>, to out: inout [UInt8], _ write: (Element, inout [UInt8]) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(element, &out)
    }
  }
}
