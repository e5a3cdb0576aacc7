/// The pixels of an image, for checks.
struct PixelRange {
  let width: Int
  let height: Int

  /// Whether a box of x, y, width and height is inside the image and not empty. Sums of edges may be
  /// off by `tolerance`.
  func contains(_ box: [Double], tolerance: Double = 1e-6) -> Bool {
    guard box.count == 4 else { return false }
    return box[0] >= 0 && box[1] >= 0 && box[2] > 0 && box[3] > 0
      && box[0] + box[2] <= Double(width) + tolerance
      && box[1] + box[3] <= Double(height) + tolerance
  }

  /// The same for a box of left, top, right and bottom edge.
  func contains(edges: [Double], tolerance: Double = 1e-6) -> Bool {
    guard edges.count == 4 else { return false }
    return contains(
      [edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]], tolerance: tolerance)
  }
}
