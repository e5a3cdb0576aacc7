import Foundations
import Glibc
import Radio

/// What happens to a signal on its way to a receiver, drawn at random.
package struct Reception: Sendable, Equatable, Codable {
  /// The samples on each side of an echo that its interpolation uses.
  static let lead = 8
  /// The largest difference in Hz between the oscillators of transmitter and receiver.
  package static let frequencyOffsets = -50.0...50.0
  /// The standard deviation in dB of the received power around that of free space.
  private static let shadowing = 4.0

  /// The mean received power in dBm, without noise.
  package let power: Double
  /// The ratio in dB of the mean power of the signal to that of the noise in the whole band.
  package let signalToNoise: Double
  /// Hz.
  package let frequencyOffset: Double
  /// The echoes; nil if there is only the direct path.
  package let multipath: Multipath?
  /// Seconds; nil without fading.
  package let coherenceTime: Double?

  private enum CodingKeys: String, CodingKey {
    case power = "power_dbm"
    case signalToNoise = "snr_db"
    case frequencyOffset = "frequency_offset_hz"
    case multipath
    case coherenceTime = "coherence_time_s"
  }

  /// Draws the reception at `distance` meters by `propagation`.
  init(distance: Double, _ propagation: Propagation, using random: inout SplitMix64) {
    let shadow = 2.0.squareRoot() * random.complexGaussian().i * Self.shadowing
    power = propagation.power(distance: distance) + shadow
    signalToNoise = random.uniform(in: propagation.signalToNoise)
    frequencyOffset = random.uniform(in: Self.frequencyOffsets)
    let echoes = Multipath(using: &random)
    multipath = propagation.hasMultipath ? echoes : nil
    let time = random.uniform(in: RayleighFading.coherenceTimes)
    coherenceTime = propagation.hasFading ? time : nil
  }

  /// A reception by `multipath` without anything else, with the power 0 dBm.
  init(multipath: Multipath) {
    (power, signalToNoise, frequencyOffset) = (0, 100, 0)
    self.multipath = multipath
    coherenceTime = nil
  }

  /// The filter of the paths at `sampleRate` Hz: complex taps, interleaved; that of the direct path at `lead`.
  func taps(sampleRate: Double) -> [Float] {
    let echoes = multipath?.echoes ?? []
    let delays = echoes.map { $0.delay * 1e-6 * sampleRate }
    guard let longest = delays.max() else { return [1, 0] }
    let count = 2 * Self.lead + Int(longest.rounded(.up))
    var taps = [IQValue](repeating: .zero, count: count)
    taps[Self.lead] = .one
    for (echo, delay) in zip(echoes, delays) {
      for index in taps.indices {
        let place = Double(index - Self.lead) - delay
        taps[index] += MultipathFilter.weight(at: place, reach: Self.lead) * echo.gain
      }
    }
    return taps.flatMap { [Float($0.i), Float($0.q)] }
  }
}
