internal import Diagnostics
internal import Files

/// What a check or build says at its end: how many findings, what was read and written, what to do next.
struct ClosingLines {
  let job: ReportJob
  let words: CLIWords
  let printer: FindingPrinter

  var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    let list = job.diagnostics
    let counts = ["errors": String(list.count(.error)), "warnings": String(list.count(.warning)), "notes": String(list.count(.note))]
    // What was not looked at is no clean bill.
    let silent = job.silenced > 0 ? words(.verdictSilenced, ["count": String(job.silenced)]) : ""
    return [printer.paint(words(list.isEmpty ? .verdictClean : .verdictCounts, counts) + silent, .strong)] + read + written + next
  }

  /// A manual has nothing to answer.
  private var read: [String] {
    if job.counts.isEmpty { return [] }
    return [words(.counts, job.counts) + (job.asks ? words(.countsAnswered, job.counts) : "")]
  }

  private var written: [String] {
    if let summary = job.summary, let target = job.target {
      let isNew = summary.written + summary.removed > 0
      return [words(isNew ? .built : .unchanged, ["target": target, "written": String(summary.written), "unchanged": String(summary.unchanged),
        "removed": String(summary.removed)])]
    }
    return job.target == nil && job.language.isEmpty ? [words(.nothingBuilt)] : []
  }

  /// The worst finding first, then what the program can do by itself.
  private var next: [String] {
    let list = job.diagnostics
    guard let first = list.min(by: { $0.severity < $1.severity }) else { return [] }
    let word: CLIWord = first.severity == .error ? .nextError : first.severity == .warning ? .nextWarning : .nextNote
    let fixes = job.fixable
    return [words(word, ["place": printer.position(first.place), "code": first.code.rawValue])]
      + (fixes > 0 ? [words(.nextFix, ["count": String(fixes), "folder": ShellWord.operand(job.directory)])] : [])
  }
}
