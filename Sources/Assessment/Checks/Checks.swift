internal import Diagnostics

/// What is looked at once everything is linked: one list. Each check reads the whole report and says what it finds.
enum Checks {
  private static let all: [@Sendable (Report) -> [Diagnostic]] = []

  static func run(_ report: Report) -> [Diagnostic] { all.flatMap { $0(report) } }
}
