/// A capture that could not be saved from, or not wholly.
public struct CaptureFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// A sentence that names the path.
  public let description: String

  /// What `error` means for the capture at `path`.
  init(path: String, _ error: any Error) {
    self.path = path
    let text = "\(error)"
    let name = VisibleText.of(path)
    description = text.hasPrefix(name) ? text : "\(name): \(text)"
  }
}
