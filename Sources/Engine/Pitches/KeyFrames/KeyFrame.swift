import FoundationEssentials

/// A key frame of a camera that exists as a PNG file.
package struct KeyFrame: Sendable, Hashable {
  /// What the file shows, by its name.
  package var name: KeyFrameName
  /// The file.
  package var url: URL
  /// The row of the video that it shows; nil if its name does not tell, or if the start of the pitch is not known.
  package var row: Int?
}
