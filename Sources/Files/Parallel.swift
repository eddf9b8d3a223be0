internal import CPlatform

/// How the program uses memory.
package enum Memory {
  /// A build takes and gives back many large pieces: kept, they need not be cleared by the system each time.
  package static func keepFreed() { saraban_keep_memory() }
}

/// Work on all cores with results in the order of the inputs.
package enum Parallel {
  /// A few pieces for each core, so that one long piece does not hold the others up.
  private static let pieces = 8

  package static func map<Input: Sendable, Output: Sendable>(_ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output) async -> [Output] {
    guard inputs.count > 1 else { return inputs.map(transform) }
    let size = max(1, (inputs.count + pieces - 1) / pieces)
    let starts = Array(stride(from: 0, to: inputs.count, by: size))
    return await withTaskGroup(of: (Int, [Output]).self) { group in
      for (piece, start) in starts.enumerated() {
        group.addTask { (piece, inputs[start..<min(start + size, inputs.count)].map(transform)) }
      }
      var results = [[Output]](repeating: [], count: starts.count)
      for await (piece, outputs) in group { results[piece] = outputs }
      return results.flatMap(\.self)
    }
  }
}
