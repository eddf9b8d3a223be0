package import Files

/// A file to be put into a report's folder.
package struct StartFile: Sendable {
  /// What it is, for telling how many there are of each kind: one list.
  package enum Kind: String, CaseIterable, Sendable {
    case settings, framework, category, item, op, dimension, group, kpi, page, data, evidence, assets, templates, guide
  }

  /// In the report's folder, with `/`.
  package let path: String
  package let kind: Kind
  package let content: Bundle.Content

  package init(_ path: String, _ kind: Kind, _ content: Bundle.Content) {
    self.path = path
    self.kind = kind
    self.content = content
  }

  init(_ path: String, _ kind: Kind, _ text: String, _ lineEnd: LineEnd) { self.init(path, kind, .bytes(lineEnd.bytes(text))) }
}

/// How lines end in the files of a report.
package enum LineEnd: String, Sendable {
  /// Windows: Notepad of old shows a file with any other as one long line.
  case windows = "\r\n"
  case unix = "\n"

  /// As a file has it; a file of one line tells nothing.
  package init(of bytes: [UInt8]) {
    let end = bytes.firstIndex(of: 10)
    self = end.map { $0 > 0 && bytes[$0 - 1] == 13 } == false ? .unix : .windows
  }

  func bytes(_ text: String) -> [UInt8] { Array(self == .unix ? text.utf8 : text.replacing("\n", with: "\r\n").utf8) }
}
