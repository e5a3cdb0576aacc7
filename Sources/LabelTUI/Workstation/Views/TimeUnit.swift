/// The unit that times of a view are written in.
struct TimeUnit: Equatable {
  let seconds: Double
  let name: String

  /// The unit for a view that ends at `end` seconds.
  init(for end: Double) {
    switch end {
    case 2...: (seconds, name) = (1, "s")
    case 2e-3...: (seconds, name) = (1e-3, "ms")
    default: (seconds, name) = (1e-6, "µs")
    }
  }
}
