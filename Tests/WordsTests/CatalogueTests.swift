import Diagnostics
import Foundation
import Resources
import TestSupport
import Testing
import Words
import YAML

@testable import CLI

/// The catalogues of words are complete, and say the same in both languages.
@Suite struct CatalogueTests {
  static let languages = ["th", "en"]

  @Test(arguments: languages) func interfaceWords(_ language: String) {
    let entries = Self.entries("words/\(language).yaml")
    #expect(Self.difference(entries.map(\.key), Word.allCases.map(\.rawValue)) == [])
    #expect(entries.filter { ($0.value.text ?? "").isEmpty }.map(\.key) == [])
  }

  @Test(arguments: languages) func commandLineWords(_ language: String) {
    let entries = Self.entries("words/cli.\(language).yaml")
    #expect(Self.difference(entries.map(\.key), CLIWord.allCases.map(\.rawValue)) == [])
    #expect(entries.filter { ($0.value.text ?? "").isEmpty }.map(\.key) == [])
  }

  @Test(arguments: languages) func wordsOfNewReports(_ language: String) {
    let entries = Self.entries("words/start.\(language).yaml")
    #expect(Self.difference(entries.map(\.key), StartWord.allCases.map(\.rawValue)) == [])
    #expect(entries.filter { ($0.value.text ?? "").isEmpty }.map(\.key) == [])
  }

