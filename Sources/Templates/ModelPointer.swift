/// Looking into a model without counting references.
///
/// Contexts and values are pointers into the model. Counting references instead would cost more than all other work of rendering, most of
/// all when several threads show the same part of a model. It is sound because arrays and long texts keep their content in one place as
/// long as nobody changes them, and the model is kept, unchanged, during the whole rendering. None of these functions is inlined: each is
/// so small that the compiler sees by itself that it need not count.
extension UnsafePointer<Value> {
  var isTrue: Bool {
    @inline(never) get {
      switch pointee {
      case .none: false
      case .flag(let flag): flag
      case .text(let text): !text.isEmpty
      case .html(let bytes): !bytes.isEmpty
      case .list(let items): !items.isEmpty
      case .object: true
      }
    }
  }

  /// The text or HTML, if it is stored outside of the value: short texts may be part of it.
  var utf8: UnsafeBufferPointer<UInt8>? {
    @inline(never) get {
      switch pointee {
      case .text(let text): text.utf8.count > 15 ? text.utf8.withContiguousStorageIfAvailable { $0 } : nil
      case .html(let bytes): bytes.withUnsafeBufferPointer { $0 }
      default: nil
      }
    }
  }

  var items: UnsafeBufferPointer<Value>? {
    @inline(never) get {
      guard case .list(let items) = pointee else { return nil }
      return items.withUnsafeBufferPointer { $0 }
    }
  }

  var fields: UnsafeBufferPointer<(name: Name, value: Value)>? {
    @inline(never) get {
      guard case .object(let object) = pointee else { return nil }
      return object.fields.withUnsafeBufferPointer { $0 }
    }
  }
}
