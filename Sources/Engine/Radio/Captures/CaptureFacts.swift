import FoundationEssentials

/// What is known of a capture file: where its samples lie, and what is said of them.
package struct CaptureFacts: Sendable, Equatable {
  /// The file that holds the samples.
  package let url: URL
  /// The SigMF metadata of the capture, there or not: its labels live in it.
  package internal(set) var metadata: URL
  package let container: Capture.Container
  package let layout: SampleLayout
  /// Samples per second, finite and positive; nil when nobody says.
  package var sampleRate: Double?
  /// RF Hz in the middle of the band, finite; nil when nobody says.
  package var centerFrequency: Double?
  /// Hz from the band around `centerFrequency` to that in which samples were really recorded.
  package internal(set) var tuning = FrequencySteps.none
  /// What the header says, in Hz; information only, the band is always as wide as the rate.
  package var bandwidth: Double?
  /// Unix epoch seconds, as the header says; may be 0 or not finite.
  package var startTime: Double?
  /// As the header says: untrusted text, to be shown only through `VisibleText`.
  package var signalName: String?
  /// Degrees, as the header says; may be 0 or not finite.
  package var latitude: Double?
  package var longitude: Double?
  /// Sentences about what is odd in the file.
  package var warnings: [String] = []

  init(
    url: URL, metadata: URL? = nil, container: Capture.Container, layout: SampleLayout
  ) {
    self.url = url
    self.metadata = metadata ?? url.deletingPathExtension().appendingPathExtension("sigmf-meta")
    self.container = container
    self.layout = layout
  }

  /// The length in seconds; nil while the rate is unknown.
  package var duration: Double? { sampleRate.map { Double(layout.sampleCount) / $0 } }

  /// Throws unless the rate and the band, as far as they are known, are numbers to work with.
  func check() throws(CaptureError) {
    if let sampleRate, !(sampleRate.isFinite && sampleRate > 0) {
      throw .badSampleRate(path: url.path, found: sampleRate)
    }
    if let centerFrequency,
      !(centerFrequency.magnitude + (sampleRate ?? 0) / 2).isFinite
    {
      throw .badCenterFrequency(path: url.path, found: centerFrequency)
    }
    guard layout.sampleCount >= 1 else { throw .noSamples(path: url.path) }
  }
}
