/// A box in pixels of the 1024 x 1024 inference image, from the top left.
public struct PixelBox: Sendable, Hashable {
  public var xMin: Int
  public var yMin: Int
  public var xMax: Int
  public var yMax: Int

  /// Makes a box from its edges in pixels.
  public init(xMin: Int, yMin: Int, xMax: Int, yMax: Int) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// Converts 0...1 to pixels by `int(x * 1024)`, the formula of `spec/inference-spectrogram.md`.
  public init(_ box: NormalizedBox) {
    let side = Double(SpectrogramImage.side)
    self.init(
      xMin: Int(box.x1 * side), yMin: Int(box.y1 * side),
      xMax: Int(box.x2 * side), yMax: Int(box.y2 * side))
  }
}
