/// Width and height in cells.
package struct Size: Hashable, Sendable {
  /// The smallest screen on which all views fit.
  package static let smallest = Size(width: 40, height: 12)

  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Whether the program can be used on a screen of this size.
  package var isUsable: Bool { width >= Self.smallest.width && height >= Self.smallest.height }
}

/// Width and height in pixels.
package struct PixelSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
