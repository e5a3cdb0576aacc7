import Foundations

/// A file in a package.
package struct PackagedFile: Sendable, Hashable, Encodable {
  /// The path in the package.
  package var path: String
  /// The size in bytes.
  package var size: Int
  /// The SHA-256 of the content.
  package var sha256: String
  /// The CRC-32 of the content.
  var crc32: UInt32

  private enum CodingKeys: String, CodingKey {
    case path
    case size = "size_bytes"
    case sha256
  }
}
