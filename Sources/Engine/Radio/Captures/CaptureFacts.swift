import FoundationEssentials

/// What is known about a capture file: the layout of its samples, and the facts from its header,
/// metadata and options.
package struct CaptureFacts: Sendable, Equatable {
  /// The file with the samples.
  package let url: URL
  /// The SigMF metadata file of the capture, which may not exist; its labels are kept there.
  package internal(set) var metadata: URL
  /// The container format.
  package let container: Capture.Container
  /// The positions of the samples in the file.
  package let layout: SampleLayout
  /// Samples per second, finite and positive; nil if unknown.
  package var sampleRate: Double?
  /// Center of the band in RF Hz, finite; nil if unknown.
  package var centerFrequency: Double?
  /// Differences in Hz between the band around `centerFrequency` and the band that was actually
  /// recorded.
  package internal(set) var tuning = FrequencySteps.none
  /// The bandwidth from the header in Hz. Information only: the band is always as wide as the rate.
  package var bandwidth: Double?
  /// The start time from the header in seconds since 1970; may be 0 or not finite.
  package var startTime: Double?
  /// The signal name from the header: untrusted, show it only through `VisibleText`.
  package var signalName: String?
  /// The position from the header in degrees; may be 0 or not finite.
  package var latitude: Double?
  package var longitude: Double?
  /// Sentences about problems of the file.
  package var warnings: [String] = []

  init(
    url: URL, metadata: URL? = nil, container: Capture.Container, layout: SampleLayout
  ) {
    self.url = url
    self.metadata = metadata ?? url.deletingPathExtension().appendingPathExtension("sigmf-meta")
    self.container = container
    self.layout = layout
  }

  /// The duration in seconds; nil if the sample rate is unknown.
  package var duration: Double? { sampleRate.map { Double(layout.sampleCount) / $0 } }

  /// Throws `CaptureError` if the rate or the band is not a usable number.
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
