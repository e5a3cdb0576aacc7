/// A part of the screen whose cells move sideways when the view pans. Terminals can move them by
/// themselves.
struct ScrollMark: Hashable, Sendable {
  /// The cells that move.
  var rect: Rect
  /// The position of the leftmost column, in columns from the start of the data.
  var column: Int
  /// What a column stands for. If it differs between two screens, nothing moved.
  var samplesPerColumn: Int
}
