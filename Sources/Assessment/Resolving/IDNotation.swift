/// How one id can be written: what fingers, Word and Excel change in it without changing which id is meant.
enum IDNotation {
  /// Equal for all spellings of an id: its words in lower case and its numbers without zeros before them, whatever stands between. Thai digits
  /// count as Arabic ones, what has no width as nothing: `E01`, `e-1` and `E–๐๑` are all `E-01`. A digit is never taken for another.
  static func core(_ id: String) -> [String] {
    var parts: [String] = []
    var isOpen = false
    for scalar in id.arabicDigits.lowercased().unicodeScalars where !isInvisible(scalar) {
      if isSeparator(scalar) { isOpen = false; continue }
      if isOpen, let last = parts.last?.unicodeScalars.last, isDigit(last) == isDigit(scalar) {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else {
        parts.append(String(scalar))
      }
      isOpen = true
    }
    return parts.map { part in
      guard part.first == "0" else { return part }
      let rest = part.drop { $0 == "0" }
      return rest.isEmpty ? "0" : String(rest)
    }
  }

  /// The two ids of `1-4`, `E-01–E-04` or `1 4`, where the first is known and the other has the same form; nil for a single id.
  static func pair(_ id: String, isKnown: (String) -> Bool) -> (first: String, last: String, isRange: Bool)? {
    let text = id.arabicDigits
    var start = text.startIndex
    while let from = text[start...].firstIndex(where: { !isPlain($0) }) {
      let to = text[from...].firstIndex(where: isPlain) ?? text.endIndex
      let (first, last) = (String(text[..<from]), String(text[to...]))
      let sign = text[from..<to].unicodeScalars
      if isKnown(first), sign.allSatisfy(isSeparator), core(first).count == core(last).count { return (first, last, sign.contains(where: isDash)) }
      start = to
    }
    return nil
  }

  private static func isPlain(_ character: Character) -> Bool { character == "." || character.isLetter || character.isNumber }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
  static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212 }
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { (0x200B...0x200D).contains(scalar.value) || [0xFEFF, 0xAD, 0x2060].contains(scalar.value) }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    isDash(scalar) || scalar.properties.isWhitespace || scalar.isASCII && !isDigit(scalar) && !scalar.properties.isAlphabetic
  }
}
