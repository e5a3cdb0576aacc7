import FoundationEssentials
import Labels
import Radio

/// Collects which samples hold which boxes of a capture.
struct CaptureMarks {
  private struct Mark {
    /// The sample up to which windows that were saved hold the box, from its start on.
    var end: Int
    var sample: SampleReference
  }

  private var marks: [UUID: Mark] = [:]

  /// Notes that `sample` holds `annotation` as far as it reaches into the window of `samples`. Windows
  /// are noted in the order of the capture.
  mutating func note(_ annotation: Annotation, in samples: Range<Int>, _ sample: SampleReference) {
    var end = marks[annotation.id]?.end ?? annotation.box.samples.lowerBound
    if samples.contains(end) { end = samples.upperBound }
    marks[annotation.id] = Mark(end: end, sample: sample)
  }

  /// The sample that counts as that of `annotation`, the last one that holds a part of it; nil unless
  /// samples hold all of it.
  func sample(of annotation: Annotation) -> SampleReference? {
    guard let mark = marks[annotation.id], mark.end >= annotation.box.samples.upperBound else {
      return nil
    }
    return mark.sample
  }
}
