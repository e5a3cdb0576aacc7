/// Limits of files with boxes.
package enum BoxFileLimits {
  /// The maximum size of a file in bytes.
  package static let bytes = 64 << 20
  /// The maximum number of boxes in a file.
  package static let boxes = 250_000
}
