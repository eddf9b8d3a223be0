internal import Foundation

/// As much of JSON Schema as `docs/assets/report.schema.json` uses. A keyword it does not know is a fault: it would check nothing.
package struct Schema {
  private let root: [String: Any]

  package init(_ path: String) {
    root = (Disk.bytes(path).flatMap { try? JSONSerialization.jsonObject(with: $0) }) as? [String: Any] ?? [:]
  }

  package var isEmpty: Bool { root.isEmpty }

  /// What does not fit, as `place: problem`; at most a few.
  package func faults(of value: Any) -> [String] {
    var faults: [String] = []
    check(value, root, "$", &faults)
    return Array(faults.prefix(20))
  }

  private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description", "then", "else"]

  private func check(_ value: Any, _ schema: [String: Any], _ place: String, _ faults: inout [String]) {
    for (key, rule) in schema.sorted(by: { $0.key < $1.key }) where !Self.silent.contains(key) {
      if let problem = problem(key, rule, value, schema, place, &faults) { faults.append("\(place): \(problem)") }
    }
  }

  private func problem(_ key: String, _ rule: Any, _ value: Any, _ schema: [String: Any], _ place: String, _ faults: inout [String]) -> String? {
    let object = value as? [String: Any]
    let list = value as? [Any]
    switch key {
    case "$ref": check(value, definition(rule), place, &faults)
    case "type":
      let types = rule as? [String] ?? [rule as? String ?? ""]
      return types.contains { Self.isType(value, $0) } ? nil : "is no \(types.joined(separator: " or "))"
    case "const": return Self.equal(value, rule) ? nil : "is not \(rule)"
    case "enum": return (rule as? [Any] ?? []).contains { Self.equal(value, $0) } ? nil : "\(value) is none of \(rule)"
    case "required": return (rule as? [String] ?? []).first { object != nil && object?[$0] == nil }.map { "has no \($0)" }
    case "properties":
      for (name, inner) in (rule as? [String: [String: Any]] ?? [:]).sorted(by: { $0.key < $1.key }) {
        if let part = object?[name] { check(part, inner, place + "." + name, &faults) }
      }
    case "additionalProperties":
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      guard rule as? Bool == false, let extra = object?.keys.first(where: { !known.contains($0) }) else { return nil }
      return "has \(extra), which is not in the schema"
    case "items": for (index, item) in (list ?? []).enumerated() { check(item, rule as? [String: Any] ?? [:], "\(place)[\(index)]", &faults) }
    case "uniqueItems": return Set((list ?? []).map { "\($0)" }).count == (list ?? []).count ? nil : "has equal items"
    case "minItems": return (list?.count ?? .max) >= (rule as? Int ?? 0) ? nil : "has too few items"
    case "minLength": return ((value as? String)?.count ?? .max) >= (rule as? Int ?? 0) ? nil : "is too short"
    case "maxLength": return ((value as? String)?.count ?? 0) <= (rule as? Int ?? 0) ? nil : "is too long"
    case "minimum": return (Self.number(value) ?? .infinity) >= (Self.number(rule) ?? 0) ? nil : "is too small"
    case "maximum": return (Self.number(value) ?? -.infinity) <= (Self.number(rule) ?? 0) ? nil : "is too large"
    case "pattern":
      guard let text = value as? String, let pattern = try? Regex(rule as? String ?? "") else { return nil }
      return text.firstMatch(of: pattern) == nil ? "\(text) does not match \(rule)" : nil
    case "oneOf":
      let fitting = (rule as? [[String: Any]] ?? []).filter { fits(value, $0) }.count
      return fitting == 1 ? nil : "fits \(fitting) of the alternatives"
    case "if": check(value, schema[fits(value, rule as? [String: Any] ?? [:]) ? "then" : "else"] as? [String: Any] ?? [:], place, &faults)
    default: return "the schema uses \(key), which this test does not know"
    }
    return nil
  }

  private func fits(_ value: Any, _ schema: [String: Any]) -> Bool {
    var faults: [String] = []
    check(value, schema, "", &faults)
    return faults.isEmpty
  }

  /// `#/$defs/item`.
  private func definition(_ reference: Any) -> [String: Any] {
    let name = (reference as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
    return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["missing definition " + name: true]
  }

  private static func isType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBoolean(value)
    case "integer": number(value).map { $0 == $0.rounded() } ?? false
    case "number": number(value) != nil
    default: false
    }
  }

  private static func number(_ value: Any) -> Double? { isBoolean(value) ? nil : (value as? NSNumber)?.doubleValue }
  private static func isBoolean(_ value: Any) -> Bool { (value as? NSNumber).map { String(cString: $0.objCType) == "c" || String(cString: $0.objCType) == "B" } ?? (value is Bool) }
  private static func equal(_ a: Any, _ b: Any) -> Bool { isBoolean(a) == isBoolean(b) && "\(a)" == "\(b)" }
}
