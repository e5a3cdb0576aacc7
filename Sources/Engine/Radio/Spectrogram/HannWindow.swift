/// The periodic Hann window, equal to `torch.hann_window(size)`.
enum HannWindow {
  /// 0.5 - 0.5 cos(2πn / size) for n in 0..<size, rounded once to float32.
  static func periodic(_ size: Int) -> [Float] { AnalysisWindow.hann.weights(size) }
}
