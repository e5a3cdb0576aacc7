/// Finds accepted geometries, in the order of their candidates.
package struct GeometrySearch {
  /// After this many rejected candidates in a row, the search gives up.
  static let patience = 20_000

  private let rules: GeometryRules
  private let seed: UInt64
  /// The number of candidates that were tried.
  package private(set) var candidates = 0
  /// How many candidates were rejected for which reason.
  package private(set) var rejected: [GeometryRules.Rejection: Int] = [:]

  /// A search by `rules`; the candidates depend only on those and on `seed`.
  package init(_ rules: GeometryRules, seed: UInt64) {
    self.rules = rules
    self.seed = seed
  }

  /// The next accepted geometry. Throws `GenerationError.nothingPasses` if there is none among many candidates.
  package mutating func next() throws(GenerationError) -> Geometry {
    for _ in 0..<Self.patience {
      let candidate = candidates
      candidates += 1
      switch rules.geometry(candidate, seed: seed) {
      case .success(let geometry): return geometry
      case .failure(let rejection): rejected[rejection.reason, default: 0] += 1
      }
    }
    throw .nothingPasses(rules, rejected: rejected)
  }
}
