/// Something that can be measured. It gets a process of its own, so that its memory is its own too.
protocol Benchmark {
  /// Name of the figure.
  var name: String { get }
  /// What is measured, in a line.
  var summary: String { get }

  /// Measures it, and its floor, in turn.
  func measure(in workplace: Workplace) throws -> Figure
}
