/// Shifts samples to 0 Hz.
///
/// The phase is exact at every 64th sample; between these it is a product of two phasors. So a sample does not depend on
/// the ones before it.
struct DownMixer: Sendable {
  private static let period = 64

  private let clock: PhaseClock
  private let start: Int
  private let spacing: Int
  /// The phasors of the samples of one period, from the first.
  private let turns: [(real: Double, imaginary: Double)]

  /// A mixer for samples that are `spacing` samples of `clock` apart, the first one at `start`.
  init(_ clock: PhaseClock, start: Int, spacing: Int) {
    self.clock = clock
    self.start = start
    self.spacing = spacing
    turns = (0..<Self.period).map { clock.phasor(at: -$0 * spacing) }
  }

  /// Mixes the interleaved `samples`, which have the indices `range`.
  func mix(_ samples: UnsafeMutablePointer<Float>, _ range: Range<Int>) {
    var base = (real: 1.0, imaginary: 0.0)
    for index in range {
      let place = index % Self.period
      if place == 0 || index == range.lowerBound {
        base = clock.phasor(at: -(start + (index - place) * spacing))
      }
      let turn = turns[place]
      let real = Float(base.real * turn.real - base.imaginary * turn.imaginary)
      let imaginary = Float(base.real * turn.imaginary + base.imaginary * turn.real)
      let sample = samples + 2 * (index - range.lowerBound)
      (sample[0], sample[1]) = (
        sample[0] * real - sample[1] * imaginary, sample[0] * imaginary + sample[1] * real
      )
    }
  }
}
