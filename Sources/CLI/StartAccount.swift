internal import Assessment
internal import Starting
internal import Words

/// What `init` says when it is done: what it made, what it left alone, what comes next.
struct StartAccount {
  let directory: String
  let plan: StartPlan
  let files: NewFiles
  let words: CLIWords

  /// More names than this are not read by anybody.
  private static let shown = 10

  var text: String {
    let parts = [made, kept, plan.carryOver.map(figures) ?? "", agency, next]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var made: String {
    let counts = StartFile.Kind.allCases.map { kind in (kind, files.made.count { $0.kind == kind }) }.filter { $0.1 > 0 }
    let lines = counts.map { kind, count in "  \(words(Self.word(kind), ["short": plan.short])): \(count)" }
    return ([words(.madeReport, ["year": String(plan.fiscalYear), "folder": directory])] + lines).joined(separator: "\n") + "\n"
  }

  private static func word(_ kind: StartFile.Kind) -> CLIWord {
    switch kind {
    case .settings: .kindSettings
    case .framework: .kindFramework
    case .category: .kindCategory
    case .item: .kindItem
    case .op: .kindOp
    case .dimension: .kindDimension
    case .group: .kindGroup
    case .kpi: .kindKpi
    case .page: .kindPage
    case .data: .kindData
    case .evidence: .kindEvidence
    case .assets: .kindAssets
    case .templates: .kindTemplates
    case .guide: .kindGuide
    }
  }

  private var kept: String {
    let all = files.kept + plan.present
    if all.isEmpty { return "" }
    let names = all.prefix(Self.shown).map { "  " + $0 }
    let rest = all.count - names.count
    let more = rest > 0 ? ["  " + words(.moreFiles, ["count": String(rest)])] : []
    return ([words(.keptFiles, ["count": String(all.count)])] + names + more).joined(separator: "\n") + "\n"
  }

  private func figures(_ carryOver: CarryOver) -> String {
    let needs = carryOver.needs
    if needs.isEmpty { return "" }
    var offices: [String] = []
    for need in needs where !offices.contains(need.owner) { offices.append(need.owner) }
    let lines = offices.map { office in
      let ids = needs.filter { $0.owner == office }.map(\.id.text)
      let name = office.isEmpty ? Words.of(plan.language.rawValue)[.noOwner] : office
      return "  \(name) (\(ids.count)): \(ids.joined(separator: ", "))"
    }
    let head = words(.needsFigures, ["year": String(plan.fiscalYear), "count": String(needs.count)])
    let foot = words(.figuresListed, ["path": ReportCommands.join(directory, carryOver.listPath)])
    return ([head] + lines + [foot]).joined(separator: "\n") + "\n"
  }

  private var agency: String {
    plan.needsAgency ? words(.nameAgency, ["path": ReportCommands.join(directory, Settings.fileName)]) + "\n" : ""
  }

  private var next: String {
    let folder = ShellWord.quoted(directory)
    let commands = [(Command.serve, CLIWord.nextServe), (.check, .nextCheck), (.build, .nextBuild)].map { command, word in
      ("saraban \(command.rawValue) \(folder)", words(word))
    }
    let width = commands.map(\.0.count).max() ?? 0
    let lines = commands.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 3) + $0.1 }
    return ([words(.nextCommands)] + lines).joined(separator: "\n") + "\n"
  }
}
