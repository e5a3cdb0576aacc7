import FoundationEssentials
import Foundations

/// Compares the performance metrics in the files of a pitch with those that its files give.
struct MetricsCheck {
  /// What is wrong, and what is right; nil if nothing is.
  let problems: [PitchProblem]
  let facts: String?
  /// The file with the metrics.
  let path: String

  init(_ pitch: Pitch) {
    let manifest = pitch.url.appending(path: PitchManifest.fileName).path
    let file = pitch.url.appending(path: PitchMetrics.fileName).path
    let recorded = pitch.manifest.performanceMetrics
    guard let metrics = PitchMetrics(pitch) else {
      path = file
      problems = [
        PitchProblem(.note, path: file, "is not checked: the span of the pitch is not known")
      ]
      facts = nil
      return
    }
    var problems: [PitchProblem] = []
    var added: JSONObject?
    do throws(PitchProblem) {
      added = try PitchMetrics.added(to: pitch)
    } catch {
      problems.append(error)
    }
    if let recorded { problems += Self.compare(metrics, recorded, manifest, .note) }
    if let added { problems += Self.compare(metrics, added, file, .wrong) }
    if recorded == nil, added == nil, problems.isEmpty {
      problems.append(
        PitchProblem(
          .missing, path: file,
          "is missing, and the manifest has no metrics; labeltui pitch metrics --write writes it"))
    }
    path = added == nil ? manifest : file
    self.problems = problems
    let isRight = !problems.contains { $0.kind != .note }
    facts = isRight ? "the performance metrics are those that the files give" : nil
  }

  /// The differences of `found` in the file at `path`. A field that lacks is a problem of kind `lacking`.
  private static func compare(
    _ metrics: PitchMetrics, _ found: JSONObject, _ path: String, _ lacking: PitchProblem.Kind
  ) -> [PitchProblem] {
    metrics.differences(from: found).map { difference in
      let field = "performance_metrics.\(difference.field)"
      guard let recorded = difference.recorded else {
        return PitchProblem(
          lacking, path: path, field: field,
          "is not there; the files give \(difference.computed.sketch)")
      }
      return PitchProblem(
        .wrong, path: path, field: field, value: recorded.sketch,
        "but the files give \(difference.computed.sketch)")
    }
  }
}
