import Foundations

/// A capture that could not be saved, or not completely.
package struct CaptureFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path of the capture.
  package let path: String
  /// A sentence that names the path.
  package let description: String

  /// The failure of the capture at `path` because of `error`.
  init(path: String, _ error: any Error) {
    self.path = path
    let text = "\(error)"
    let name = VisibleText.of(path)
    description = text.hasPrefix(name) ? text : "\(name): \(text)"
  }
}
