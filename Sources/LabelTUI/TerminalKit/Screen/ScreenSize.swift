extension Size {
  /// The smallest screen that the layout fits on.
  package static let smallest = Size(width: 40, height: 12)

  /// Whether a screen of this size is usable.
  package var isUsable: Bool { width >= Self.smallest.width && height >= Self.smallest.height }
}
