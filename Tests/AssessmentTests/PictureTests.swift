import Testing

@testable import Assessment

/// Formats and sizes in the heads of picture files.
@Suite struct PictureTests {
  struct Head: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let format: Picture.Format?
    var size: [Int] = []

    init(_ name: String, _ bytes: [UInt8], _ format: Picture.Format?, _ size: Int...) {
      (testDescription, self.bytes, self.format, self.size) = (name, bytes, format, size)
    }
    init(_ text: String, _ format: Picture.Format?, _ size: Int...) { (testDescription, bytes, self.format, self.size) = (text, Array(text.utf8), format, size) }
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
  private static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }
  private static func word(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let png = [0x89] + word("PNG\r\n\u{1A}\n") + big(13, 4) + word("IHDR") + big(300, 4) + big(200, 4) + [8, 2, 0, 0, 0]
  private static let gif = word("GIF89a") + little(300, 2) + little(200, 2) + [0, 0, 0]

  private static func segment(_ kind: UInt8, _ content: [UInt8]) -> [UInt8] { [0xFF, kind] + big(content.count + 2, 2) + content }
  /// A frame of 300 × 200 behind what cameras write.
  private static func jpeg(_ frame: UInt8, turned orientation: Int? = nil, isLittle: Bool = true) -> [UInt8] {
    let number = isLittle ? little : big
    let exif = orientation.map { value in
      segment(0xE1, word("Exif\0\0" + (isLittle ? "II" : "MM")) + number(42, 2) + number(8, 4) + number(2, 2)
        + number(0x010F, 2) + number(2, 2) + number(4, 4) + word("Cam\0") + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(value, 2) + [0, 0] + number(0, 4))
    }
    return [0xFF, 0xD8] + segment(0xE0, word("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + (exif ?? []) + segment(0xC4, [0, 1, 2]) + [0xFF]
      + segment(frame, [8] + big(200, 2) + big(300, 2) + [3]) + [0xFF, 0xDA]
  }

  private static func webp(_ kind: String, _ content: [UInt8]) -> [UInt8] { word("RIFF") + little(99, 4) + word("WEBP" + kind) + little(content.count, 4) + content }
  private static func container(_ brands: String, _ boxes: [UInt8] = []) -> [UInt8] { big(16 + brands.utf8.count - 4, 4) + word("ftyp" + brands.prefix(4)) + big(0, 4) + word(String(brands.dropFirst(4))) + boxes }
  private static func place(_ width: Int, _ height: Int) -> [UInt8] { big(20, 4) + word("ispe") + big(0, 4) + big(width, 4) + big(height, 4) }

  static let heads = [
    Head("PNG", png, .png, 300, 200),
    Head("GIF", gif, .gif, 300, 200),
    Head("WebP, lossy", webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + little(300 | 0x4000, 2) + little(200, 2)), .webp, 300, 200),
    Head("WebP, lossless", webp("VP8L", [0x2F] + little(299 | 199 << 14 | 1 << 28, 4)), .webp, 300, 200),
    Head("WebP, extended", webp("VP8X", [0, 0, 0, 0] + little(299, 3) + little(199, 3)), .webp, 300, 200),
    Head("AVIF of tiles", container("avifmif1miaf", place(100, 100) + place(300, 200)), .avif, 300, 200),
    Head("AVIF, turned", container("avifmif1", place(200, 300) + big(9, 4) + word("irot") + [1]), .avif, 300, 200),
    Head("AVIF by its second name", container("mif1avif"), .avif),
    Head("HEIC", container("heicmif1"), .heic),
    Head("HEIC by its second name", container("mif1heic"), .heic),
    Head("TIFF", word("II*\0") + [8, 0, 0, 0], .tiff),
    Head("TIFF of the other order", word("MM\0*") + [0, 0, 0, 8], .tiff),
    Head("EMF", little(1, 4) + [UInt8](repeating: 0, count: 36) + word(" EMF"), .emf),
    Head("WMF", [0xD7, 0xCD, 0xC6, 0x9A, 0, 0], .wmf),
    Head("PSD", word("8BPS") + [0, 1], .psd),
    Head("JPEG XL", [0xFF, 0x0A, 1, 2], .jpegXL),
    Head("no picture", word("hello"), nil),
    Head("nothing", [], nil),
  ]
    + [0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF].map { Head("JPEG, frame \($0)", jpeg($0), .jpeg, 300, 200) }
    + (1...8).map { Head("JPEG, orientation \($0)", jpeg(0xC0, turned: $0, isLittle: $0 % 2 == 0), .jpeg, $0 < 5 ? 300 : 200, $0 < 5 ? 200 : 300) }

  static let drawings = [
    Head("<svg width='300' height='200'/>", .svg, 300, 200),
    Head("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- <svg width='1' height='1'> -->\n<!DOCTYPE svg>\n<svg\n  height = \"200px\"\n  width=\"300.4\">", .svg, 300, 200),
    Head("<svg stroke-width='9' width='3in' height='50.8mm'>", .svg, 288, 192),
    Head("<svg width='150' viewBox='0 0 300 200'>", .svg, 150, 100),
    Head("<svg height='100' viewBox='0,0,300,200'>", .svg, 150, 100),
    Head("<svg width='100%' height='100%' viewBox='0 0 300 200'>", .svg, 2000, 1333),
    Head("<svg viewBox='0 0 0 0'>", .svg),
    Head("<svg width='300' height='nan'>", .svg),
    Head("<svg width='1e9999' height='200'>", .svg),
    Head("<svg>", .svg),
    Head("<html><svg width='1' height='1'>", nil),
    Head("<svg width='300", nil),
  ]

  @Test(arguments: heads + drawings) func readsTheHead(_ head: Head) {
    let picture = Picture(head: head.bytes)
    #expect(picture.format == head.format)
    #expect((picture.size.map { [$0.width, $0.height] } ?? []) == head.size)
  }

  /// A file may end anywhere, and hold anything.
  @Test(arguments: heads + drawings) func survivesWhatIsBroken(_ head: Head) {
    for count in 0...head.bytes.count {
      let size = Picture(head: Array(head.bytes.prefix(count))).size
      // What was read of a part is what the whole says; of a drawing nothing is.
      if let size, !head.size.isEmpty, head.format != .avif { #expect([size.width, size.height] == head.size) }
    }
    for at in head.bytes.indices {
      for byte: UInt8 in [0, 0x7F, 0xFF] {
        var bytes = head.bytes
        bytes[at] = byte
        _ = Picture(head: bytes)
      }
    }
  }

  @Test func aNameSpeaksOnlyWhereTheBytesDoNot() {
    #expect(Picture(head: Self.png).unshownFormat(named: "a.tiff") == nil)
    #expect(Picture(head: Self.container("heicmif1")).unshownFormat(named: "a.jpg") == .heic)
    #expect(Picture(head: [1]).unshownFormat(named: "a.b/c.EMF") == .emf)
    #expect(Picture(head: [1]).unshownFormat(named: "a.png") == nil)
  }
}
