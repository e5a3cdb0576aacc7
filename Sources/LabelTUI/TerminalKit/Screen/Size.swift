/// Width and height in cells.
struct Size: Hashable, Sendable {
  /// The smallest screen that everything fits on.
  static let smallest = Size(width: 40, height: 12)

  var width: Int
  var height: Int

  /// Whether the program can be used on a screen of this size.
  var isUsable: Bool { width >= Self.smallest.width && height >= Self.smallest.height }
}

/// Width and height in pixels.
struct PixelSize: Hashable, Sendable {
  var width: Int
  var height: Int
}
