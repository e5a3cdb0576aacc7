/// A part of the screen whose cells move sideways when the view pans. Terminals can move cells without
/// receiving them again.
package struct ScrollMark: Hashable, Sendable {
  /// The cells that move.
  package var rect: Rect
  /// The position of the leftmost column, in columns from the start of the document.
  package var column: Int
  /// The number of samples that a column shows. If it differs between two screens, no cells are moved.
  package var samplesPerColumn: Int

  /// The cells of `rect`, whose leftmost column shows `column`.
  package init(rect: Rect, column: Int, samplesPerColumn: Int) {
    self.rect = rect
    self.column = column
    self.samplesPerColumn = samplesPerColumn
  }
}
