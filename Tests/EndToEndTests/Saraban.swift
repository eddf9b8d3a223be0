import Foundation
import Glibc
import TestSupport

/// One run of the built program.
struct Run: Sendable {
  /// The exit code; 128 + n when signal n ended it, 9 being what happens after too long a time.
  let code: Int32
  let output: String
  let errors: String
  /// Time of the processor, which other work on the machine does not change.
  let seconds: Double

  var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:] }

  /// The findings of a run with `--format short`, as `code path:line:column`.
  var findings: [String] {
    errors.split(separator: "\n").compactMap { line in
      guard line.hasSuffix("]"), let open = line.lastIndex(of: "["), let space = line.range(of: ": ") else { return nil }
      return line[open...].dropFirst().dropLast() + " " + line[..<space.lowerBound]
    }
  }

  var codes: [String] { findings.map { String($0.prefix { $0 != " " }) } }
}

/// The program under test: the one built beside the tests, or the one that the environment variable SARABAN names.
enum Saraban {
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["SARABAN"] { return path }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let beside = (tests as NSString).deletingLastPathComponent + "/saraban"
    return FileManager.default.fileExists(atPath: beside) ? beside : Repository.root + "/.build/debug/saraban"
  }()

  /// Runs the program and waits. Output goes through files, so that nothing of it is lost and nothing blocks.
  static func run(_ arguments: [String], in folder: String = "/", environment: [String: String] = [:], program: String = path, limit: Double = 60) -> Run {
    let scratch = Scratch()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, scratch("out"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch("err"), O_WRONLY | O_CREAT, 0o600)
    let variables = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "Asia/Bangkok"].merging(environment) { $1 }
    // `env -C` changes the folder, which the spawning call that Swift sees cannot.
    let changer = "/usr/bin/env"
    var words = ([changer, "-C", folder, program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawn(&process, changer, &actions, nil, &words, &settings)
    guard failure == 0 else { return Run(code: 126, output: "", errors: "\(program): error \(failure)", seconds: 0) }
    let (status, seconds) = wait(process, until: now() + limit)
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return Run(code: code, output: scratch.text("out") ?? "", errors: scratch.text("err") ?? "", seconds: seconds)
  }

  static func check(_ folder: String, _ more: String..., limit: Double = 60) -> Run { run(["check", folder, "--format", "short"] + more, limit: limit) }
  static func build(_ folder: String, to output: String, _ more: String...) -> Run { run(["build", folder, "--output", output, "--format", "short"] + more) }

  private static func wait(_ process: pid_t, until end: Double) -> (status: Int32, seconds: Double) {
    var status: Int32 = 0
    var usage = rusage()
    var pause: UInt32 = 500
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      if now() > end { kill(process, SIGKILL) }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (status, seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
