import CYAML

/// A position as libyaml counts: 0-based line and code point in the line.
struct Mark {
  let line: Int
  let column: Int

  init(_ mark: yaml_mark_t) {
    line = Int(mark.line)
    column = Int(mark.column)
  }
}

/// One event of libyaml as a Swift value.
struct Event {
  enum Kind {
    case scalar(String, isPlain: Bool)
    case alias(String)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
    case documentStart
    case streamEnd
    /// Start of the stream or end of a document: nothing to act on.
    case other
  }

  let kind: Kind
  let anchor: String?
  /// A tag such as `!name`; YAML's own (`!!str`) change nothing here.
  let hasLocalTag: Bool
  let start: Mark
  let end: Mark
}

/// Why libyaml gave up, in its own words.
struct Problem: Error {
  let problem: String
  let context: String
  let mark: Mark
  let contextMark: Mark
  /// Byte offset from the start of the input of a character that YAML does not allow.
  let characterOffset: Int?
}

/// The only place that touches libyaml. Valid inside `read` only.
struct EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Reads the bytes as YAML while `body` runs.
  static func read<Result>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (EventReader) -> Result) -> Result {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    return body(EventReader(parser: parser))
  }

  func next() throws(Problem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    let (start, end) = (Mark(event.start_mark), Mark(event.end_mark))
    func make(_ kind: Event.Kind, anchor: UnsafePointer<UInt8>? = nil, tag: UnsafePointer<UInt8>? = nil) -> Event {
      Event(
        kind: kind, anchor: anchor.map(Self.text), hasLocalTag: tag.map { Self.text($0).hasPrefix("!") } ?? false,
        start: start, end: end)
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return make(.scalar(text, isPlain: isPlain), anchor: scalar.anchor, tag: scalar.tag)
    case YAML_ALIAS_EVENT:
      return make(.alias(Self.text(event.data.alias.anchor)))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return make(.sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE), anchor: sequence.anchor, tag: sequence.tag)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return make(.mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE), anchor: mapping.anchor, tag: mapping.tag)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return make(.collectionEnd)
    case YAML_DOCUMENT_START_EVENT: return make(.documentStart)
    case YAML_STREAM_END_EVENT: return make(.streamEnd)
    default: return make(.other)
    }
  }

  private var problem: Problem {
    let state = parser.pointee
    return Problem(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      context: state.context.map { String(cString: $0) } ?? "", mark: Mark(state.problem_mark),
      contextMark: Mark(state.context_mark), characterOffset: state.error == YAML_READER_ERROR ? Int(state.problem_offset) : nil)
  }

  private static func text(_ pointer: UnsafePointer<UInt8>) -> String { String(cString: pointer) }
}
