import FoundationEssentials
import Labels
import Radio

/// Records which samples contain which boxes of a capture.
struct CaptureMarks: Sendable {
  private struct Mark: Sendable {
    /// The IQ sample up to which saved windows contain the box, from its start.
    var end: Int
    var sample: SampleReference
  }

  private var marks: [UUID: Mark] = [:]

  /// Records that `sample` contains the part of `annotation` inside the window of `samples`. Windows
  /// must be recorded in the order of the capture.
  mutating func add(_ annotation: Annotation, in samples: Range<Int>, _ sample: SampleReference) {
    var end = marks[annotation.id]?.end ?? annotation.box.samples.lowerBound
    if samples.contains(end) { end = samples.upperBound }
    marks[annotation.id] = Mark(end: end, sample: sample)
  }

  /// The sample of `annotation`: the last one that contains a part of it; nil unless samples
  /// contain all of it.
  func sample(of annotation: Annotation) -> SampleReference? {
    guard let mark = marks[annotation.id], mark.end >= annotation.box.samples.upperBound else {
      return nil
    }
    return mark.sample
  }
}
