import Datasets
import Foundations
import Labels
import Radio

/// A sample of a capture as the SigMF export uses it: its window and its boxes on the capture.
struct RecordingWindow {
  /// What identifies a capture besides its file.
  struct Source: Hashable {
    /// The file name of the capture.
    let name: String
    /// Samples per second.
    let sampleRate: Double
    /// Center of the band in RF Hz; nil if unknown.
    let centerFrequency: Double?
  }

  /// What two samples of one window have in common.
  struct Identity: Hashable {
    let samples: Range<Int>
    let iqSHA256: String?
  }

  let source: Source
  /// The window in samples of the capture.
  let samples: Range<Int>
  /// SHA-256 of the window's samples; nil in files of other programs.
  let iqSHA256: String?
  let annotations: [RecordingMetadata.Annotation]

  var identity: Identity { Identity(samples: samples, iqSHA256: iqSHA256) }

  /// Larger sample indices cannot be told apart as doubles.
  private static let largestSample = 1e15

  /// The window of the sample of `record`; nil if the record does not say where it is in which capture.
  init?(_ record: SampleRecord, of sample: SampleReference) {
    guard let name = record.sourceCapture, !name.isEmpty, let offset = record.timeOffset,
      let rate = record.sampleRate.map(Self.hertz), rate.isFinite, rate > 0,
      let first = Self.index(offset * rate),
      let count = Self.index((record.duration ?? 0) * rate)
    else { return nil }
    let center = record.centerFrequency.map(Self.hertz)
    guard center?.isFinite ?? true else { return nil }
    source = Source(name: name, sampleRate: rate, centerFrequency: center)
    samples = first..<(first + max(1, count))
    iqSHA256 = record.iqSHA256
    let window = SampleWindow(
      samples: samples, sampleRate: rate, centerFrequency: center ?? 0)
    annotations = record.boxes.compactMap { box in
      Self.annotation(box, of: sample, in: window, timeOffset: offset)
    }
    guard annotations.count == record.boxes.count else { return nil }
  }

  private static func annotation(
    _ box: SampleBox, of sample: SampleReference, in window: SampleWindow, timeOffset: Double
  ) -> RecordingMetadata.Annotation? {
    let extent = box.extent ?? extent(of: box.pixels, in: window, timeOffset: timeOffset)
    let times = [extent.timeStart, extent.timeEnd].map { $0 * window.sampleRate }
    let edges = [extent.frequencyStart, extent.frequencyEnd].map(hertz)
    guard let start = times.min().flatMap(index), let end = times.max().flatMap(index),
      let lower = edges.min(), let upper = edges.max(), lower.isFinite, upper.isFinite
    else { return nil }
    return RecordingMetadata.Annotation(
      samples: start..<max(start + 1, end),
      // A box without height still has two different edges.
      frequencies: lower...max(upper, (lower + 0.001).nextUp), label: sample.signal.text,
      sample: sample.description, source: (box.source ?? .userLabel).rawValue,
      isVerified: box.verified ?? (box.source ?? .userLabel).isHuman, confidence: box.confidence)
  }

  /// The edges of `pixels`, for records that do not state them.
  private static func extent(
    of pixels: PixelBox, in window: SampleWindow, timeOffset: Double
  ) -> SampleBoxExtent {
    let side = Double(SpectrogramImage.side)
    func fraction(_ first: Int, _ second: Int) -> (Double, Double) {
      let edges = [first, second].map { min(max(Double($0) / side, 0), 1) }.sorted()
      return (edges[0], edges[1])
    }
    let (x1, x2) = fraction(pixels.xMin, pixels.xMax)
    let (y1, y2) = fraction(pixels.yMin, pixels.yMax)
    let relative = SampleWindow(
      samples: 0..<window.samples.count, sampleRate: window.sampleRate,
      centerFrequency: window.centerFrequency)
    return SampleBoxExtent(
      NormalizedBox(x1: x1, y1: y1, x2: x2, y2: y2), in: relative, timeOffset: timeOffset)
  }

  /// The nearest sample to `position`; nil if it is no possible index.
  private static func index(_ position: Double) -> Int? {
    guard position.isFinite, position >= -0.5, position < largestSample else { return nil }
    return max(0, Int(position.rounded()))
  }

  /// `megahertz` in Hz, to the millihertz: megahertz are rounded in binary.
  private static func hertz(_ megahertz: Double) -> Double { (megahertz * 1e9).rounded() / 1e3 }
}
