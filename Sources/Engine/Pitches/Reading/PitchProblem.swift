import Foundations
import Imaging

/// Something in a recorded session that is missing or wrong. Reading goes on without it.
package struct PitchProblem: Error, Sendable, Hashable {
  /// How serious a problem is.
  package enum Kind: String, Sendable, Codable {
    /// Something is not there.
    case missing
    /// Something is there, but cannot be right.
    case wrong
    /// Something is worth knowing, and nothing needs to be done.
    case note = "warn"
  }

  /// How serious the problem is.
  package var kind: Kind
  /// The file, the field in it, its value, and what is wrong.
  package var place: ForeignProblem
  /// Whether the system failed, such as a disk, so that the file itself may be right.
  package private(set) var isOfTheSystem = false

  /// A problem with `field` of the file at `path`, whose value is `value`; `field` is empty for the whole file.
  package init(
    _ kind: Kind, path: String, field: String = "", value: String = "", _ reason: String
  ) {
    self.kind = kind
    place = ForeignProblem(path: path, field: field, value: value, reason: reason)
  }

  /// The file at `path` cannot be read because of `error`: it is missing, or wrong.
  package init(path: String, _ error: any Error) {
    let isAbsent = (error as? FileError)?.isAbsence ?? false
    isOfTheSystem = (error as? FileError)?.isOfTheSystem ?? false
    kind = isAbsent ? .missing : .wrong
    place =
      isAbsent
      ? ForeignProblem(path: path, field: "", reason: "is missing")
      : ForeignProblem(path: path, error)
  }

  /// The file with the problem.
  package var path: String { place.path }
}

extension PitchProblem: CustomStringConvertible {
  package var description: String { place.description }
}
