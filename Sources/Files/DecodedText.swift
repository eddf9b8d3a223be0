import Diagnostics

/// What the bytes of a text file say: as UTF-8 with or without BOM, UTF-16 with BOM, or Windows-874.
struct DecodedText {
  private enum Outcome {
    /// `control` is where the first control character is.
    case text([UInt8], encoding: String?, control: Int?)
    case broken(offset: Int)
    /// UTF-16 with a unit that is none: `text` has U+FFFD in its place, first at `place`.
    case brokenUTF16(text: [UInt8], place: Int, offset: Int)
    /// UTF-16 without the mark that tells its byte order: `text` is what it says in the likelier one.
    case unmarkedUTF16(text: [UInt8], offset: Int)
    /// A file of an office program under the name of a text.
    case office
  }

  private let path: String
  private let bytes: [UInt8]
  private let outcome: Outcome

  init(_ bytes: [UInt8], path: String) {
    self.path = path
    self.bytes = bytes
    outcome = Self.decode(bytes)
  }

  /// How many bytes of a mark stand before a text that is read as it stands; nil for one that is converted or has broken parts.
  var plainStart: Int? {
    guard case .text(let text, nil, nil) = outcome else { return nil }
    return bytes.count - text.count
  }

  /// The text as everything else reads it. One that is in no known encoding is an error, and is read with its broken bytes replaced, so that
  /// one byte does not hide the rest of the file.
  func sourceFile(_ diagnostics: inout [Diagnostic]) -> SourceFile {
    switch outcome {
    case .unmarkedUTF16(let text, let offset):
      diagnostics.append(Diagnostic(.notUTF8, at: Place(file: path), variant: "utf16", ["byte": "0x00", "offset": String(offset)]))
      var ignored: [Diagnostic] = []
      return text.firstIndex(where: UTF8Check.isControl).map { withoutControls(text, first: $0, &ignored) } ?? SourceFile(path: path, bytes: text)
    case .office:
      diagnostics.append(Diagnostic(.notUTF8, at: Place(file: path), variant: path.lowercased().hasSuffix(".csv") ? "excel" : "word", ["byte": "0x00", "offset": "0"]))
      return SourceFile(path: path, bytes: [])
    case .broken(let offset):
      let file = SourceFile(path: path, bytes: bytes)
      diagnostics.append(Diagnostic(.notUTF8, at: file.place(offset..<offset + 1), byte(at: offset)))
      return SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    case .brokenUTF16(let text, let place, let offset):
      // Lines are those of the text: half of ช in UTF-16 is a line feed.
      let file = SourceFile(path: path, bytes: text)
      diagnostics.append(Diagnostic(.notUTF8, at: file.place(place..<place + 3), byte(at: offset)))
      return text.firstIndex(where: UTF8Check.isControl).map { withoutControls(text, first: $0, &diagnostics) } ?? file
    case .text(let text, let encoding, let control):
      if let encoding {
        diagnostics.append(Diagnostic(.convertedEncoding, at: Place(file: path), ["encoding": encoding]))
      }
      return control.map { withoutControls(text, first: $0, &diagnostics) } ?? SourceFile(path: path, bytes: text)
    }
  }

  private func byte(at offset: Int) -> [String: String] { ["byte": Self.hex("0x", UInt32(bytes[offset]), 2), "offset": String(offset)] }

  // MARK: Encodings

  private static func decode(_ bytes: [UInt8]) -> Outcome {
    // A zip file, or what Office wrote before 2007.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .office }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, low: 0) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, low: 1) }
    if let zero = bytes.firstIndex(of: 0), bytes.count(where: { $0 == 0 }) * 20 > bytes.count, bytes.count > 8 {
      // The zero is the upper byte of a letter of English, and most texts have those.
      let upper = bytes.indices.count { bytes[$0] == 0 && !$0.isMultiple(of: 2) } * 2 >= bytes.count { $0 == 0 } ? 1 : 0
      return switch utf16(bytes, low: 1 - upper, from: 0) {
      case .text(let text, _, _), .brokenUTF16(let text, _, _), .unmarkedUTF16(let text, _): .unmarkedUTF16(text: text, offset: zero)
      case .broken, .office: .unmarkedUTF16(text: bytes.filter { $0 != 0 }, offset: zero)
      }
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let check = bytes.withUnsafeBufferPointer { UTF8Check($0) }
    guard let offset = check.firstBroken else {
      if !hasMark { return .text(bytes, encoding: nil, control: check.firstControl) }
      return .text(Array(bytes.dropFirst(3)), encoding: nil, control: check.firstControl.map { $0 - 3 })
    }
    if hasMark || check.isMostlyUTF8 { return .broken(offset: offset) }
    return Windows874.decode(bytes).map { converted($0, "Windows-874") } ?? .broken(offset: offset)
  }

  private static func converted(_ text: [UInt8], _ encoding: String) -> Outcome {
    .text(text, encoding: encoding, control: text.firstIndex(where: UTF8Check.isControl))
  }

  /// `low` says which byte of a unit is the lower one.
  private static func utf16(_ bytes: [UInt8], low: Int, from start: Int = 2) -> Outcome {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: start, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count * 3)
    var broken: (place: Int, offset: Int)?
    func replace(_ offset: Int) {
      if broken == nil { broken = (text.count, offset) }
      text += replacement
    }
    var input = units.makeIterator()
    var decoder = UTF16()
    var unit = 0
    decoding: while true {
      switch decoder.decode(&input) {
      case .emptyInput: break decoding
      case .error:
        replace(start + unit * 2)
        unit += 1
      case .scalarValue(let scalar):
        text.append(contentsOf: UTF8.encode(scalar)!)
        unit += UTF16.width(scalar)
      }
    }
    // Half a unit at the end: a file cut short.
    if !bytes.count.isMultiple(of: 2) { replace(bytes.count - 1) }
    return broken.map { .brokenUTF16(text: text, place: $0.place, offset: $0.offset) } ?? converted(text, "UTF-16")
  }

  /// U+FFFD.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  // MARK: Control characters

  /// Replaces what no text holds (a zero byte would end it in C, others move a terminal's cursor) and warns at the first.
  private func withoutControls(_ text: [UInt8], first: Int, _ diagnostics: inout [Diagnostic]) -> SourceFile {
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count + 16)
    for byte in text {
      if UTF8Check.isControl(byte) { clean += Self.replacement } else { clean.append(byte) }
    }
    let file = SourceFile(path: path, bytes: clean)
    let character = Self.hex("U+", UInt32(text[first]), 4)
    diagnostics.append(Diagnostic(.controlCharacter, at: file.place(first..<first + 3), ["character": character]))
    return file
  }

  private static func hex(_ prefix: String, _ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
