/// What a synthetic capture is made from. The same recipe gives the same bytes on any machine.
package struct SyntheticRecipe: Sendable, Codable, Equatable {
  package var seed: UInt64 = 1
  /// Samples per second.
  package var sampleRate = 1e6
  /// RF Hz in the middle of the band.
  package var centerFrequency = 2.44e9
  /// Seconds.
  package var duration = 0.2
  /// The signal name in the header, at most 32 bytes.
  package var name = "SYNTHETIC"
  /// Power of the strongest signals over that of the noise in the whole band, in dB.
  package var signalToNoise = 15.0
  /// The signals, each in a part of the band of its own, from the lowest frequency up.
  package var signals = SyntheticSignal.allCases
  /// Unix epoch seconds: noon of 15 November 2026.
  package var startTime = 1_794_744_000.0

  /// Makes the recipe of a capture with one signal of every kind.
  package init() {}

  /// Samples that the capture will hold.
  ///
  /// - Throws: `SynthesisError` naming the value that no capture can be made of.
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
