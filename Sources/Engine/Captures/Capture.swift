import FoundationEssentials

/// A recording on disk: where its samples lie and what its header says.
public struct Capture: Sendable, Equatable {
  /// The container that a capture came in.
  public enum Container: String, Sendable, Codable {
    case rfcap
  }

  public let url: URL
  public let container: Container
  public let sampleFormat: SampleFormat
  /// Bytes before sample 0.
  public let headerBytes: Int
  /// Bytes of a partial sample at the end of the file, which are not read.
  public let trailingBytes: Int
  /// Samples that the file really holds.
  public let sampleCount: Int
  /// Samples per second; finite and positive.
  public let sampleRate: Double
  /// RF Hz in the middle of the band; finite.
  public let centerFrequency: Double
  /// What the header says, in Hz; information only, the band is always `sampleRate` wide.
  public let bandwidth: Double
  /// Unix epoch seconds, as the header says; may be 0 or not finite.
  public let startTime: Double
  /// As the header says: untrusted text, to be shown only through `VisibleText`.
  public let signalName: String
  /// Degrees, as the header says; may be 0 or not finite.
  public let latitude: Double
  public let longitude: Double
  /// Sentences about what is odd in the file.
  public let warnings: [String]

  /// The capture's length in seconds.
  public var duration: Double { Double(sampleCount) / sampleRate }

  /// The band in RF Hz: always center ± rate/2.
  public var band: ClosedRange<Double> {
    (centerFrequency - sampleRate / 2)...(centerFrequency + sampleRate / 2)
  }

  /// The whole capture as one box.
  public var extent: Box { Box(samples: 0..<sampleCount, frequencies: band) }

  /// The window of `samples` on this capture.
  public func window(_ samples: Range<Int>) -> SampleWindow {
    SampleWindow(samples: samples, sampleRate: sampleRate, centerFrequency: centerFrequency)
  }
}
