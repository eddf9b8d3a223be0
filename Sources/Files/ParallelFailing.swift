extension Parallel {
  /// As `map`, for work on files. Of several failures the first by index is thrown, so that the same trouble gives the same message.
  static func map<Output: Sendable>(
    indices count: Int, _ body: @escaping @Sendable (Int) throws(FileFailure) -> Output
  ) async throws(FileFailure) -> [Output] {
    let results = await map(Array(0..<count)) { index in Result { () throws(FileFailure) in try body(index) } }
    var outputs: [Output] = []
    outputs.reserveCapacity(count)
    for result in results { outputs.append(try result.get()) }
    return outputs
  }
}
