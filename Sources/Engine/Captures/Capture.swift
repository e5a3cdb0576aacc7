import FoundationEssentials

/// A recording on disk that can be shown: where its samples lie, how fast they came, what is said of
/// them.
public struct Capture: Sendable, Equatable {
  /// The container that a capture came in.
  public enum Container: String, Sendable, Codable {
    case rfcap
    case sigmf
    case raw

    /// As people write it.
    public var name: String {
      switch self {
      case .rfcap: "RFCAP"
      case .sigmf: "SigMF"
      case .raw: "raw IQ"
      }
    }
  }

  /// All that is known of the file.
  public let facts: CaptureFacts
  /// Samples per second; finite and positive.
  public let sampleRate: Double

  /// Takes `facts`; throws `CaptureError.missingSampleRate` while these know no rate.
  public init(_ facts: CaptureFacts) throws(CaptureError) {
    guard let sampleRate = facts.sampleRate else { throw .missingSampleRate(path: facts.url.path) }
    self.facts = facts
    self.sampleRate = sampleRate
  }

  /// The file that holds the samples.
  public var url: URL { facts.url }
  public var container: Container { facts.container }
  public var sampleFormat: SampleFormat { facts.layout.format }
  /// Bytes before sample 0.
  public var headerBytes: Int { facts.layout.headerBytes }
  /// Bytes of a partial sample at the end of the file, which are not read.
  public var trailingBytes: Int { facts.layout.trailingBytes }
  /// Samples that the file really holds.
  public var sampleCount: Int { facts.layout.sampleCount }
  /// RF Hz in the middle of the band, finite; 0 where nobody says: then frequencies are baseband.
  public var centerFrequency: Double { facts.centerFrequency ?? 0 }
  /// What the header says, in Hz; NaN where it says nothing. Information only.
  public var bandwidth: Double { facts.bandwidth ?? .nan }
  /// Unix epoch seconds, as the header says; may be 0, not finite where it says nothing.
  public var startTime: Double { facts.startTime ?? .nan }
  /// Degrees, as the header says; may be 0, not finite where it says nothing.
  public var latitude: Double { facts.latitude ?? .nan }
  public var longitude: Double { facts.longitude ?? .nan }
  /// As the header says; empty where there is none. To be shown only through `VisibleText`.
  public var signalName: String { facts.signalName ?? "" }
  /// Sentences about what is odd in the file.
  public var warnings: [String] { facts.warnings }

  /// The capture's length in seconds.
  public var duration: Double { Double(sampleCount) / sampleRate }

  /// The band in RF Hz: always center ± rate/2.
  public var band: ClosedRange<Double> {
    (centerFrequency - sampleRate / 2)...(centerFrequency + sampleRate / 2)
  }

  /// The whole capture as one box.
  public var extent: Box { Box(samples: 0..<sampleCount, frequencies: band) }

  /// Whether `later` is this capture, perhaps with more samples.
  public func goesOn(in later: Capture) -> Bool {
    later.url == url && later.sampleRate == sampleRate && later.band == band
      && later.sampleFormat == sampleFormat && later.headerBytes == headerBytes
      && later.sampleCount >= sampleCount
  }

  /// Hz to add to the frequencies of `band`, in which boxes and pictures are kept, for the RF ones at
  /// `sample`: not 0 where a recording was tuned elsewhere than at its start.
  public func tuning(at sample: Int) -> Double { facts.tuning.shift(at: sample) }

  /// The window of `samples` on this capture.
  public func window(_ samples: Range<Int>) -> SampleWindow {
    SampleWindow(
      samples: samples, sampleRate: sampleRate, centerFrequency: centerFrequency,
      tuning: tuning(at: samples.lowerBound))
  }
}
