/// Numbers and addresses of persons: Thai identity numbers, mobile phones, private e-mail. No finding quotes one (`Diagnostic.init`).
package enum PersonalData {
  package enum Kind: Sendable { case identity, phone, email }

  package struct Match: Equatable, Sendable {
    package let kind: Kind
    package let range: Range<Int>
  }

  /// Everything in a text that looks like one, in either kind of digits.
  package static func matches(in bytes: [UInt8]) -> [Match] {
    bytes.withUnsafeBufferPointer { bytes in
      var found: [Match] = []
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "@") {
          if let range = email(bytes, index) { found.append(Match(kind: .email, range: range)) }
        } else if let digit = digit(bytes, index) {
          if let match = number(bytes, index) {
            found.append(match)
            index = match.range.upperBound
          } else {
            index += digit.width
            while let more = Self.digit(bytes, index) { index += more.width }
          }
          continue
        }
        index += 1
      }
      return found
    }
  }

  /// A text with an x in the place of each digit or letter that tells whose it is.
  package static func masked(_ text: String) -> String {
    mayHold(text.utf8) ? masked([text])[0] : text
  }

  /// The same for the parts of one text: a number may stand in several of them.
  static func masked(_ parts: [String]) -> [String] {
    guard parts.contains(where: { mayHold($0.utf8) }) || mayHold(parts.joined().utf8) else { return parts }
    let bytes = Array(parts.joined().utf8)
    let matches = matches(in: bytes) + cutNumbers(bytes)
    guard !matches.isEmpty else { return parts }
    var start = 0
    return parts.map { part in
      let range = start..<start + part.utf8.count
      start = range.upperBound
      return masked(bytes, range, matches)
    }
  }

  /// Most texts have too few digits.
  private static func mayHold(_ text: String.UTF8View) -> Bool {
    var (digits, last): (Int, UInt8) = (0, 0)
    for byte in text {
      if byte == UInt8(ascii: "@") { return true }
      if (48...57).contains(byte) || (last == 0xB9 && (0x90...0x99).contains(byte)) { digits += 1 }
      last = byte
    }
    return digits >= 5
  }

  /// At the ends of a quoted line that was cut off, the rest of a number can no longer be told.
  private static func cutNumbers(_ bytes: [UInt8]) -> [Match] {
    let cut = Array("…".utf8)
    var found: [Match] = []
    bytes.withUnsafeBufferPointer { buffer in
      func run(_ start: Int, _ step: Int) -> Int {
        var index = start
        while index >= 0, index < buffer.count, buffer[index] == UInt8(ascii: "-") || buffer[index] == 32 || (48...57).contains(buffer[index]) || isThaiDigitByte(buffer, index) { index += step }
        return index
      }
      if bytes.starts(with: cut) { found.append(Match(kind: .phone, range: cut.count..<run(cut.count, 1))) }
      if bytes.count > cut.count, bytes.suffix(cut.count).elementsEqual(cut) {
        let end = bytes.count - cut.count
        found.append(Match(kind: .phone, range: run(end - 1, -1) + 1..<end))
        if let at = buffer[..<end].lastIndex(of: UInt8(ascii: "@")), let name = email(buffer, at, cutAt: end) { found.append(Match(kind: .email, range: name)) }
      }
    }
    return found.filter { !$0.range.isEmpty }
  }

  private static func isThaiDigitByte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    [index, index - 1, index - 2].contains { $0 >= 0 && bytes[$0] == 0xE0 && digit(bytes, $0) != nil }
  }

  private static func masked(_ bytes: [UInt8], _ range: Range<Int>, _ matches: [Match]) -> String {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let match = matches.first(where: { $0.range.contains(index) }) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let digit = bytes.withUnsafeBufferPointer { Self.digit($0, index) }
      let isOwn = match.kind == .email ? bytes[index] != UInt8(ascii: ".") : digit != nil
      result.append(isOwn ? UInt8(ascii: "x") : bytes[index])
      index += digit?.width ?? 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: - Numbers

  private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (value: Int, width: Int)? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if (48...57).contains(byte) { return (Int(byte) - 48, 1) }
    guard byte == 0xE0, index + 2 < bytes.count, bytes[index + 1] == 0xB9, (0x90...0x99).contains(bytes[index + 2]) else { return nil }
    return (Int(bytes[index + 2]) - 0x90, 3)
  }

  /// How the digits of a number stand in groups.
  private static let identities = [[13], [1, 4, 5, 2, 1]]
  private static let phones = [[10], [3, 7], [3, 3, 4], [2, 4, 4], [2, 8], [4, 3, 3], [4, 6], [3, 4, 3], [1, 4, 5], [1, 9]]
  private static let phonesAbroad = [[11], [2, 9], [2, 2, 7], [2, 2, 3, 4], [2, 1, 4, 4], [2, 1, 8]]

  private struct Group {
    var digits: [Int] = []
    var end = 0
    /// What joins it to the next one; 0 where nothing does.
    var separator: UInt8 = 0
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Match? {
    let before = start > 0 ? bytes[start - 1] : 0
    guard !isJoined(before, bytes, start - 2), !(97...122).contains(before | 32) else { return nil }
    let groups = groups(bytes, start)
    func match(_ kind: Kind, _ shapes: [[Int]], _ isRight: ([Int]) -> Bool) -> Match? {
      // A point behind a zero is that of a decimal.
      if groups[0].digits.count == 1, groups[0].separator == UInt8(ascii: ".") { return nil }
      for shape in shapes where shape.count <= groups.count && zip(shape, groups).allSatisfy({ $0 == $1.digits.count }) {
        let (last, separator) = (groups[shape.count - 1], groups[0].separator)
        let inner = groups.prefix(shape.count - 1)
        guard inner.allSatisfy({ $0.separator == separator || before == UInt8(ascii: "+") }), isEnd(last, shape.count > 1 ? separator : 0, bytes) else { continue }
        if isRight(groups.prefix(shape.count).flatMap(\.digits)) { return Match(kind: kind, range: start..<last.end) }
      }
      return nil
    }
    if before == UInt8(ascii: "+") { return match(.phone, phonesAbroad) { $0[0] == 6 && $0[1] == 6 && isMobile($0[2]) } }
    return match(.identity, identities, isIdentity) ?? match(.phone, phones) { $0[0] == 0 && isMobile($0[1]) }
  }

  private static func isMobile(_ digit: Int) -> Bool { digit == 6 || digit == 8 || digit == 9 }

  /// Thirteen digits, the last of which checks the others.
  private static func isIdentity(_ digits: [Int]) -> Bool {
    guard (1...8).contains(digits[0]) else { return false }
    let sum = digits.dropLast().enumerated().reduce(0) { $0 + $1.element * (13 - $1.offset) }
    return (11 - sum % 11) % 10 == digits[12]
  }

  /// A mark that makes one number of the digits on both sides.
  private static func isJoined(_ mark: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ digit: Int) -> Bool {
    // Not the comma: between cells of a table it joins nothing.
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".") || mark == UInt8(ascii: "/"), digit >= 0 else { return false }
    return (48...57).contains(bytes[digit]) || isThaiDigitByte(bytes, digit)
  }

  private static func isEnd(_ group: Group, _ separator: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard group.end < bytes.count else { return true }
    let next = bytes[group.end]
    if (97...122).contains(next | 32) { return false }
    guard group.separator != 0 else { return !(next == UInt8(ascii: "/") && digit(bytes, group.end + 1) != nil && separator == 0) }
    // Behind another number only a space may follow, and none in a number with spaces.
    return group.separator == 32 && separator != 32
  }

  private static let mostGroups = 6
  private static let mostDigits = 14

  /// The groups of digits from `start` on that one mark or space joins.
  private static func groups(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> [Group] {
    var groups: [Group] = []
    var index = start
    while groups.count < mostGroups {
      var group = Group()
      while let digit = digit(bytes, index), group.digits.count <= mostDigits {
        group.digits.append(digit.value)
        index += digit.width
      }
      guard !group.digits.isEmpty else { break }
      group.end = index
      let mark = index < bytes.count ? bytes[index] : 0
      let isDash = mark == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x90...0x94).contains(bytes[index + 2])
      let width = isDash ? 3 : 1
      let joins = isDash || mark == UInt8(ascii: "-") || mark == 32 || mark == UInt8(ascii: ".")
      if joins, digit(bytes, index + width) != nil { group.separator = isDash ? UInt8(ascii: "-") : mark }
      groups.append(group)
      guard group.separator != 0 else { break }
      index += width
    }
    return groups
  }

  // MARK: - E-mail

  /// Where private persons have their mail.
  private static let providers: Set<String> = ["gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.th", "outlook.com", "outlook.co.th", "live.com", "windowslive.com", "msn.com",
    "yahoo.com", "yahoo.co.th", "ymail.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "aol.com", "gmx.com", "mail.com", "qq.com", "naver.com"]

  private static let longestPart = 64

  /// The name before `@`, where the domain is one of private mail.
  private static func email(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, cutAt cut: Int? = nil) -> Range<Int>? {
    func isPart(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
    var end = at + 1
    while end < min(bytes.count, at + longestPart), isPart(bytes[end]) { end += 1 }
    while end > at, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
    let domain = String(decoding: bytes[at + 1..<end], as: UTF8.self).lowercased()
    guard end == cut ? providers.contains(where: { $0.hasPrefix(domain) }) : providers.contains(domain) else { return nil }
    var start = at
    while start > max(0, at - longestPart), isPart(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "_") || bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
    return start < at ? start..<at : nil
  }
}

extension Place {
  /// The same without personal data.
  package var masked: Place {
    let line = PersonalData.masked([before, marked, after])
    let file = PersonalData.masked(path)
    guard line != [before, marked, after] || file != path else { return self }
    return Place(path: file, line: self.line, column: column, scalarColumn: scalarColumn, before: line[0], marked: line[1], after: line[2])
  }
}
