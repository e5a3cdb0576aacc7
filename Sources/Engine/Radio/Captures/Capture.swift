import FoundationEssentials
import Labels

/// A recording on disk that can be shown: where its samples lie, how fast they came, what is said of
/// them.
package struct Capture: Sendable, Equatable {
  /// The container that a capture came in.
  package enum Container: String, Sendable, Codable {
    case rfcap
    case sigmf
    case raw

    /// As people write it.
    package var name: String {
      switch self {
      case .rfcap: "RFCAP"
      case .sigmf: "SigMF"
      case .raw: "raw IQ"
      }
    }
  }

  /// All that is known of the file.
  package let facts: CaptureFacts
  /// Samples per second; finite and positive.
  package let sampleRate: Double

  /// Takes `facts`; throws `CaptureError.missingSampleRate` while these know no rate.
  package init(_ facts: CaptureFacts) throws(CaptureError) {
    guard let sampleRate = facts.sampleRate else { throw .missingSampleRate(path: facts.url.path) }
    self.facts = facts
    self.sampleRate = sampleRate
  }

  /// The file that holds the samples.
  package var url: URL { facts.url }
  package var container: Container { facts.container }
  package var sampleFormat: SampleFormat { facts.layout.format }
  /// Bytes before sample 0.
  package var headerBytes: Int { facts.layout.headerBytes }
  /// Bytes of a partial sample at the end of the file, which are not read.
  package var trailingBytes: Int { facts.layout.trailingBytes }
  /// Samples that the file really holds.
  package var sampleCount: Int { facts.layout.sampleCount }
  /// RF Hz in the middle of the band, finite; 0 where nobody says: then frequencies are baseband.
  package var centerFrequency: Double { facts.centerFrequency ?? 0 }
  /// What the header says, in Hz; NaN where it says nothing. Information only.
  package var bandwidth: Double { facts.bandwidth ?? .nan }
  /// Unix epoch seconds, as the header says; may be 0, not finite where it says nothing.
  package var startTime: Double { facts.startTime ?? .nan }
  /// Degrees, as the header says; may be 0, not finite where it says nothing.
  package var latitude: Double { facts.latitude ?? .nan }
  package var longitude: Double { facts.longitude ?? .nan }
  /// As the header says; empty where there is none. To be shown only through `VisibleText`.
  package var signalName: String { facts.signalName ?? "" }
  /// Sentences about what is odd in the file.
  package var warnings: [String] { facts.warnings }

  /// The capture's length in seconds.
  package var duration: Double { Double(sampleCount) / sampleRate }

  /// The band in RF Hz: always center ± rate/2.
  package var band: ClosedRange<Double> {
    (centerFrequency - sampleRate / 2)...(centerFrequency + sampleRate / 2)
  }

  /// The whole capture as one box.
  package var extent: Box { Box(samples: 0..<sampleCount, frequencies: band) }

  /// Whether `later` is this capture, perhaps with more samples.
  package func goesOn(in later: Capture) -> Bool {
    later.url == url && later.sampleRate == sampleRate && later.band == band
      && later.sampleFormat == sampleFormat && later.headerBytes == headerBytes
      && later.sampleCount >= sampleCount
  }

  /// Hz to add to the frequencies of `band`, in which boxes and pictures are kept, for the RF ones at
  /// `sample`: not 0 where a recording was tuned elsewhere than at its start.
  package func tuning(at sample: Int) -> Double { facts.tuning.shift(at: sample) }

  /// The window of `samples` on this capture.
  package func window(_ samples: Range<Int>) -> SampleWindow {
    SampleWindow(
      samples: samples, sampleRate: sampleRate, centerFrequency: centerFrequency,
      tuning: tuning(at: samples.lowerBound))
  }
}
