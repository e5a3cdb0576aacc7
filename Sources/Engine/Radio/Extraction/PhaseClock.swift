import Glibc

/// The phase of a complex oscillator at any sample. It counts turns as 64-bit fractions, whose sums wrap around exactly, so
/// that it does not drift.
struct PhaseClock: Sendable {
  private let step: UInt64

  /// An oscillator of `frequency` cycles per sample, -1...1.
  init(frequency: Double) {
    let turn = frequency - frequency.rounded()
    // Two parts, because half a turn does not fit in a signed number.
    let half = Int64((turn * 0x1p62).rounded())
    step = UInt64(bitPattern: half) &* 4
  }

  /// The complex amplitude 1 at `sample`, which may be negative.
  func phasor(at sample: Int) -> (real: Double, imaginary: Double) {
    let turns = Double(Int64(bitPattern: step &* UInt64(bitPattern: Int64(sample)))) * 0x1p-64
    return (cos(2 * .pi * turns), sin(2 * .pi * turns))
  }
}
