internal import Diagnostics
internal import Site
internal import Words

/// Findings for other programs, on standard output.
enum FindingData {
  case json, sarif, github

  init?(_ format: OutputFormat) {
    switch format {
    case .text, .short: return nil
    case .json: self = .json
    case .sarif: self = .sarif
    case .github: self = .github
    }
  }

  func bytes(_ jobs: [ReportJob], language: String?) -> [UInt8] {
    switch self {
    case .json:
      let list = jobs.flatMap { job in
        DiagnosticJSON.list(job.diagnostics, language: job.spoken(language), prefix: jobs.count > 1 ? ReportCommands.join(job.directory, "") : "")
      }
      return JSON.object([("diagnostics", .list(list))]).bytes
    case .sarif: return SARIFLog(jobs, language: language).json.bytes
    case .github: return Array(jobs.flatMap { GitHubAnnotations.lines($0, language: language) }.joined().utf8)
    }
  }

  /// With the near words, for which other programs have no place of their own.
  static func message(_ diagnostic: Diagnostic, _ codes: CodeWords) -> String {
    let near = diagnostic.suggestions.map { "'\($0.text)'" }.joined(separator: ", ")
    return codes.message(diagnostic) + (near.isEmpty ? "" : " → " + near)
  }

  /// Where a file is, seen from where the program was started: what others show lies in a repository around the report.
  static func path(_ path: String, in directory: String) -> String {
    // A finding about the whole report belongs to the file that makes a folder one.
    let file = path.isEmpty ? "saraban.yaml" : path
    var folder = directory[...]
    while folder.hasPrefix("./") { folder = folder.dropFirst(2).drop { $0 == "/" } }
    return folder.isEmpty || folder == "." ? file : ReportCommands.join(String(folder), file)
  }
}

/// Commands that GitHub's runners turn into notes beside the lines of a change.
enum GitHubAnnotations {
  static func lines(_ job: ReportJob, language: String?) -> [String] {
    let codes = CodeWords.of(job.spoken(language))
    return job.diagnostics.map { diagnostic in
      let place = diagnostic.place
      let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
      let position = place.line > 0 ? ",line=\(place.line),col=\(place.column)" : ""
      let file = escaped(FindingData.path(place.path, in: job.directory), isProperty: true)
      return "::\(command) file=\(file)\(position),title=\(diagnostic.code.rawValue)::\(escaped(FindingData.message(diagnostic, codes)))\n"
    }
  }

  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
