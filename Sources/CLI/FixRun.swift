internal import Diagnostics
internal import Files
internal import Words

/// `check --fix`: shows the certain corrections of a report, then writes them. Nothing else in the program writes to an author's files.
struct FixRun {
  private let words: CLIWords
  private let prefix: String
  private let paint = Paint.errors
  private let folder: Folder

  /// A file with what is to be done to it.
  private struct Edit {
    let original: OriginalText
    let findings: [Diagnostic]
    var fixes: [Replacement] { findings.compactMap(\.fix).compatible }
  }

  static func run(_ directory: String, _ arguments: Arguments, isOneOfMany: Bool) async -> ExitCode {
    let job = await ReportJob.run(directory, output: nil, force: false)
    // Why a report could not be read is said by the check that follows.
    guard job.stopped == nil, let folder = try? Folder(directory) else { return .fine }
    let words = CLIWords(job.spoken(arguments.language))
    let run = FixRun(words: words, prefix: isOneOfMany ? ReportCommands.join(directory, "") : "", folder: folder)
    let (edits, refusals) = run.plan(job.diagnostics)
    Console.error((edits.map(run.shown) + refusals.map(run.told)).joined())
    if edits.isEmpty {
      // What was refused has just been told with its reason.
      if !arguments.isQuiet, refusals.isEmpty { Console.error(words(.fixNone) + "\n") }
      return .fine
    }
    let counts = run.counts(edits)
    if arguments.isDryRun {
      Console.error(words(.fixWould, counts.merging(["folder": ShellWord.operand(directory)]) { $1 }) + "\n")
      return .fine
    }
    let outcomes = await folder.replace(edits.map { ($0.original, $0.fixes.applied(to: $0.original.source.bytes)) })
    let failed = zip(edits, outcomes).compactMap { edit, refusal in refusal.map { (path: edit.original.path, refusal: $0) } }
    let done = zip(edits, outcomes).filter { $1 == nil }.map(\.0)
    Console.error(failed.map(run.told).joined() + (done.isEmpty ? "" : words(.fixDone, run.counts(done)) + "\n"))
    return failed.isEmpty ? .fine : .files
  }

  /// What can be done, file by file in the order of findings, and what has to be left.
  private func plan(_ diagnostics: [Diagnostic]) -> (edits: [Edit], refusals: [(path: String, refusal: EditRefusal)]) {
    var edits: [Edit] = []
    var refusals: [(path: String, refusal: EditRefusal)] = []
    let fixable = diagnostics.filter { $0.fix != nil }
    var paths = Set<String>()
    for path in fixable.compactMap(\.fix?.place.path) where paths.insert(path).inserted {
      do throws(EditRefusal) {
        let edit = Edit(original: try folder.original(path), findings: fixable.filter { $0.fix?.place.path == path })
        let source = edit.original.source
        if !edit.fixes.allSatisfy(source.stillHolds) { throw .changed }
        edits.append(edit)
      } catch {
        refusals.append((path, error))
      }
    }
    return (edits, refusals)
  }

  private func counts(_ edits: [Edit]) -> [String: String] {
    ["count": String(edits.reduce(0) { $0 + $1.fixes.count }), "files": String(edits.count)]
  }

  // MARK: - Showing

  /// Letters of the line shown on each side.
  private static let excerpt = 40

  /// Each correction as two lines, with a few words around.
  private func shown(_ edit: Edit) -> String {
    edit.fixes.map { fix in
      // Words around are quoted as in every finding.
      let place = fix.place.masked
      let finding = edit.findings.first { $0.fix == fix }
      let code = finding?.code.rawValue ?? ""
      // At the place where the check tells it.
      let at = finding?.place ?? place
      let before = (place.before.count > Self.excerpt ? "…" : "") + place.before.suffix(Self.excerpt)
      let after = place.after.prefix(Self.excerpt) + (place.after.count > Self.excerpt ? "…" : "")
      return "\(paint("\(prefix)\(at.path):\(at.line):\(at.column):", .strong)) \(paint("[\(code)]", .faint))\n"
        + "    - \(before)\(paint(place.marked, .removed))\(after)\n    + \(before)\(paint(fix.text, .advice))\(after)\n"
    }.joined()
  }

  private func told(_ path: String, _ refusal: EditRefusal) -> String {
    let name = prefix + Place(file: path).masked.path
    let text = switch refusal {
    case .link: words(.fixLink, ["path": name])
    case .twoNames: words(.fixTwoNames, ["path": name])
    case .readOnly: words(.fixReadOnly, ["path": name])
    case .encoding: words(.fixEncoding, ["path": name])
    case .changed: words(.fixChanged, ["path": name])
    case .failure(let failure): words(.fixFailed, ["path": name, "reason": failure.reason])
    }
    return "saraban: \(text)\n"
  }
}
