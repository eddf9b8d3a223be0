package import Diagnostics

package enum YAMLParser {
  /// Parses one YAML document in `range` of the file.
  ///
  /// nil when it is empty or broken; when broken, a diagnostic was appended. A repeated key, a key that is no text and a
  /// second document are reported too, but what is sound of the first document is still returned.
  package static func parse(_ file: SourceFile, range: Range<Int>, diagnostics: inout [Diagnostic]) -> YAMLNode? {
    let range = range.clamped(to: 0..<file.bytes.count)
    return file.bytes.withUnsafeBufferPointer { buffer in
      let bytes = UnsafeBufferPointer(rebasing: buffer[range])
      return EventReader.read(bytes) { reader in
        var builder = TreeBuilder(file: file, range: range, reader: reader, marks: MarkTable(bytes, base: range.lowerBound))
        let root = builder.document()
        diagnostics += builder.diagnostics
        return root
      }
    }
  }
}
