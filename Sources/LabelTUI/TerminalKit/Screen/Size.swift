/// Width and height in cells.
@usableFromInline package struct Size: Hashable, Sendable {
  /// The smallest screen on which all views fit.
  package static let smallest = Size(width: 40, height: 12)

  /// The number of columns.
  @usableFromInline package var width: Int
  /// The number of rows.
  @usableFromInline package var height: Int

  /// `width` x `height` cells.
  @inlinable package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Whether the program can be used on a screen of this size.
  package var isUsable: Bool { width >= Self.smallest.width && height >= Self.smallest.height }
}

/// Width and height in pixels.
@usableFromInline package struct PixelSize: Hashable, Sendable {
  /// The number of pixels per row.
  @usableFromInline package var width: Int
  /// The number of rows of pixels.
  @usableFromInline package var height: Int

  /// `width` x `height` pixels.
  @inlinable package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
