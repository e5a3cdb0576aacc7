import FoundationEssentials
import Foundations
import Imaging

/// One line of a verification.
package struct PitchCheckLine: Sendable, Hashable, Encodable {
  /// The result of a check.
  package enum Status: String, Sendable, Encodable {
    case ok, missing, wrong, warn
  }

  /// The result.
  package var status: Status
  /// The file or folder, relative to what is verified.
  package var file: String
  /// The field; empty for the whole file.
  package var field: String
  /// The value of the field; may be empty.
  package var value: String
  /// What was found.
  package var text: String

  /// A check that found nothing wrong.
  init(ok file: String, _ text: String) {
    status = .ok
    (self.file, self.text) = (file, text)
    (field, value) = ("", "")
  }

  /// A check that found `problem`, in a file below `root`.
  package init(_ problem: PitchProblem, root: String) {
    switch problem.kind {
    case .missing: status = .missing
    case .wrong: status = .wrong
    case .note: status = .warn
    }
    let path = problem.path
    let prefix = root.hasSuffix("/") ? root : root + "/"
    file = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    field = problem.place.field
    value = problem.place.value
    text = problem.place.reason
  }

  /// Whether the check passed: exit codes count only lines that did not.
  package var isFailure: Bool { status == .missing || status == .wrong }
}

extension PitchCheckLine: CustomStringConvertible {
  package var description: String {
    let padding = String(repeating: " ", count: 8 - status.rawValue.count)
    let place = ForeignProblem(path: file, field: field, value: value, reason: text)
    return status.rawValue + padding + place.description
  }
}
