/// Something that can be measured. It runs in its own process, so that its memory can be measured,
/// too.
protocol Benchmark {
  /// The name of the figure.
  var name: String { get }
  /// A line that describes what is measured.
  var summary: String { get }

  /// Measures the figure and its floor in turn.
  func measure(in workplace: Workplace) throws -> Figure
}
