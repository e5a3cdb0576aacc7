/// A ball that the recorder's detector found in a frame of a camera: an unverified proposal.
package struct Detection: Sendable, Hashable {
  /// The running number of the camera.
  package var frameIndex: Int
  /// The time of the frame in nanoseconds; nil if the file does not have it.
  package var time: Int?
  /// The center in pixels.
  package var center: PixelPoint
  /// The radius in pixels, 0 or more.
  package var radius: Double
  /// How sure the detector was, 0...1; nil if the file does not have it.
  package var confidence: Double?
  /// The row of the frame in the video, through the timestamps; nil if no row has the frame index.
  package var row: Int?

  /// A detection with these values.
  package init(
    frameIndex: Int, time: Int?, center: PixelPoint, radius: Double, confidence: Double?,
    row: Int?
  ) {
    self.frameIndex = frameIndex
    self.time = time
    self.center = center
    self.radius = radius
    self.confidence = confidence
    self.row = row
  }

  /// The columns that the ball covers, center ± radius.
  package var columns: ClosedRange<Double> { (center.x - radius)...(center.x + radius) }
  /// The rows of pixels that the ball covers, center ± radius, downwards.
  package var pixelRows: ClosedRange<Double> { (center.y - radius)...(center.y + radius) }

  /// Whether any part of the ball is inside a picture of this size.
  package func isVisible(width: Int, height: Int) -> Bool {
    columns.upperBound > 0 && columns.lowerBound < Double(width) && pixelRows.upperBound > 0
      && pixelRows.lowerBound < Double(height)
  }
}
