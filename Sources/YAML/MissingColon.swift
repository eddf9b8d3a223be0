package import Diagnostics

/// A line of words where a key and its value should be.
package enum MissingColon {
  /// The same line with the colon: `agency จังหวัด` → `agency: จังหวัด`. Where no key can be told, a line as it could be.
  package static func mended(_ file: SourceFile, at offset: Int) -> String {
    let line = file.text(file.lineRange(file.line(at: offset))).drop { $0 == " " }
    let key = line.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
    let value = line.dropFirst(key.count).drop { " :：=\t".contains($0) }
    return key.isEmpty || value.isEmpty || value.count > 60 ? "title: …" : "\(key): \(value)"
  }
}
