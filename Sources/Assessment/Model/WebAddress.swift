/// Addresses that an author wrote in a register.
package enum WebAddress {
  package static func isSafe(_ address: String) -> Bool {
    let lower = address.lowercased()
    return ["http://", "https://", "mailto:", "tel:"].contains { lower.hasPrefix($0) }
  }
}
