/// A part of the screen whose cells move sideways when the view pans, for terminals that can move
/// them by themselves.
struct ScrollMark: Hashable, Sendable {
  /// The cells that move.
  var rect: Rect
  /// What the leftmost column shows: columns from the start of the data.
  var column: Int
  /// What a column stands for. Nothing moved between two screens in which it differs.
  var samplesPerColumn: Int
}
