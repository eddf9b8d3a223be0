/// The languages of interface and messages.
package enum Language: String, Sendable, CaseIterable {
  case thai = "th"
  case english = "en"
}
