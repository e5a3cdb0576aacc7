import Foundations
import Libraries
import Radio

/// The transmitted signal of a sample: a voice on FM with amplitude 1, at the center of the band.
///
/// It owns its memory; use it on one thread at a time.
final class TransmittedVoice {
  /// Samples before and after the sample, for echoes and their interpolation.
  let margin: Int
  /// The number of samples between the margins, a multiple of `SignalKernels.step`.
  let sampleCount: Int
  private let sampleRate: Double
  private let samples: FloatBuffer
  private let turns: FloatBuffer

  /// Room for `sampleCount` samples at `sampleRate` Hz.
  init(sampleCount: Int, sampleRate: Double) {
    let step = SignalKernels.step
    self.sampleRate = sampleRate
    self.sampleCount = (sampleCount + step - 1) / step * step
    let reach = Int((Multipath.delays.upperBound * 1e-6 * sampleRate).rounded(.up))
    margin = (reach + 2 * Reception.lead + step - 1) / step * step
    turns = FloatBuffer(count: self.sampleCount + 2 * margin)
    samples = FloatBuffer(count: 2 * (self.sampleCount + 2 * margin))
  }

  /// The first sample after the margin, as interleaved I and Q.
  var start: UnsafePointer<Float> { UnsafePointer(samples.start + 2 * margin) }

  /// Replaces the signal by a random voice with `modulation`.
  func generate(_ modulation: Modulation, using random: inout SplitMix64) {
    let step = VoiceAudio.rate / sampleRate
    let count = turns.values.count
    let audio = VoiceAudio.values(
      count: Int(Double(count) * step) + 4, limit: modulation.audioLimit,
      seed: random.next())
    let deviation = modulation.deviation / sampleRate
    var phase = random.unit()
    audio.withUnsafeBufferPointer { audio in
      for index in 0..<count {
        let place = Double(index) * step
        let whole = Int(place)
        phase += deviation * Self.between(audio, whole, place - Double(whole))
        phase -= phase.rounded()
        turns.values[index] = Float(phase)
      }
    }
    SignalKernels.best.phasors(turns.start, count: count, into: samples.start)
  }

  /// The value `fraction` after place `whole` + 1, by the cubic of Catmull and Rom through four values.
  private static func between(
    _ values: UnsafeBufferPointer<Double>, _ whole: Int, _ fraction: Double
  ) -> Double {
    let (a, b, c, d) = (values[whole], values[whole + 1], values[whole + 2], values[whole + 3])
    let cubic = (d - a + 3 * (b - c)) * fraction
    let square = (2 * a - 5 * b + 4 * c - d + cubic) * fraction
    return b + 0.5 * fraction * (c - a + square)
  }
}
