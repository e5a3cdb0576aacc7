/// A rectangle in pixels of an image, from the top left.
package protocol PixelRectangle {
  /// Left edge.
  var x: Double { get }
  /// Top edge.
  var y: Double { get }
  /// Width.
  var width: Double { get }
  /// Height.
  var height: Double { get }
}

extension PixelRectangle {
  /// Intersection over union: the area of the intersection with `other` divided by that of the union,
  /// 0...1. 0 if a number of either rectangle is not finite.
  package func overlap(with other: some PixelRectangle) -> Double {
    let columns = min(x + width, other.x + other.width) - max(x, other.x)
    let rows = min(y + height, other.y + other.height) - max(y, other.y)
    guard columns > 0, rows > 0 else { return 0 }
    let common = columns * rows
    let share = common / (width * height + other.width * other.height - common)
    return share.isFinite ? min(max(0, share), 1) : 0
  }
}
