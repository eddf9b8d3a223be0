import Foundation
import TestSupport
import Testing

/// What the program says to a wrong command line, and its help.
@Suite struct UsageTests {
  struct Misuse: Sendable, CustomTestStringConvertible {
    let words: String
    /// The near word that the message names; empty when there is none to name.
    let near: String
    var testDescription: String { words }
  }

  static let misuses = [
    Misuse(words: "biuld", near: "'build'"),
    Misuse(words: "chek .", near: "'check'"),
    Misuse(words: "xyzzy", near: ""),
    Misuse(words: "build --ouput x", near: "'--output'"),
    Misuse(words: "build --zzz", near: ""),
    Misuse(words: "build --output", near: ""),
    Misuse(words: "build -x", near: ""),
    Misuse(words: "check --format jsn", near: "'json'"),
    Misuse(words: "check --format=xml", near: ""),
    Misuse(words: "check --lang fr", near: ""),
    Misuse(words: "check --strict=yes", near: ""),
    Misuse(words: "check --output x", near: ""),
    Misuse(words: "check --force", near: ""),
    Misuse(words: "build --fix", near: ""),
    Misuse(words: "check --dryrun", near: "'--dry-run'"),
    Misuse(words: "render x.md --format sarif", near: ""),
    Misuse(words: "explain unknwon-item", near: "'unknown-item'"),
    Misuse(words: "explain xyzzy", near: ""),
    Misuse(words: "statsu", near: "'status'"),
    Misuse(words: "status --strict", near: ""),
    Misuse(words: "status --format short", near: ""),
    Misuse(words: "pdf --force", near: ""),
    Misuse(words: "pdf a b", near: ""),
    Misuse(words: "render", near: ""),
    Misuse(words: "framework", near: ""),
    Misuse(words: "framework lits", near: "'framework list'"),
    Misuse(words: "framework show", near: ""),
    Misuse(words: "framework show pmqa4@2566", near: "'pmqa4@2567'"),
    Misuse(words: "help chek", near: "'check'"),
    Misuse(words: "init --year 2024", near: "'--year 2567'"),
    Misuse(words: "init --year 67", near: "'--year 2567'"),
    Misuse(words: "init --year ก", near: ""),
    Misuse(words: "init --agency", near: ""),
    Misuse(words: "init --agency=", near: ""),
    Misuse(words: "init --form x", near: "'--from'"),
    Misuse(words: "init --output x", near: ""),
    Misuse(words: "init a b", near: ""),
    Misuse(words: "new", near: ""),
    Misuse(words: "new itme 1.1", near: "'item'"),
  ]

  @Test(arguments: misuses) func wrongUse(_ misuse: Misuse) {
    let scratch = Scratch()
    for (language, question) in [("th", "หมายถึง"), ("en", "did you mean")] {
      let words = misuse.words.split(separator: " ").map(String.init)
      let run = Saraban.run(["--lang", language] + words, in: scratch.path)
      #expect(run.code == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("saraban: "))
      #expect(run.errors.contains("saraban help"))
      #expect(run.errors.contains(question) == !misuse.near.isEmpty)
      #expect(run.errors.contains(misuse.near) || misuse.near.isEmpty)
      #expect(!run.errors.contains("{"), "a place that was not filled")
    }
    #expect(Disk.files(scratch.path) == [])
  }

  /// Help is that of the command which was meant, where there is one.
  @Test(arguments: [
    ("new item", "new"), ("build --ouput x", "build"), ("--lang en check --format xml", "check"), ("init --year ก", "init"), ("explain xyzzy", "explain"),
    ("framework lits", "framework"), ("biuld", ""), ("help chek", ""), ("--zzz", ""),
  ]) func theHelpThatSaysMore(_ words: String, _ topic: String) {
    let scratch = Scratch()
    let run = Saraban.run(words.split(separator: " ").map(String.init), in: scratch.path)
    #expect(run.errors.hasSuffix("saraban help" + (topic.isEmpty ? "" : " " + topic) + "\n"), "\(run.errors)")
  }

  @Test(arguments: ["init", "new", "build", "check", "explain", "pdf", "framework", "render", "help"]) func helpOfEveryCommand(_ command: String) {
    let thai = Saraban.run(["help", command])
    let english = Saraban.run(["help", command, "--lang", "en"])
    for run in [thai, english] {
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(run.output.contains("saraban \(command)"))
      #expect(run.output.hasSuffix("\n"))
    }
    #expect(Self.hasThai(thai.output))
    #expect(!Self.hasThai(english.output))
    #expect(Self.options(thai.output) == Self.options(english.output))
    #expect(Saraban.run([command, "--help"]).output == thai.output)
    #expect(Saraban.run([command, "-h", "--lang=en"]).output == english.output)
  }

  @Test func mainHelpNamesEveryCommand() {
    for arguments in [["help"], [], ["--help"], ["help", "--lang", "en"]] {
      let run = Saraban.run(arguments)
      #expect(run.code == 0)
      for command in ["init", "new", "build", "check", "explain", "framework", "render", "help"] { #expect(run.output.contains("\n  \(command) ")) }
    }
  }

  @Test func version() {
    let run = Saraban.run(["--version"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.wholeMatch(of: /saraban \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func aDoubleHyphenEndsTheOptions() {
    let scratch = Scratch()
    scratch.report("--strict")
    #expect(Saraban.run(["check", "--", "--strict"], in: scratch.path).code == 0)
    #expect(Saraban.run(["check", "--", "--quiet"], in: scratch.path).code == 3)
  }

  private static func hasThai(_ text: String) -> Bool { text.unicodeScalars.contains { (0xE01...0xE5B).contains($0.value) } }
  private static func options(_ text: String) -> Set<String> { Set(text.matches(of: /--[a-z]+/).map { String($0.output) }) }
}
