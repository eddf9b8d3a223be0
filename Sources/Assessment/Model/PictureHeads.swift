/// A JPEG's size as it is shown: cameras write how the picture is to be turned.
struct JPEGHead {
  private(set) var size: Picture.Size?
  private var isTurned = false

  init(_ bytes: ByteReader) {
    var at = 2
    while let mark = bytes.number(at, 1) {
      guard mark == 0xFF, let kind = bytes.number(at + 1, 1) else { return }
      // Marks may be filled up with more of the same byte, and a few stand alone.
      if kind == 0xFF || kind == 0x01 || (0xD0...0xD8).contains(kind) {
        at += kind == 0xFF ? 1 : 2
        continue
      }
      guard let length = bytes.number(at + 2, 2), length >= 2 else { return }
      if kind == 0xE1, bytes.has("Exif\0\0", at: at + 4) { isTurned = Self.isTurned(bytes, at: at + 10, until: at + 2 + length) }
      if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
        size = Picture.Size(bytes.number(at + 7, 2), bytes.number(at + 5, 2), isTurned: isTurned)
        return
      }
      if kind == 0xDA || kind == 0xD9 { return }
      at += 2 + length
    }
  }

  /// Looks for the orientation among the tags of the first directory; 5 to 8 lie on their side.
  private static func isTurned(_ bytes: ByteReader, at start: Int, until end: Int) -> Bool {
    let isLittle = bytes.has("II", at: start)
    func number(_ at: Int, _ count: Int) -> Int? { isLittle ? bytes.little(start + at, count) : bytes.number(start + at, count) }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return false }
    for tag in 0..<min(count, 200) {
      let at = directory + 2 + tag * 12
      guard start + at + 12 <= end, let id = number(at, 2) else { return false }
      if id == 0x0112 { return (5...8).contains(number(at + 8, 2) ?? 1) }
    }
    return false
  }
}

/// The first tag of a drawing.
struct SVGHead {
  private(set) var size: Picture.Size?

  /// nil when the text is no SVG.
  init?(_ bytes: [UInt8]) {
    guard let tag = Self.tag(bytes) else { return nil }
    let box = Self.value(of: "viewBox", in: tag).map { $0.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.compactMap { Double($0) } } ?? []
    let ratio = box.count == 4 && box[2] > 0 && box[3] > 0 ? box[3] / box[2] : nil
    let width = Self.value(of: "width", in: tag).flatMap(Self.pixels)
    let height = Self.value(of: "height", in: tag).flatMap(Self.pixels)
    switch (width, height, ratio) {
    case (let width?, let height?, _): size = Self.size(width, height)
    case (let width?, nil, let ratio?): size = Self.size(width, width * ratio)
    case (nil, let height?, let ratio?): size = Self.size(height / ratio, height)
    // A drawing of no size fills its place: a width that every place limits.
    case (nil, nil, let ratio?): size = Self.size(2000, 2000 * ratio)
    default: break
    }
  }

  private static func size(_ width: Double, _ height: Double) -> Picture.Size? {
    guard (0.5...100_000).contains(width), (0.5...100_000).contains(height) else { return nil }
    return Picture.Size(Int(width.rounded()), Int(height.rounded()))
  }

  /// What stands between `<svg` and `>`, behind declarations and comments.
  private static func tag(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first, first == UInt8(ascii: "<") || first <= 32 || first == 0xEF else { return nil }
    var rest = String(decoding: bytes.prefix(65_536), as: UTF8.self)[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        rest = rest.dropFirst().drop { $0 != ">" && $0 != "<" }
      } else {
        guard rest.hasPrefix("<svg"), let end = rest.firstIndex(of: ">") else { return nil }
        return String(rest[..<end])
      }
    }
    return nil
  }

  private static func value(of name: String, in tag: String) -> String? {
    for start in tag.ranges(of: name) where tag[..<start.lowerBound].last?.isWhitespace == true {
      let rest = tag[start.upperBound...].drop(while: \.isWhitespace)
      guard rest.first == "=" else { continue }
      let quoted = rest.dropFirst().drop(while: \.isWhitespace)
      guard let quote = quoted.first, quote == "\"" || quote == "'" else { continue }
      return String(quoted.dropFirst().prefix { $0 != quote })
    }
    return nil
  }

  private static let units: [String: Double] = ["": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96]

  /// nil for what depends on the place, such as `100%`.
  private static func pixels(_ written: String) -> Double? {
    let text = written.filter { !$0.isWhitespace }
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    return units[text[number.endIndex...].lowercased()].flatMap { unit in Double(number).map { $0 * unit } }
  }
}