  @Test(arguments: languages) func help(_ language: String) {
    let entries = Self.entries("words/help.\(language).yaml")
    #expect(Self.difference(entries.map(\.key), ["main"] + Command.allCases.map(\.rawValue)) == [])
    for command in Command.allCases {
      let text = entries.first { $0.key == command.rawValue }?.value.text ?? ""
      for option in command.options { #expect(text.contains("--" + option.rawValue), "\(command) --\(option)") }
    }
  }

  /// Help ends with an example that the program understands as it stands.
  @Test(arguments: languages) func helpHasExamples(_ language: String) throws {
    let entries = Self.entries("words/help.\(language).yaml")
    for command in Command.allCases {
      let text = entries.first { $0.key == command.rawValue }?.value.text ?? ""
      let examples = text.matches(of: /\n  saraban ([^\n]+)/).map { String($0.output.1) }.filter { $0.hasPrefix(command.rawValue) }
      #expect(!examples.isEmpty, "\(command)")
      for example in examples {
        let words = example.matches(of: /"([^"]*)"|[^ "]+/).map { String($0.output.1 ?? $0.output.0) }
        let arguments = try Arguments(words)
        #expect(arguments.command == command && arguments.operands.count < 4, "\(example)")
      }
    }
  }

  /// What the manual tells to type is understood: no command or option that the program has not.
  @Test func commandsOfTheManual() throws {
    let pages = ["README.md"] + Disk.files(Repository.root + "/docs/content").map { "docs/content/" + $0 }
    var count = 0
    for page in pages {
      let text = Disk.text(Repository.root + "/" + page) ?? ""
      for block in text.matches(of: /\n```[a-z]*\n([\s\S]*?)\n```/) {
        for line in block.output.1.split(separator: "\n") {
          guard let command = line.firstMatch(of: /^(?:\$ |sudo -u saraban |ExecStart(?:Pre)?=\/usr\/local\/bin\/)?saraban(?:-[\d.]+)? ([^>\[|…]+)(?:  |>|$)/)?.output.1 else { continue }
          let words = command.matches(of: /"([^"]*)"|[^ "]+/).map { String($0.output.1 ?? $0.output.0) }
          let arguments = try Arguments(words)
          #expect(arguments.command != nil || arguments.wantsVersion, "\(page): \(line)")
          count += 1
        }
      }
    }
    #expect(count > 20, "the lines are found")
  }

  /// Numbers of rules are of the project's own list: no reader has it.
  @Test(arguments: languages) func explanationsNameNoRules(_ language: String) {
    for (key, text) in Self.texts("words/codes.\(language).yaml").sorted(by: { $0.key < $1.key }) {
      #expect(text.firstMatch(of: /(กฎ|rules?) ?[A-Z]\d/) == nil, "\(key)")
    }
  }

  @Test(arguments: languages) func everyCodeIsExplained(_ language: String) {
    let entries = Self.entries("words/codes.\(language).yaml")
    #expect(entries.map(\.key) == Code.allCases.map(\.rawValue), "the same order as in Code.swift")
    let words = CodeWords.of(language)
    for code in Code.allCases {
      guard let entry = words[code] else { Issue.record("\(code.rawValue)"); continue }
      for (name, text) in [("title", entry.title), ("message", entry.message), ("todo", entry.todo), ("explain", entry.explanation), ("wrong", entry.wrong), ("right", entry.right)] {
        #expect(!text.isEmpty, "\(code.rawValue) \(name)")
      }
      #expect(!entry.title.hasSuffix("."), "\(code.rawValue): a title is no sentence")
      #expect(!entry.message.contains("\n") && !entry.title.contains("\n"), "\(code.rawValue): one line")
      #expect(entry.variants.values.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
      #expect(entry.wrong != entry.right)
    }
    let keys: Set<String> = ["title", "message", "variants", "todo", "explain", "wrong", "right"]
    #expect(entries.flatMap { entry in (entry.value.entries ?? []).filter { !keys.contains($0.key) }.map { entry.key + "." + $0.key } } == [])
  }

  /// `{name}` places are the same in both languages, message by message.
  @Test(arguments: ["", "cli.", "codes.", "start."]) func placesAreTheSame(_ family: String) {
    let thai = Self.texts("words/\(family)th.yaml")
    let english = Self.texts("words/\(family)en.yaml")
    #expect(Self.difference(Array(thai.keys), Array(english.keys)) == [])
    for (key, text) in thai.sorted(by: { $0.key < $1.key }) where !key.hasSuffix(".wrong") && !key.hasSuffix(".right") && !key.hasSuffix(".explain") {
      #expect(Self.places(text) == Self.places(english[key] ?? ""), "\(key)")
    }
  }

  /// Every variant that the program asks for is in the catalogue, and every one of the catalogue is asked for.
  @Test func variantsAreThoseOfTheProgram() {
    var source = ""
    for file in Disk.files(Repository.root + "/Sources") where file.hasSuffix(".swift") { source += Disk.text(Repository.root + "/Sources/" + file) ?? "" }
    for code in Code.allCases {
      for variant in (CodeWords.of("th")[code]?.variants ?? [:]).keys.sorted() {
        #expect(source.contains("\"\(variant)\""), "\(code.rawValue).\(variant) is asked for nowhere")
      }
    }
    let known = Set(Code.allCases.flatMap { code in CodeWords.of("th")[code].map { Array($0.variants.keys) } ?? [] })
    let asked = Set(source.matches(of: /variant: "([a-z0-9-]+)"/).map { String($0.output.1) })
    #expect(asked.subtracting(known) == [])
  }

  private static func entries(_ path: String) -> [YAMLEntry] {
    guard let bytes = Resource.named(path) else { return [] }
    var findings: [Diagnostic] = []
    let node = YAMLParser.parse(SourceFile(path: path, bytes: bytes), range: 0..<bytes.count, diagnostics: &findings)
    #expect(findings.isEmpty, "\(path)")
    return node?.entries ?? []
  }

  /// All texts by their paths: `missing-file.variants.empty`.
  private static func texts(_ path: String) -> [String: String] {
    var texts: [String: String] = [:]
    func collect(_ entries: [YAMLEntry], _ prefix: String) {
      for entry in entries {
        if let text = entry.value.text { texts[prefix + entry.key] = text } else { collect(entry.value.entries ?? [], prefix + entry.key + ".") }
      }
    }
    collect(entries(path), "")
    return texts
  }

  private static func places(_ text: String) -> Set<String> { Set(text.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) }) }
  private static func difference(_ a: [String], _ b: [String]) -> [String] { Set(a).symmetricDifference(b).sorted() }
}

/// What travels inside the program is what lies in the repository.
@Suite struct ResourceTests {
  @Test func embeddedFilesAreCurrent() {
    let files = ["frameworks", "templates", "words"].flatMap { folder in Disk.files(Repository.root + "/" + folder).map { folder + "/" + $0 } }
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    #expect(Set(Resource.all.map(\.path)).symmetricDifference(files).sorted() == [], "run scripts/list-resources")
    #expect(files.filter { Resource.named($0).map { Data($0) } != Disk.bytes(Repository.root + "/" + $0) } == [])
  }
}
