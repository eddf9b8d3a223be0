package import Diagnostics

/// Templates in the Mustache language, compiled for rendering any number of pages at the same time.
package struct TemplateSet: Sendable {
  private let program: Program
  private let indexes: [String: Int]

  /// Compiles all templates. A broken template is reported and kept as far as it was understood.
  ///
  /// - Parameter sources: names as partials and parents use them ("page", "partials/head") and their texts; the last of equal names counts.
  package init(sources: [(name: String, file: SourceFile)], names: NameTable, diagnostics: inout [Diagnostic]) {
    let files = Dictionary(sources.map { ($0.name, $0.file) }, uniquingKeysWith: { $1 })
    let list = files.sorted { $0.key < $1.key }.map { Program.Template(name: $0.key, file: $0.value) }
    indexes = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.name, $0) })
    var compiler = Compiler(templates: indexes, list: list, names: names)
    for index in list.indices { diagnostics += compiler.compile(index) }
    program = compiler.program
  }

  package func has(_ name: String) -> Bool { indexes[name] != nil }

  /// The names of all templates that rendering the given ones may need, themselves included.
  package func reachable(from roots: [String]) -> Set<String> {
    var found = Set(roots.compactMap { indexes[$0] })
    var open = Array(found)
    while let next = open.popLast() {
      for used in program.templates[next].uses where found.insert(used).inserted { open.append(used) }
    }
    return Set(found.map { program.templates[$0].name })
  }

  /// Appends what a template makes of a model; nothing for an unknown template.
  package func render(_ name: String, _ model: Object, into output: inout [UInt8], diagnostics: inout [Diagnostic]) {
    render(name, value: .object(model), into: &output, diagnostics: &diagnostics)
  }

  /// The same for any value, as the specification allows.
  func render(_ name: String, value: Value, into output: inout [UInt8], diagnostics: inout [Diagnostic], budget: Int = 2_000_000_000) {
    guard let template = indexes[name] else { return }
    // The renderer points into the storage of the model: the model stays alive and unchanged until it is done.
    withUnsafePointer(to: value) { model in
      program.nodes.withUnsafeBufferPointer { nodes in
        program.text.withUnsafeBufferPointer { text in
          var renderer = Renderer(program: program, nodes: nodes, text: text, budget: budget)
          swap(&renderer.output, &output)
          renderer.render(template, model)
          swap(&renderer.output, &output)
          diagnostics += renderer.diagnostics
        }
      }
    }
  }
}
