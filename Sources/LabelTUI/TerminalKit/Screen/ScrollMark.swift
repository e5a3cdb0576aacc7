/// A part of the screen whose cells move sideways when the view pans. Terminals can move them by
/// themselves.
package struct ScrollMark: Hashable, Sendable {
  /// The cells that move.
  package var rect: Rect
  /// The position of the leftmost column, in columns from the start of the data.
  package var column: Int
  /// The meaning of a column. If it differs between two screens, nothing moved.
  package var samplesPerColumn: Int

  /// The cells of `rect`, whose first column shows `column`.
  package init(rect: Rect, column: Int, samplesPerColumn: Int) {
    self.rect = rect
    self.column = column
    self.samplesPerColumn = samplesPerColumn
  }
}
