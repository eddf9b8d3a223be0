/// Where names are looked for: a value, and if it comes from a list, how many follow it there.
struct Context {
  private(set) var value: UnsafePointer<Value>
  private(set) var remaining: Int
  private var fields: UnsafeRawPointer?
  private(set) var fieldCount = 0

  init(_ value: UnsafePointer<Value>, remaining: Int = 0) {
    self.value = value
    self.remaining = remaining
    readFields()
  }

  /// Goes on to the next item of the list.
  mutating func advance() {
    value += 1
    remaining -= 1
    readFields()
  }

  private mutating func readFields() {
    let all = value.fields
    fields = UnsafeRawPointer(all?.baseAddress)
    fieldCount = all?.count ?? 0
  }

  /// The value of a field.
  @inline(__always) func find(_ name: Name) -> UnsafePointer<Value>? {
    guard fieldCount > 0, let fields else { return nil }
    let stride = MemoryLayout<(name: Name, value: Value)>.stride
    if fieldCount > 16 {
      // Large objects are words or registers, with names in a row.
      let guess = Int(name.id) - Int(fields.load(as: UInt16.self))
      if guess >= 0, guess < fieldCount, fields.load(fromByteOffset: guess * stride, as: UInt16.self) == name.id {
        return Self.value(of: fields + guess * stride)
      }
    }
    var field = fields
    for _ in 0..<fieldCount {
      if field.load(as: UInt16.self) == name.id { return Self.value(of: field) }
      field += stride
    }
    return nil
  }

  /// A tuple holds its elements one after the other, each aligned to its own needs.
  @inline(__always) private static func value(of field: UnsafeRawPointer) -> UnsafePointer<Value> {
    let mask = MemoryLayout<Value>.alignment - 1
    return (field + ((MemoryLayout<Name>.size + mask) & ~mask)).assumingMemoryBound(to: Value.self)
  }
}
