/// The parameters of a synthetic capture. The same recipe gives the same bytes on any machine.
package struct SyntheticRecipe: Sendable, Codable, Equatable {
  /// The seed of the noise and the data.
  package var seed: UInt64 = 1
  /// Samples per second.
  package var sampleRate = 1e6
  /// Center of the band in RF Hz.
  package var centerFrequency = 2.44e9
  /// Duration in seconds.
  package var duration = 0.2
  /// The signal name in the header, at most 32 bytes.
  package var name = "SYNTHETIC"
  /// The ratio of the power of the strongest signals to that of the noise in the whole band, in dB.
  package var signalToNoise = 15.0
  /// The signals, from the lowest to the highest frequency; each has its own part of the band.
  package var signals = SyntheticSignal.allCases
  /// Start time in seconds since 1970: noon of 15 November 2026.
  package var startTime = 1_794_744_000.0

  /// The recipe of a capture with one signal of every kind.
  package init() {}

  /// The number of samples of the capture.
  ///
  /// - Throws: `SynthesisError`, which names the invalid value.
  package func checkedSampleCount() throws(SynthesisError) -> Int {
    guard (1...1e9).contains(sampleRate) else { throw .badSampleRate(sampleRate) }
    guard centerFrequency.isFinite, centerFrequency.magnitude <= 1e15 else {
      throw .badFrequency(centerFrequency)
    }
    guard (-60...60).contains(signalToNoise) else { throw .badSignalToNoise(signalToNoise) }
    guard name.utf8.count <= 32 else { throw .longName(name) }
    guard signals.count <= 16 else { throw .tooManySignals(signals.count) }
    let samples = (duration * sampleRate).rounded()
    guard (1...1e10).contains(samples) else { throw .badDuration(duration) }
    return Int(samples)
  }
}
