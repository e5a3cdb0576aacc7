import Glibc

/// Makes the samples of a signal.
struct SceneModulator {
  /// Samples over which a signal rises and falls.
  private static let ramp = 40

  private let signal: SceneSignal
  private let rate: Double

  init(_ signal: SceneSignal, sampleRate: Double) {
    self.signal = signal
    rate = sampleRate
  }

  /// Adds the signal with mean power `power` to interleaved `values`.
  func add(to values: inout [Float], power: Double) {
    let count = signal.samples.count
    var wave = [(i: Double, q: Double)](repeating: (0, 0), count: count)
    switch signal.kind {
    case .ook: keyOnOff(&wave)
    case .fsk: shiftFrequency(&wave)
    case .psk: shiftPhase(&wave)
    case .ofdm: addCarriers(&wave)
    case .chirp: sweep(&wave)
    case .carrier: for index in wave.indices { wave[index] = (1, 0) }
    }
    var sum = 0.0
    for value in wave { sum += value.i * value.i + value.q * value.q }
    guard sum > 0 else { return }
    let amplitude = (power * Double(count) / sum).squareRoot()
    let step = 2 * Double.pi * signal.center / rate
    for index in 0..<count {
      let edge = Double(min(index + 1, count - index, Self.ramp)) / Double(Self.ramp)
      let (c, s) = (cos(step * Double(index)), sin(step * Double(index)))
      let place = 2 * (signal.samples.lowerBound + index)
      let (i, q) = wave[index]
      values[place] += Float(amplitude * edge * (i * c - q * s))
      values[place + 1] += Float(amplitude * edge * (i * s + q * c))
    }
  }

  /// Bits for symbols; the first and the last are 1, so that the truth is where the signal is.
  private func bits(_ count: Int) -> [Bool] {
    var random = SeededGenerator(seed: signal.seed)
    var bits = (0..<max(1, count)).map { _ in Bool.random(using: &random) }
    (bits[0], bits[bits.count - 1]) = (true, true)
    return bits
  }

  /// Rectangular pulses; the band ends at the first zeros of their spectrum.
  private func keyOnOff(_ wave: inout [(i: Double, q: Double)]) {
    let length = 2 * rate / signal.bandwidth
    let bits = bits(Int((Double(wave.count) / length).rounded(.up)))
    for index in wave.indices where bits[Int(Double(index) / length)] { wave[index] = (1, 0) }
  }

  /// Two tones 0.7 of the band apart, at 0.3 symbols per second and Hz.
  private func shiftFrequency(_ wave: inout [(i: Double, q: Double)]) {
    let length = rate / (0.3 * signal.bandwidth)
    let bits = bits(Int((Double(wave.count) / length).rounded(.up)))
    var phase = 0.0
    for index in wave.indices {
      let sign = bits[Int(Double(index) / length)] ? 1.0 : -1
      phase += 2 * Double.pi * sign * 0.35 * signal.bandwidth / rate
      wave[index] = (cos(phase), sin(phase))
    }
  }

  /// Four phases with root raised cosine pulses of roll-off 0.25.
  private func shiftPhase(_ wave: inout [(i: Double, q: Double)]) {
    let length = 1.25 * rate / signal.bandwidth
    var random = SeededGenerator(seed: signal.seed)
    let symbols = (0..<Int(Double(wave.count) / length) + 8).map { _ in
      (Bool.random(using: &random) ? 1.0 : -1, Bool.random(using: &random) ? 1.0 : -1)
    }
    let pulse = (0...1024).map { Self.pulse(Double($0) / 256) }
    for index in wave.indices {
      let position = Double(index) / length + 3
      let first = Int(position) - 3
      for symbol in first..<first + 8 where symbols.indices.contains(symbol) {
        let distance = Int((position - Double(symbol)).magnitude * 256)
        guard distance <= 1024 else { continue }
        wave[index].i += pulse[distance] * symbols[symbol].0
        wave[index].q += pulse[distance] * symbols[symbol].1
      }
    }
  }

  /// The root raised cosine pulse at `time` in symbols.
  private static func pulse(_ time: Double) -> Double {
    let rollOff = 0.25
    let (t, p) = (time == 1 ? 1.000_1 : max(1e-6, time), Double.pi)
    return (sin(p * t * (1 - rollOff)) + 4 * rollOff * t * cos(p * t * (1 + rollOff)))
      / (p * t * (1 - 16 * rollOff * rollOff * t * t))
  }

  /// Carriers side by side with four phases each.
  private func addCarriers(_ wave: inout [(i: Double, q: Double)]) {
    let carriers = 24
    let spacing = signal.bandwidth / Double(carriers)
    let length = Int(1.125 * rate / spacing)
    var random = SeededGenerator(seed: signal.seed)
    for start in stride(from: 0, to: wave.count, by: max(1, length)) {
      for carrier in 0..<carriers {
        let frequency = (Double(carrier) - Double(carriers - 1) / 2) * spacing
        let step = 2 * Double.pi * frequency / rate
        let turn = Double(Int.random(in: 0..<4, using: &random)) * Double.pi / 2
        var (i, q) = (cos(turn), sin(turn))
        let (c, s) = (cos(step), sin(step))
        for index in start..<min(start + max(1, length), wave.count) {
          wave[index].i += i
          wave[index].q += q
          (i, q) = (i * c - q * s, i * s + q * c)
        }
      }
    }
  }

  private func sweep(_ wave: inout [(i: Double, q: Double)]) {
    let upwards = signal.seed % 2 == 0
    var phase = 0.0
    for index in wave.indices {
      let share = Double(index % signal.sweep) / Double(signal.sweep) - 0.5
      phase += 2 * Double.pi * (upwards ? share : -share) * signal.bandwidth / rate
      wave[index] = (cos(phase), sin(phase))
    }
  }
}
