internal import Assessment
internal import Diagnostics
internal import Files
internal import Starting

/// `new KIND ID [DIR]`: one more file.
enum NewCommand {
  static func run(_ arguments: Arguments) async throws(Arguments.Misuse) -> ExitCode {
    let kinds = Document.Kind.allCases.map(\.rawValue)
    guard let word = arguments.operands.first, arguments.operands.count > 1 else {
      throw Arguments.Misuse(message: .needsOperand, arguments: ["command": "new", "operand": kinds.joined(separator: "|") + " ID"])
    }
    guard let kind = Document.Kind(rawValue: word) else {
      throw Arguments.Misuse(message: .unknownKind, arguments: ["word": word, "known": kinds.joined(separator: ", ")],
        near: NearMiss.nearest(to: word, in: kinds).first)
    }
    guard arguments.operands.count < 4 else { throw Arguments.Misuse(message: .oneReport, arguments: ["command": "new"]) }
    let directory = arguments.operands.count > 2 ? arguments.operands[2] : "."
    let project: Project
    do throws(InitCommand.Stop) { project = try await InitCommand.project(in: directory, arguments) } catch { return error.tell() }
    let words = CLIWords(arguments.language ?? project.settings.language.rawValue)
    let id = arguments.operands[1]
    do throws(NewFile.Refusal) {
      return make(try NewFile(project).file(kind, id), in: directory, words)
    } catch {
      if case .taken(let path) = error { return takenID(kind, id, path, words).tell() }
      throw misuse(error, kind, id, project)
    }
  }

  private static func make(_ file: StartFile, in directory: String, _ words: CLIWords) -> ExitCode {
    if let path = NewFiles.leavingLink([file], in: directory) {
      return InitCommand.Stop(words(.leadsOutside, ["path": path, "folder": directory]), .files).tell()
    }
    do throws(FileFailure) {
      let files = try NewFiles([file], in: directory)
      if files.made.isEmpty { return InitCommand.Stop(words(.takenID, ["id": file.path, "path": file.path]), .files).tell() }
    } catch { return InitCommand.Stop(error, words).tell() }
    Console.out(words(.madeFile, ["path": ReportCommands.join(directory, file.path)]) + "\n")
    return .fine
  }

  private static func takenID(_ kind: Document.Kind, _ id: String, _ path: String, _ words: CLIWords) -> InitCommand.Stop {
    InitCommand.Stop(words(.takenID, ["id": "\(kind.rawValue): \(id)", "path": path]), .files)
  }

  /// `1–29` where numbers follow each other, all of them otherwise.
  private static func listed(_ ids: [String]) -> String {
    let numbers = ids.compactMap { Int($0) }
    guard ids.count > 2, numbers.count == ids.count, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 }) else { return ids.joined(separator: ", ") }
    return "\(ids[0])–\(ids[ids.count - 1])"
  }

  private static func misuse(_ refusal: NewFile.Refusal, _ kind: Document.Kind, _ id: String, _ project: Project) -> Arguments.Misuse {
    switch refusal {
    case .unknown(let near, let known):
      Arguments.Misuse(message: near == nil ? .unknownIDListed : .unknownID, arguments: ["kind": kind.rawValue, "id": id, "framework": project.framework.name,
        "known": listed(known)], near: near)
    case .group(let next): Arguments.Misuse(message: .groupID, arguments: ["id": id], near: next)
    case .notPortable: Arguments.Misuse(message: .pageID, arguments: ["id": id])
    case .taken(let path): Arguments.Misuse(message: .takenID, arguments: ["id": id, "path": path])
    }
  }
}
