/// Width and height in pixels.
package struct PixelSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  /// Width and height in pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
