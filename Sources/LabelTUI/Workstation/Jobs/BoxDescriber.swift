import FoundationEssentials
import Labels
import Radio

/// Describes the signals in boxes of an open capture.
struct BoxDescriber: Sendable {
  let open: OpenCapture
  let boxes: [UUID: Box]

  /// The features of each box that can be described. A box whose samples cannot be read has none: the picture shows that.
  func run(isCancelled: () -> Bool) -> [UUID: [BoxFeature]] {
    boxes.compactMapValues { box in
      guard !isCancelled() else { return nil }
      return try? SignalDescription.features(
        of: box, in: open.reader, sampleRate: open.capture.sampleRate, band: open.capture.band)
    }
  }
}
