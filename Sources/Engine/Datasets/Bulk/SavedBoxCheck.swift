import FoundationEssentials
import Labels
import Radio

/// Finds the boxes of a capture that are in a dataset. The mark of a box names only a sample, of
/// any dataset; so the sample itself is read.
package struct SavedBoxCheck: Sendable {
  private let store: SampleStore

  /// Checks the dataset of `store`.
  package init(store: SampleStore) { self.store = store }

  /// Those of `annotations`, which are boxes of `capture`, whose marks name a sample of the dataset
  /// that contains the unchanged box. Reads the record of each such sample once, and no image.
  package func savedBoxes(among annotations: [Annotation], of capture: Capture) -> Set<UUID> {
    var marked: [String: [Annotation]] = [:]
    for annotation in annotations {
      if let mark = annotation.savedSample { marked[mark, default: []].append(annotation) }
    }
    var saved: Set<UUID> = []
    for (mark, annotations) in marked {
      guard let sample = SampleReference(mark: mark), let record = try? store.record(sample),
        let held = HeldBoxes(record, of: capture)
      else { continue }
      saved.formUnion(
        annotations.lazy.filter { $0.label == sample.signal.text && held.contains($0.box) }
          .map(\.id))
    }
    return saved
  }
}

/// The boxes of one sample, on the capture that it was made from.
private struct HeldBoxes {
  private let window: SampleWindow
  /// The frequencies in Hz of the capture, by the samples that the boxes span.
  private var frequencies: [Range<Int>: [ClosedRange<Double>]] = [:]
  /// The difference in Hz that the edges of a box may have after being written as MHz.
  private let tolerance: Double

  /// Nil if `record` is of another capture.
  init?(_ record: SampleRecord, of capture: Capture) {
    let rate = capture.sampleRate
    guard record.sourceCapture == capture.url.lastPathComponent, let start = record.timeOffset,
      let duration = record.duration,
      let samples = Self.samples(from: start, to: start + duration, rate: rate),
      samples.lowerBound >= 0, samples.upperBound <= capture.sampleCount, !samples.isEmpty
    else { return nil }
    window = capture.window(samples)
    tolerance = rate * 1e-6
    for extent in record.boxes.compactMap(\.extent) {
      let (lower, upper) = (extent.frequencyStart * 1e6, extent.frequencyEnd * 1e6)
      guard lower <= upper, upper.isFinite, lower.isFinite,
        let span = Self.samples(from: extent.timeStart, to: extent.timeEnd, rate: rate)
      else { continue }
      frequencies[span, default: []].append((lower - window.tuning)...(upper - window.tuning))
    }
  }

  /// Whether the part of `box` inside the window is one of the boxes.
  func contains(_ box: Box) -> Bool {
    guard let wanted = window.clip(box) else { return false }
    return frequencies[wanted.samples, default: []].contains { range in
      abs(range.lowerBound - wanted.frequencies.lowerBound) <= tolerance
        && abs(range.upperBound - wanted.frequencies.upperBound) <= tolerance
    }
  }

  /// The samples from `start` to `end`, both in seconds; nil if these are not usable numbers.
  private static func samples(from start: Double, to end: Double, rate: Double) -> Range<Int>? {
    let (first, last) = ((start * rate).rounded(), (end * rate).rounded())
    guard first.magnitude < 9e15, last.magnitude < 9e15, first <= last else { return nil }
    return Int(first)..<Int(last)
  }
}

extension SampleReference {
  /// The sample that the mark of a box names, `<class>/<id>`; nil if the mark is invalid.
  fileprivate init?(mark: String) {
    let parts = mark.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let signal = try? SignalName(String(parts[0])),
      let id = try? SampleID(String(parts[1]))
    else { return nil }
    self.init(signal: signal, id: id)
  }
}
