/// The point that the analyst is at, in data, so that zooming keeps it.
struct Crosshair: Hashable, Sendable {
  /// Samples from the start of the capture.
  private(set) var sample: Int
  /// RF Hz.
  private(set) var frequency: Double
  /// The time that was typed, as samples before it: up to all of the capture's. Nil where the crosshair
  /// stands for a cell.
  private(set) var typedSample: Int?
  /// The frequency that was typed, in RF Hz; nil where the crosshair stands for a cell.
  private(set) var typedFrequency: Double?

  init(sample: Int, frequency: Double) {
    self.sample = sample
    self.frequency = frequency
  }

  /// Moves to the cell of `newSample`.
  mutating func move(toSample newSample: Int) {
    sample = newSample
    typedSample = nil
  }

  /// Moves to the cell of `newFrequency`.
  mutating func move(toFrequency newFrequency: Double) {
    frequency = newFrequency
    typedFrequency = nil
  }

  /// Moves to exactly `count` samples after the start of a capture of `sampleCount`.
  mutating func moveExactly(toSample count: Int, of sampleCount: Int) {
    sample = min(count, sampleCount - 1)
    typedSample = count
  }

  /// Moves to exactly `hertz`.
  mutating func moveExactly(toFrequency hertz: Double) {
    frequency = hertz
    typedFrequency = hertz
  }
}
