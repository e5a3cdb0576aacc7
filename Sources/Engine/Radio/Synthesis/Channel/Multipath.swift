/// Several paths of a signal to a receiver: the direct one, and echoes (`docs/formats/scenes.md`).
package struct Multipath: Sendable, Equatable, Codable {
  /// A path that is longer than the direct one.
  package struct Echo: Sendable, Equatable, Codable {
    /// Microseconds after the direct path.
    package var delay: Double
    /// The power relative to that of the direct path, in dB.
    package var level: Double
    /// The angle relative to the direct path in degrees. It includes the turns of the carrier during the delay.
    package var phase: Double

    private enum CodingKeys: String, CodingKey {
      case delay = "delay_us"
      case level = "level_db"
      case phase = "phase_deg"
    }

    package init(delay: Double, level: Double, phase: Double) {
      self.delay = delay
      self.level = level
      self.phase = phase
    }

    /// The factor of the delayed signal.
    package var gain: IQValue {
      IQValue(magnitude: PortableMath.amplitude(decibels: level), turns: phase / 360)
    }
  }

  /// The delays of random echoes in microseconds.
  package static let delays = 0.5...5.0
  /// The levels of random echoes in dB.
  package static let levels = -25.0 ... -10.0

  package var echoes: [Echo]

  package init(echoes: [Echo]) { self.echoes = echoes }

  /// Two or three random echoes, the shortest first.
  package init(using random: inout SplitMix64) {
    let count = 2 + random.next(below: 2)
    echoes = (0..<count).map { _ in
      Echo(
        delay: random.uniform(in: Self.delays), level: random.uniform(in: Self.levels),
        phase: random.uniform(in: 0...360))
    }
    echoes.sort { $0.delay < $1.delay }
  }
}
