/// A box as a reviewer saw it: its class, and its place in pixels of the image from the top left.
package struct ReviewedBox: PixelRectangle, Sendable, Hashable {
  /// The class.
  package var className: String
  /// Left edge.
  package var x: Double
  /// Top edge.
  package var y: Double
  /// Width.
  package var width: Double
  /// Height.
  package var height: Double

  /// A box with these values.
  package init(className: String, x: Double, y: Double, width: Double, height: Double) {
    self.className = className
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The place of `box`.
  package init(_ box: ContentBox) {
    self.init(
      className: box.className, x: box.x, y: box.y, width: box.width, height: box.height)
  }
}

extension ReviewedBox: Codable {
  private enum CodingKeys: String, CodingKey {
    case className = "category_name"
    case bbox
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    className = try container.decode(String.self, forKey: .className)
    let numbers = try container.decode([Double].self, forKey: .bbox)
    guard numbers.count == 4 else {
      throw DecodingError.dataCorruptedError(
        forKey: .bbox, in: container, debugDescription: "a box has four numbers")
    }
    (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(className, forKey: .className)
    try container.encode([x, y, width, height], forKey: .bbox)
  }
}
