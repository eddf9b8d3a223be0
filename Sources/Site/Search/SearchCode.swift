/// How the index writes its texts: one byte a letter where UTF-8 wants three, which makes the index a third as large and, since nothing but
/// ASCII is left, as quick to read as a browser can. `templates/search.js` looks for words in the texts as they stand here.
///
/// 73 Thai letters and the 73 signs of ASCII change places: one of the two alphabets stands for itself in one byte, the other is written behind
/// `~`. So are Thai digits and a few signs of print. What is left stands as it is.
struct SearchCode: Sendable {
  /// The signs that share a place with a Thai letter, in its order; `~`, digits, spaces and the marks of everyday text are not among them.
  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'*+;<=>?@[]^_`{|}".utf8)
  /// What `~` and one of the marks of everyday text stand for.
  private static let printed: [Unicode.Scalar: UInt8] = Dictionary(uniqueKeysWithValues: zip("“”–—…·•×≥".unicodeScalars, " .,-()/:%".utf8))
  private static let places: [Bool] = (0..<128).map { signs.contains(UInt8($0)) }
  private static let escape = UInt8(ascii: "~")

  /// Whether the Thai letters are those of one byte.
  let isThai: Bool

  /// Whichever alphabet makes the texts smaller.
  init(for texts: some Sequence<String>) {
    var balance = 0
    for text in texts {
      for byte in text.utf8 { balance += byte == 0xE0 ? 1 : byte < 128 && Self.places[Int(byte)] ? -1 : 0 }
    }
    isThai = balance > 0
  }

  func bytes(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars { write(scalar, to: &out) }
    return out
  }

  private func write(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    switch scalar.value {
    case 0x0E01...0x0E3A: write(Self.signs[Int(scalar.value - 0x0E01)], isPlain: isThai, to: &out)
    case 0x0E3F...0x0E4D: write(Self.signs[Int(scalar.value - 0x0E3F) + 58], isPlain: isThai, to: &out)
    case 0x0E50...0x0E59: write(UInt8(scalar.value - 0x0E50) + 48, isPlain: false, to: &out)
    // Tabs and breaks part the fields of the index.
    case 0..<32: out.append(32)
    case 32..<128:
      let byte = UInt8(scalar.value)
      write(byte, isPlain: byte != Self.escape && !(isThai && Self.places[Int(byte)]), to: &out)
    default:
      if let mark = Self.printed[scalar] { write(mark, isPlain: false, to: &out) } else { out += Array(String(scalar).utf8) }
    }
  }

  private func write(_ byte: UInt8, isPlain: Bool, to out: inout [UInt8]) {
    if !isPlain { out.append(Self.escape) }
    out.append(byte)
  }
}
