internal import ThaiText

/// The beginning of a text, cut between words.
enum Excerpt {
  static func of(_ text: String, limit: Int) -> String {
    let head = WordBreaks.head(text, limit: limit)
    return head.utf8.count < text.utf8.count ? head + "…" : head
  }
}
