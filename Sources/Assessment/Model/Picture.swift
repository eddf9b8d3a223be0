/// What the head of a picture's file tells: its format, and its size on the page where that is simple to read. A name may say anything.
package struct Picture: Hashable, Sendable {
  package enum Format: String, Sendable {
    case png = "PNG", jpeg = "JPEG", gif = "GIF", webp = "WebP", avif = "AVIF", svg = "SVG", bmp = "BMP"
    case heic = "HEIC", tiff = "TIFF", emf = "EMF", wmf = "WMF", psd = "PSD", pdf = "PDF", jpeg2000 = "JPEG 2000", jpegXL = "JPEG XL"

    var isShown: Bool {
      switch self {
      case .png, .jpeg, .gif, .webp, .avif, .svg, .bmp: true
      case .heic, .tiff, .emf, .wmf, .psd, .pdf, .jpeg2000, .jpegXL: false
      }
    }

    /// By the ending of a name, for a file whose bytes say nothing.
    static let endings: [String: Format] = [
      "heic": .heic, "heif": .heic, "tif": .tiff, "tiff": .tiff, "emf": .emf, "wmf": .wmf, "psd": .psd, "pdf": .pdf, "jp2": .jpeg2000, "jxl": .jpegXL,
    ]
  }

  /// In pixels of the page, as a browser shows the picture by itself.
  package struct Size: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// Sizes that no picture has are none.
    init?(_ width: Int?, _ height: Int?, isTurned: Bool = false) {
      guard let width, let height, (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
      self.width = isTurned ? height : width
      self.height = isTurned ? width : height
    }
  }

  /// nil for what is no picture.
  let format: Format?
  let size: Size?

  /// So much of a file is read: the size of a JPEG stands behind whatever its camera had to say.
  static let headSize = 1 << 19
  /// A picture larger than this makes its readers wait.
  static let heavySize = 1 << 20

  init(head: [UInt8]) {
    let bytes = ByteReader(bytes: head)
    format = Self.format(bytes)
    size = format.flatMap { Self.size($0, bytes) }
  }

  /// What no browser shows: by its bytes, or by its name where they tell nothing.
  func unshownFormat(named path: String) -> Format? {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    return (format ?? Format.endings[ending]).flatMap { $0.isShown ? nil : $0 }
  }

  private static let marks: [(at: Int, bytes: String, format: Format)] = [
    (0, "\u{89}PNG\r\n\u{1A}\n", .png), (0, "\u{FF}\u{D8}\u{FF}", .jpeg), (0, "GIF8", .gif), (8, "WEBP", .webp), (0, "BM", .bmp), (0, "8BPS", .psd), (0, "%PDF", .pdf),
    (0, "II*\0", .tiff), (0, "MM\0*", .tiff), (0, "II+\0", .tiff), (0, "MM\0+", .tiff), (40, " EMF", .emf),
    (0, "\u{D7}\u{CD}\u{C6}\u{9A}", .wmf), (0, "\u{1}\0\u{9}\0\0\u{3}", .wmf), (4, "jP  \r\n", .jpeg2000), (0, "\u{FF}\u{4F}\u{FF}\u{51}", .jpeg2000),
    (4, "JXL \r\n", .jpegXL), (0, "\u{FF}\u{A}", .jpegXL),
  ]

  private static func format(_ bytes: ByteReader) -> Format? {
    if let found = marks.first(where: { bytes.has($0.bytes, at: $0.at) }) { return found.format }
    if bytes.has("ftyp", at: 4) { return family(bytes) }
    return SVGHead(bytes.bytes) == nil ? nil : .svg
  }

  /// HEIC and AVIF are kinds of one container; a file names all it is.
  private static func family(_ bytes: ByteReader) -> Format? {
    let end = min(bytes.number(0, 4) ?? 0, 256)
    let brands = stride(from: 8, to: max(end, 12), by: 4)
    if brands.contains(where: { bytes.has("avif", at: $0) || bytes.has("avis", at: $0) }) { return .avif }
    return brands.contains { at in ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].contains { bytes.has($0, at: at) } } ? .heic : nil
  }

  private static func size(_ format: Format, _ bytes: ByteReader) -> Size? {
    switch format {
    case .png: Size(bytes.number(16, 4), bytes.number(20, 4))
    case .gif: Size(bytes.little(6, 2), bytes.little(8, 2))
    case .jpeg: JPEGHead(bytes).size
    case .webp: webp(bytes)
    case .avif: avif(bytes)
    case .svg: SVGHead(bytes.bytes)?.size
    default: nil
    }
  }

  private static func webp(_ bytes: ByteReader) -> Size? {
    if bytes.has("VP8X", at: 12) { return Size(bytes.little(24, 3).map { $0 + 1 }, bytes.little(27, 3).map { $0 + 1 }) }
    if bytes.has("VP8 ", at: 12) { return Size(bytes.little(26, 2).map { $0 & 0x3FFF }, bytes.little(28, 2).map { $0 & 0x3FFF }) }
    guard bytes.has("VP8L", at: 12), let packed = bytes.little(21, 4) else { return nil }
    return Size(packed & 0x3FFF + 1, packed >> 14 & 0x3FFF + 1)
  }

  /// A picture of several tiles has the size of each and its own, which is the largest.
  private static func avif(_ bytes: ByteReader) -> Size? {
    let turn = bytes.places("irot").first.flatMap { bytes.number($0 + 4, 1) } ?? 0
    let sizes = bytes.places("ispe").compactMap { Size(bytes.number($0 + 8, 4), bytes.number($0 + 12, 4), isTurned: turn & 1 == 1) }
    return sizes.max { $0.width * $0.height < $1.width * $1.height }
  }
}

/// Numbers and words in the bytes of a file, which may end anywhere.
struct ByteReader {
  let bytes: [UInt8]

  /// The most significant byte first.
  func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    return bytes[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }

  func little(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    return bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A letter of `text` is a byte.
  func has(_ text: String, at: Int) -> Bool {
    let wanted = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return at + wanted.count <= bytes.count && bytes[at..<at + wanted.count].elementsEqual(wanted)
  }

  /// Where a word stands in the first boxes of a file.
  func places(_ word: String) -> [Int] {
    (0..<min(bytes.count, 4096)).filter { has(word, at: $0) }
  }
}
