/// Width and height in cells.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  /// Width and height in cells.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
