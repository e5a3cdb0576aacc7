import Foundations
import Generation

/// What `labeltui synth dataset` says.
enum SynthDatasetText {
  /// The details of a progress line.
  static func progress(_ state: DatasetGenerator.Progress) -> String {
    "\(state.finished) of \(Quantity.count(state.samples, "sample")), \(tally(state.tally))"
  }

  /// The finished dataset at `path`.
  static func summary(
    _ dataset: DatasetDescription, path: String, _ duration: Duration
  ) -> String {
    let seconds =
      Double(duration.components.seconds)
      + Double(duration.components.attoseconds) * 1e-18
    return """
      \(VisibleText.of(path)): \(Quantity.count(dataset.samples, "sample")), \
      \(Quantity.bytes(dataset.bytes)), in \(Quantity.duration(seconds))
      \(tally(dataset.tally))

      """
  }

  /// How many geometries were accepted, and why the others were not: `96 % of 104 geometries accepted (4 far)`.
  private static func tally(_ tally: GeometryTally) -> String {
    let reasons = GeometryRules.Rejection.allCases.compactMap { reason in
      tally.rejected[reason].map { "\($0) \(reason.rawValue)" }
    }
    let list = reasons.isEmpty ? "" : " (rejected: \(reasons.joined(separator: ", ")))"
    let count = Quantity.count(tally.candidates, "geometry", "geometries")
    return "\(Quantity.percent(tally.acceptance)) of \(count) accepted\(list)"
  }
}
