internal import Assessment

/// What is done to the HTML of every page as a whole, whatever text or template it comes from.
struct PageFinish: Sendable {
  let mask: SecretMask
  let language: Language

  func page(_ html: [UInt8]) -> [UInt8] { ThaiLines.joined(PartLanguages.marked(mask.page(html), in: language)) }
}

/// The language of parts that are not in the language of the page (WCAG 3.1.2), so that they are read aloud as what they are.
enum PartLanguages {
  /// Criteria written in Thai stay Thai in an English report: every element whose own words are in another language than those around gets its `lang`.
  static func marked(_ html: [UInt8], in page: Language) -> [UInt8] {
    guard page == .english, html.contains(0xE0) else { return html }
    var elements = ElementReader(html)
    elements.read()
    var marked: [UInt8] = []
    marked.reserveCapacity(html.count + 4096)
    var start = 0
    var languages: [Language] = []
    for element in elements.found {
      let around = element.parent.map { languages[$0] } ?? page
      let own = element.states ?? element.own ?? around
      languages.append(own)
      guard own != around, element.states == nil, !element.isDrawn else { continue }
      marked += html[start..<element.nameEnd]
      marked += " lang=\"\(own.rawValue)\"".utf8
      start = element.nameEnd
    }
    return marked + html[start...]
  }
}

/// The elements of a page with the letters that stand directly in each.
private struct ElementReader {
  struct Element {
    let parent: Int?
    /// Where the name in its tag ends.
    let nameEnd: Int
    /// By its own `lang`.
    let states: Language?
    /// Words in drawings are read with their label.
    let isDrawn: Bool
    var thai = 0
    var latin = 0

    /// A code such as `OP 7` is in no language.
    var own: Language? { thai > latin ? .thai : latin > 3 ? .english : nil }
  }

  private let html: [UInt8]
  private(set) var found: [Element] = []
  private var open: [Int] = []

  init(_ html: [UInt8]) { self.html = html }

  private static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input", "wbr", "col"]

  mutating func read() {
    var index = 0
    while index < html.count {
      if html[index] == UInt8(ascii: "<") {
        let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
        tag(index + 1..<end)
        index = end + 1
      } else {
        if let element = open.last { count(html[index], in: element) }
        index += 1
      }
    }
  }

  /// Thai letters take three bytes, the first always the same.
  private mutating func count(_ byte: UInt8, in element: Int) {
    if byte == 0xE0 { found[element].thai += 1 } else if (97...122).contains(byte | 32) { found[element].latin += 1 }
  }

  private mutating func tag(_ inside: Range<Int>) {
    let text = html[inside]
    if text.first == UInt8(ascii: "/") {
      _ = open.popLast()
    } else if text.first != UInt8(ascii: "!") {
      let nameEnd = text.firstIndex { $0 <= 0x20 } ?? inside.upperBound
      let name = String(decoding: html[inside.lowerBound..<nameEnd], as: UTF8.self)
      if Self.void.contains(name) || text.last == UInt8(ascii: "/") { return }
      let isDrawn = name == "svg" || open.last.map { found[$0].isDrawn } == true
      found.append(Element(parent: open.last, nameEnd: nameEnd, states: Self.stated(text), isDrawn: isDrawn))
      open.append(found.count - 1)
    }
  }

  private static func stated(_ tag: ArraySlice<UInt8>) -> Language? {
    let text = String(decoding: tag, as: UTF8.self)
    return Language.allCases.first { text.contains(" lang=\"\($0.rawValue)\"") }
  }
}
