import FoundationEssentials
import Imaging

/// The image of a sample as a file.
package struct ImageFile: Sendable {
  /// The bytes of the file.
  package var data: Data
  /// The format of the file.
  package var format: PictureFileFormat
  /// Width in pixels.
  package var width: Int
  /// Height in pixels.
  package var height: Int

  /// A file with these facts.
  package init(data: Data, format: PictureFileFormat, width: Int, height: Int) {
    self.data = data
    self.format = format
    self.width = width
    self.height = height
  }
}
