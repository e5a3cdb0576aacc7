import FoundationEssentials

/// What is known of a capture file: where its samples lie, and what is said of them.
public struct CaptureFacts: Sendable, Equatable {
  /// The file that holds the samples.
  public let url: URL
  /// The SigMF metadata of the capture, there or not: its labels live in it.
  public internal(set) var metadata: URL
  public let container: Capture.Container
  public let layout: SampleLayout
  /// Samples per second, finite and positive; nil when nobody says.
  public var sampleRate: Double?
  /// RF Hz in the middle of the band, finite; nil when nobody says.
  public var centerFrequency: Double?
  /// Hz from the band around `centerFrequency` to that in which samples were really recorded.
  public internal(set) var tuning = FrequencySteps.none
  /// What the header says, in Hz; information only, the band is always as wide as the rate.
  public var bandwidth: Double?
  /// Unix epoch seconds, as the header says; may be 0 or not finite.
  public var startTime: Double?
  /// As the header says: untrusted text, to be shown only through `VisibleText`.
  public var signalName: String?
  /// Degrees, as the header says; may be 0 or not finite.
  public var latitude: Double?
  public var longitude: Double?
  /// Sentences about what is odd in the file.
  public var warnings: [String] = []

  init(
    url: URL, metadata: URL? = nil, container: Capture.Container, layout: SampleLayout
  ) {
    self.url = url
    self.metadata = metadata ?? url.deletingPathExtension().appendingPathExtension("sigmf-meta")
    self.container = container
    self.layout = layout
  }

  /// The length in seconds; nil while the rate is unknown.
  public var duration: Double? { sampleRate.map { Double(layout.sampleCount) / $0 } }

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
