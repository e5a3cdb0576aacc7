/// Adds a transmission, as it arrives at the receiver, to blocks of samples, in their order.
struct TransmissionRenderer {
  /// The power of the modulator's samples is measured over at most this number of them.
  private static let measuredCount = 1 << 20
  private static let measuredBlock = 1 << 14
  /// The rise and the fall in samples, times the width of the band, so that they add nothing outside of it.
  private static let edge = 1.5

  private let transmission: SceneTransmission
  private var modulator: any Modulator
  private var filter: MultipathFilter?
  private var fading: FadingSteps?
  private let amplitude: Double
  private let ramp: Int
  /// The phase of the carrier per sample, where 2^64 is one turn: products wrap around exactly.
  private let carrierStep: UInt64
  /// The next sample that the modulator makes, and the index of the sample that the filter returns for it.
  private var position: Int
  private let lead: Int
  /// The samples in which the transmission and its echoes are.
  let extent: Range<Int>

  /// - Parameters:
  ///   - density: the mean power of the noise in the band of the transmission, per hertz.
  ///   - fading: the gain of the path, shared by all transmissions of a signal.
  init(_ transmission: SceneTransmission, in scene: Scene, density: Double, fading: RayleighFading?)
  {
    let signal = scene.signals[transmission.signal]
    let samples = transmission.samples
    self.transmission = transmission
    ramp = max(1, min(samples.count / 8, Int(Self.edge / transmission.width)))
    modulator = transmission.modulator(of: signal, sampleRate: scene.sampleRate)
    filter = signal.multipath.map { MultipathFilter($0, sampleRate: scene.sampleRate) }
    self.fading = fading.map { FadingSteps($0, sampleRate: scene.sampleRate) }
    lead = filter == nil ? 0 : MultipathFilter.lead
    position = samples.lowerBound
    extent = max(0, samples.lowerBound - lead)..<samples.upperBound + (filter?.tail ?? 0)
    let turns = transmission.center - transmission.center.rounded()
    let step = (turns * 18_446_744_073_709_551_616).rounded()
    carrierStep = UInt64(bitPattern: Int64(exactly: step) ?? .min)
    let wanted =
      PortableMath.power(decibels: signal.signalToNoise) * density * signal.bandwidth
    let measured = Self.power(of: modulator, count: samples.count, ramp: ramp)
    amplitude = (wanted / measured).squareRoot()
  }

  /// Adds the part within `range`, which follows the one of the call before, to `sums`, which starts at
  /// `range.lowerBound`.
  mutating func add(to sums: inout [IQValue], range: Range<Int>) {
    let part = extent.clamped(to: range)
    guard !part.isEmpty else { return }
    // The filter returns a sample when it has got the one `lead` later.
    let first = position - lead
    let arrived = filtered(next(part.upperBound + lead - position))
    for (offset, value) in arrived.enumerated() where first + offset >= part.lowerBound {
      let sample = first + offset
      let turns = Double(carrierStep &* UInt64(sample)) / 18_446_744_073_709_551_616
      var value = amplitude * (value * IQValue(turns: turns))
      if let gain = fading?.gain(at: sample) { value = value * gain }
      sums[sample - range.lowerBound] += value
    }
  }

  private mutating func filtered(_ samples: [IQValue]) -> [IQValue] {
    filter?.apply(to: samples) ?? samples
  }

  /// The next `count` samples with rise and fall; zeros after the end.
  private mutating func next(_ count: Int) -> [IQValue] {
    let samples = transmission.samples
    let rest = max(0, min(count, samples.upperBound - position))
    var values = modulator.next(rest)
    for index in values.indices {
      let place = position + index - samples.lowerBound
      values[index] = Self.gain(at: place, of: samples.count, ramp: ramp) * values[index]
    }
    position += count
    return values + Array(repeating: .zero, count: count - rest)
  }

  /// A raised cosine at both ends.
  private static func gain(at place: Int, of count: Int, ramp: Int) -> Double {
    let distance = min(place, count - 1 - place)
    guard distance < ramp else { return 1 }
    let share = (Double(distance) + 0.5) / Double(ramp)
    return (1 - PortableMath.cosineAndSine(turns: share / 2).cosine) / 2
  }

  /// The mean power of the first samples, with rise and fall: random data has a power of its own.
  private static func power(of modulator: any Modulator, count: Int, ramp: Int) -> Double {
    var modulator = modulator
    let measured = min(count, measuredCount)
    var sum = 0.0
    for start in stride(from: 0, to: measured, by: measuredBlock) {
      let block = modulator.next(min(measuredBlock, measured - start))
      for (offset, value) in block.enumerated() {
        let gain = gain(at: start + offset, of: count, ramp: ramp)
        sum += gain * gain * value.power
      }
    }
    return sum / Double(measured)
  }
}
