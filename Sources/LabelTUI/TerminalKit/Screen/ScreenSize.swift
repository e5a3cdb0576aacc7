extension Size {
  /// The smallest screen that everything fits on.
  package static let smallest = Size(width: 40, height: 12)

  /// Whether the program can be used on a screen of this size.
  package var isUsable: Bool { width >= Self.smallest.width && height >= Self.smallest.height }
}
