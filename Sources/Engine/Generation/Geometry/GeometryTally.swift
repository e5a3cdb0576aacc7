/// How many geometries were tried and rejected.
package struct GeometryTally: Sendable, Equatable {
  /// The geometries that were tried.
  package var candidates = 0
  /// The rejected ones by reason.
  package var rejected: [GeometryRules.Rejection: Int] = [:]

  /// The share of the candidates that were accepted.
  package var acceptance: Double {
    candidates == 0 ? 0 : 1 - Double(rejected.values.reduce(0, +)) / Double(candidates)
  }
}
