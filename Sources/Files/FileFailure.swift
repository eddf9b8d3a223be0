import Glibc

/// What stops the program: the disk would not do something. What an author can fix is a `Diagnostic` instead.
package struct FileFailure: Error, Sendable, Hashable {
  package enum Action: String, Sendable {
    case read, write, create, remove, exchange, list, lock
  }

  /// The disk of a file is not there.
  package static let gone = ENODEV

  package let path: String
  package let action: Action
  package let errorNumber: Int32

  package init(path: String, action: Action, errorNumber: Int32) {
    self.path = path
    self.action = action
    self.errorNumber = errorNumber
  }

  /// What the system says, in English as in every program.
  package var reason: String { System.reason(errorNumber) }
}

/// Why a target folder is not written to.
package enum WriteRefusal: Error, Sendable, Hashable {
  /// A folder with other things in it, which a build would remove.
  case notOurs(String)
  /// There is a file where the folder should be.
  case isFile(String)
  /// A disk or a share is mounted there: a mount can be neither renamed nor replaced in one step.
  case isMount(String)
}
