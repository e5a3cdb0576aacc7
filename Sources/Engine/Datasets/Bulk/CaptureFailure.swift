import Foundations

/// A capture that could not be saved from, or not wholly.
package struct CaptureFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: String
  /// A sentence that names the path.
  package let description: String

  /// What `error` means for the capture at `path`.
  init(path: String, _ error: any Error) {
    self.path = path
    let text = "\(error)"
    let name = VisibleText.of(path)
    description = text.hasPrefix(name) ? text : "\(name): \(text)"
  }
}
