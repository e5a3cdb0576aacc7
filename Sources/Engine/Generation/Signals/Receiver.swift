import Foundations
import Glibc
import Libraries
import Radio

/// Computes the samples that a receiver gets. It owns their memory; use it on one thread at a time.
final class Receiver {
  private static let blockSize = 4096
  /// Every so many samples, the power after the echoes is measured.
  private static let stride = 193

  private let sampleRate: Double
  private let transmission: TransmittedVoice
  private let samples: FloatBuffer
  private let gains = FloatBuffer(count: 2 * (blockSize / SignalKernels.step + 1))
  private let kernels = SignalKernels.best

  /// A receiver of `transmission`, whose sample rate is `sampleRate` Hz.
  init(_ transmission: TransmittedVoice, sampleRate: Double) {
    self.transmission = transmission
    self.sampleRate = sampleRate
    samples = FloatBuffer(count: 2 * transmission.sampleCount)
  }

  /// The received samples as interleaved I and Q.
  var values: UnsafeMutableBufferPointer<Float> { samples.values }

  /// Replaces the samples by those of `reception`. A mean squared magnitude of 1 is a power of 1 W.
  func receive(_ reception: Reception, fading: RayleighFading?, noise: SplitMix64) {
    let taps = reception.taps(sampleRate: sampleRate)
    let power = pow(10, (reception.power - 30) / 10)
    let gain = (power / meanPower(taps)).squareRoot()
    let noisePower = power / pow(10, reception.signalToNoise / 10)
    let deviation = Float((noisePower / 2).squareRoot())
    var noise = noise
    var state = NoiseState { noise.next() }
    var path = fading.map {
      FadingSteps($0, sampleRate: sampleRate, resolution: FadingSteps.coarse)
    }
    for start in Swift.stride(from: 0, to: transmission.sampleCount, by: Self.blockSize) {
      let count = min(Self.blockSize, transmission.sampleCount - start)
      let block = samples.start + 2 * start
      convolve(from: start, count: count, with: taps, into: block)
      fillGains(from: start, count: count) { sample in
        let turns = reception.frequencyOffset * Double(sample) / sampleRate
        return gain * (path?.gain(at: sample) ?? .one) * IQValue(turns: turns)
      }
      kernels.modulate(block, by: gains.start, count: count)
      kernels.addNoise(&state, deviation: deviation, count: count, to: block)
    }
  }

  private func convolve(
    from start: Int, count: Int, with taps: [Float], into block: UnsafeMutablePointer<Float>
  ) {
    let lead = taps.count > 2 ? Reception.lead : 0
    kernels.convolve(
      transmission.start + 2 * (start + lead), with: taps, count: count, into: block)
  }

  private func fillGains(from start: Int, count: Int, _ gain: (Int) -> IQValue) {
    for index in 0...count / SignalKernels.step {
      let value = gain(start + index * SignalKernels.step)
      gains.values[2 * index] = Float(value.i)
      gains.values[2 * index + 1] = Float(value.q)
    }
  }

  /// The mean power of the transmission, whose amplitude is 1, after the filter `taps`.
  private func meanPower(_ taps: [Float]) -> Double {
    guard taps.count > 2 else { return 1 }
    var (sum, count) = (0.0, 0)
    for sample in Swift.stride(from: 0, to: transmission.sampleCount, by: Self.stride) {
      var (real, imaginary): (Float, Float) = (0, 0)
      let latest = transmission.start + 2 * (sample + Reception.lead)
      for tap in 0..<taps.count / 2 {
        let (i, q) = (latest[-2 * tap], latest[1 - 2 * tap])
        real += taps[2 * tap] * i - taps[2 * tap + 1] * q
        imaginary += taps[2 * tap] * q + taps[2 * tap + 1] * i
      }
      sum += Double(real * real + imaginary * imaginary)
      count += 1
    }
    return sum / Double(count)
  }
}

/// The received samples as a source, without copies. It is valid while the receiver is not used.
///
/// `@unchecked Sendable`: only the thread that owns the receiver reads it.
struct ReceivedSamples: IQSource, @unchecked Sendable {
  let sampleCount: Int
  private let values: UnsafeMutableBufferPointer<Float>

  /// The first `sampleCount` samples of `receiver`.
  init(_ receiver: Receiver, sampleCount: Int) {
    self.sampleCount = sampleCount
    values = receiver.values
  }

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    let part = values[2 * range.lowerBound..<2 * range.upperBound]
    _ = destination.update(fromContentsOf: part)
  }
}
