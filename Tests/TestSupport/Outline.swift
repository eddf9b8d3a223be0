/// What a page says, without its looks: one line for each block, links as `[words](address)`, ids as `{#id}`, table cells between `|`.
/// Expected pages of stories are written so, and stay the same when only classes and wrappers change.
package enum Outline {
  /// The text of `main`; with `footer`, of that too.
  package static func of(_ page: HTMLPage) -> String {
    var writer = Writer()
    for event in page.events { writer.take(event) }
    writer.endLine()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private struct Writer {
    var lines: [String] = []
    private var line = ""
    private var prefix = ""
    private var depth = 0
    private var open: [HTMLTag] = []
    private var lists: [String] = []

    mutating func take(_ event: HTMLEvent) {
      switch event {
      case .open(let tag):
        if depth == 0, tag.name != "main", tag.name != "footer" { return }
        depth += 1
        open.append(tag)
        begin(tag)
      case .close(let name):
        guard depth > 0 else { return }
        depth -= 1
        if let tag = open.popLast(), tag.name == name { end(tag) }
      case .text(let text):
        guard depth > 0 else { return }
        add(text)
      }
    }

    private mutating func begin(_ tag: HTMLTag) {
      let id = tag["id"].map { "{#\($0)} " } ?? ""
      switch tag.name {
      case "h1", "h2", "h3", "h4", "h5", "h6":
        endLine()
        line = String(repeating: "#", count: Int(String(tag.name.dropFirst())) ?? 1) + " " + id
      case "ul", "ol", "dl": endLine(); lists.append(tag.name)
      case "li": endLine(); prefix = String(repeating: "  ", count: max(0, lists.count - 1)); line = (lists.last == "ol" ? "1. " : "- ") + id
      case "dt", "dd": endLine(); line = (tag.name == "dt" ? "= " : ": ") + id
      case "td", "th":
        let spans = [("rowspan", "↓"), ("colspan", "→")].compactMap { key, mark in tag[key].map { mark + $0 } }.joined()
        line += (tag.name == "th" ? "|*" : "| ") + spans + id
      case "tr": endLine(); line = id
      case "a": line += id + (tag["href"] == nil ? "" : "[")
      case "img": line += "![" + (tag["alt"] ?? "") + "](" + (tag["src"] ?? "") + ")"
      case "strong": line += id + "**"
      case "em": line += id + "*"
      case "del": line += "~~"
      case "code": line += "`"
      case "br": line += "⏎"
      case "sub", "sup": line += "<" + tag.name + ">"
      case "span": line += id
      // A small picture in a line is its label; shapes have no words.
      case "svg" where tag["aria-label"] != nil: line += "![" + (tag["aria-label"] ?? "") + "]"
      case "line", "rect", "circle", "polyline", "polygon": break
      default: endLine(); line = id
      }
    }

    private mutating func end(_ tag: HTMLTag) {
      switch tag.name {
      case "a": if let href = tag["href"] { line += "](" + href + ")" }
      case "strong": line += "**"
      case "em": line += "*"
      case "del": line += "~~"
      case "code": line += "`"
      case "sub", "sup": line += "</" + tag.name + ">"
      case "span", "br", "img", "line", "rect", "circle", "polyline", "polygon": break
      case "svg" where tag["aria-label"] != nil: break
      case "td", "th": line += " "
      case "ul", "ol", "dl": endLine(); _ = lists.popLast()
      default: endLine()
      }
    }

    private mutating func add(_ text: String) {
      if open.last?.name == "code", open.dropLast().last?.name == "pre" { line += text.replacing("\n", with: "⏎"); return }
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let leads = text.first?.isWhitespace == true && line.last.map { !$0.isWhitespace && $0 != "[" } == true
      let trails = text.last?.isWhitespace == true && !words.isEmpty
      line += (leads ? " " : "") + words + (trails ? " " : "")
    }

    mutating func endLine() {
      let words = line.split(separator: " ").joined(separator: " ")
      if !words.isEmpty, words != "-", words != "1." { lines.append(prefix + words) }
      (line, prefix) = ("", "")
    }
  }
}
