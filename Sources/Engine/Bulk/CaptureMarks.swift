import FoundationEssentials

/// Collects which samples hold which boxes of a capture.
struct CaptureMarks {
  private var windows: [UUID: [Range<Int>]] = [:]
  private var samples: [UUID: SampleReference] = [:]

  /// Notes that `sample` holds `annotation` as far as it reaches into the window of `samples`.
  mutating func note(_ annotation: Annotation, in samples: Range<Int>, _ sample: SampleReference) {
    windows[annotation.id, default: []].append(samples)
    self.samples[annotation.id] = sample
  }

  /// The sample that counts as that of `annotation`, the last one that holds a part of it; nil unless
  /// samples hold all of it.
  func sample(of annotation: Annotation) -> SampleReference? {
    guard windows[annotation.id]?.cover(annotation.box.samples) == true else { return nil }
    return samples[annotation.id]
  }
}
