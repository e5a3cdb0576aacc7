import FoundationEssentials

/// The file formats of pictures that the program reads.
package enum PictureFileFormat: String, Sendable, Hashable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"

  /// File extensions of pictures, in lower case.
  package static let endings: Set<String> = ["png", "jpg", "jpeg"]

  /// Whether the file name in `url` has the extension of a picture, in upper or lower case.
  package static func hasEnding(_ url: URL) -> Bool {
    endings.contains(url.pathExtension.lowercased())
  }

  /// The number of bytes at the start of a file that identify its format.
  static let magicLength = 8

  /// The format of a file that begins with `bytes`; nil if it is not a picture.
  init?(magic bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else {
      return nil
    }
  }
}
