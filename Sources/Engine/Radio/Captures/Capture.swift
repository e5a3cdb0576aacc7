import FoundationEssentials
import Labels

/// A recording on disk whose sample rate is known, so that it can be shown.
package struct Capture: Sendable, Equatable {
  /// The container format of a capture.
  package enum Container: String, Sendable, Codable {
    case rfcap
    case sigmf
    case raw

    /// The name of the format in texts.
    package var name: String {
      switch self {
      case .rfcap: "RFCAP"
      case .sigmf: "SigMF"
      case .raw: "raw IQ"
      }
    }
  }

  /// Everything that is known about the file.
  package let facts: CaptureFacts
  /// Samples per second; finite and positive.
  package let sampleRate: Double

  /// Wraps `facts`; throws `CaptureError.missingSampleRate` if they have no sample rate.
  package init(_ facts: CaptureFacts) throws(CaptureError) {
    guard let sampleRate = facts.sampleRate else { throw .missingSampleRate(path: facts.url.path) }
    self.facts = facts
    self.sampleRate = sampleRate
  }

  /// The file that holds the samples.
  package var url: URL { facts.url }
  /// The container format.
  package var container: Container { facts.container }
  /// The sample format.
  package var sampleFormat: SampleFormat { facts.layout.format }
  /// Bytes before sample 0.
  package var headerBytes: Int { facts.layout.headerBytes }
  /// Bytes of a partial sample at the end of the file, which are not read.
  package var trailingBytes: Int { facts.layout.trailingBytes }
  /// The number of samples in the file.
  package var sampleCount: Int { facts.layout.sampleCount }
  /// Center of the band in RF Hz, finite; 0 if unknown: then frequencies are baseband.
  package var centerFrequency: Double { facts.centerFrequency ?? 0 }
  /// The bandwidth from the header in Hz; NaN if unknown. Information only.
  package var bandwidth: Double { facts.bandwidth ?? .nan }
  /// The start time from the header in seconds since 1970; may be 0, NaN if unknown.
  package var startTime: Double { facts.startTime ?? .nan }
  /// The position from the header in degrees; may be 0, NaN if unknown.
  package var latitude: Double { facts.latitude ?? .nan }
  package var longitude: Double { facts.longitude ?? .nan }
  /// The signal name from the header; empty if there is none. Show it only through `VisibleText`.
  package var signalName: String { facts.signalName ?? "" }
  /// Sentences about problems of the file.
  package var warnings: [String] { facts.warnings }

  /// The duration in seconds.
  package var duration: Double { Double(sampleCount) / sampleRate }

  /// The band in RF Hz: always center ± rate/2.
  package var band: ClosedRange<Double> {
    (centerFrequency - sampleRate / 2)...(centerFrequency + sampleRate / 2)
  }

  /// The extent of the whole capture as a box.
  package var extent: Box { Box(samples: 0..<sampleCount, frequencies: band) }

  /// Whether `later` is the same capture, possibly with more samples.
  package func isContinued(by later: Capture) -> Bool {
    later.url == url && later.sampleRate == sampleRate && later.band == band
      && later.sampleFormat == sampleFormat && later.headerBytes == headerBytes
      && later.sampleCount >= sampleCount
  }

  /// The difference in Hz between the RF frequencies at `sample` and those of `band`, which boxes
  /// and tiles use: not 0 where the recording was tuned to another frequency than at its start.
  package func tuning(at sample: Int) -> Double { facts.tuning.shift(at: sample) }

  /// The samples around `sample` that were recorded with the same tuning. They may begin before the capture, and end
  /// after it.
  func stretch(at sample: Int) -> Range<Int> { facts.tuning.stretch(at: sample) }

  /// The window `samples` of this capture.
  package func window(_ samples: Range<Int>) -> SampleWindow {
    SampleWindow(
      samples: samples, sampleRate: sampleRate, centerFrequency: centerFrequency,
      tuning: tuning(at: samples.lowerBound))
  }
}
