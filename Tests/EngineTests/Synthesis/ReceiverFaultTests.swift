import Glibc
import Testing

@testable import Radio

@Suite("Faults of the receiver of a scene")
struct ReceiverFaultTests {
  /// A strong carrier at 1/8 of the sample rate, in hardly any noise.
  private func samples(_ change: (inout ReceiverFaults) -> Void) throws -> [IQValue] {
    var scene = Scene()
    scene.sampleRate = 64e3
    scene.duration = 0.5
    scene.noise.level = -90
    scene.signals = [
      TransmittedSignal(
        .tone, start: 0, duration: 0.5, frequency: scene.centerFrequency + 8e3, bandwidth: 1e3,
        signalToNoise: 98)
    ]
    change(&scene.receiver)
    try scene.check()
    var renderer = SceneRenderer(scene, SceneTransmission.all(of: scene))
    return renderer.next(scene.sampleCount)
  }

  private func level(_ samples: [IQValue], _ center: Double) -> Double {
    10 * log10(BandPower(samples[...]).power(center: center, width: 0.02))
  }

  @Test("without faults, there is the carrier only, at its frequency")
  func none() throws {
    let samples = try samples { _ in }
    #expect(abs(level(samples, 0.125) + 10) < 0.1)
    #expect(level(samples, -0.125) < level(samples, 0.125) - 60)
    #expect(level(samples, 0) < level(samples, 0.125) - 60)
  }

  @Test("an imbalance of 1 dB makes an image 25 dB below the signal, a skew of 5 degrees one 27 dB")
  func imbalance() throws {
    // The image of gain g is (g - 1) / (g + 1), that of angle p tan(p / 2) (Razavi, RF Microelectronics, 4.2.2).
    let unequal = try samples { $0.imbalance = 1 }
    #expect(abs(level(unequal, 0.125) - level(unequal, -0.125) - 24.8) < 0.3)
    let skewed = try samples { $0.skew = 5 }
    #expect(abs(level(skewed, 0.125) - level(skewed, -0.125) - 27.2) < 0.3)
  }

  @Test("a DC offset has its level")
  func offset() throws {
    let samples = try samples { $0.offset = -35 }
    #expect(abs(level(samples, 0) + 35) < 0.2)
  }

  @Test("a frequency offset moves the signal and its box")
  func frequencyOffset() throws {
    let samples = try samples { $0.frequencyOffset = 4000 }
    #expect(level(samples, 0.1875) > level(samples, 0.125) + 40)
    var scene = Scene()
    scene.signals = [
      TransmittedSignal(
        .tone, start: 0, duration: 1, frequency: scene.centerFrequency, bandwidth: 1e3,
        signalToNoise: 10)
    ]
    scene.receiver.frequencyOffset = 4000
    let box = try SceneCapture(scene).annotations[0].box
    #expect(abs(box.frequencies.lowerBound - scene.centerFrequency - 3500) < 1e-3)
  }

  @Test("phase noise widens a carrier to its 3 dB width")
  func phaseNoise() throws {
    let samples = try samples { $0.phaseNoise = 200 }
    let power = BandPower(samples[...])
    // Half of the power of a Lorentz curve is within its width.
    let share = power.power(center: 0.125, width: 200 / 64e3) / power.total
    #expect((0.35...0.65).contains(share), "\(share)")
  }

  @Test("gain steps, gaps and bits")
  func steps() throws {
    let samples = try samples {
      $0.gainSteps = [.init(start: 0.1, gain: 6), .init(start: 0.2, gain: -6)]
      $0.gaps = [.init(start: 0.3, duration: 0.05)]
      $0.bits = 10
    }
    func power(_ range: Range<Int>) -> Double { samples[range].reduce(0) { $0 + $1.power } / 3000 }
    let levels = [2000..<5000, 7000..<10_000, 14_000..<17_000].map { 10 * log10(power($0)) }
    #expect(abs(levels[1] - levels[0] - 6) < 0.1 && abs(levels[2] - levels[0] + 6) < 0.1)
    #expect(samples[19_200..<22_400].allSatisfy { $0 == .zero })
    #expect(samples[19_199] != .zero && samples[22_400] != .zero)
    #expect(samples.allSatisfy { ($0.i * 512).rounded() == $0.i * 512 && $0.i < 1 })
    let loud = try self.samples {
      $0.gainSteps = [.init(start: 0, gain: 60)]
      $0.bits = 10
    }
    #expect(loud.map(\.i).max() == 511.0 / 512 && loud.map(\.i).min() == -1)
  }
}
