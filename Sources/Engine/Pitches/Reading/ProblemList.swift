import Foundations

/// The problems of one file. A file with a million problems does not take the memory of a million sentences.
struct ProblemList: Sendable {
  private static let limit = 100

  let path: String
  private var kept: [PitchProblem] = []
  private var omitted = 0
  private var omittedKind = PitchProblem.Kind.note

  init(path: String) { self.path = path }

  /// Adds a problem of the file.
  mutating func add(
    _ kind: PitchProblem.Kind, _ field: String, value: String = "", _ reason: String
  ) {
    add(PitchProblem(kind, path: path, field: field, value: value, reason))
  }

  /// Adds `problem`.
  mutating func add(_ problem: PitchProblem) {
    guard kept.count >= Self.limit else { return kept.append(problem) }
    omitted += 1
    if problem.kind != .note { omittedKind = problem.kind }
  }

  /// All problems; those above the limit as one.
  var all: [PitchProblem] {
    guard omitted > 0 else { return kept }
    let count = Quantity.count(omitted, "problem")
    return kept + [PitchProblem(omittedKind, path: path, "has \(count) more of these kinds")]
  }
}
