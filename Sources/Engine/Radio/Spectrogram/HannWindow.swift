/// The periodic Hann window, equal to `torch.hann_window(size)`.
enum HannWindow {
  /// 0.5 - 0.5 cos(2πn / size) for n in 0..<size, rounded once to float32.
  static func periodic(_ size: Int) -> [Float] { AnalysisWindow.hann.weights(size) }

  /// The same, scaled so that white noise of power 1 has power 1 in all bins, and with alternating signs, which move 0 Hz to
  /// the middle of the transform.
  static func centered(_ size: Int) -> [Float] {
    let window = periodic(size)
    let scale = 1 / window.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return window.enumerated().map { $0.isMultiple(of: 2) ? $1 * scale : -$1 * scale }
  }
}
