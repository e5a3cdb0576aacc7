import FoundationEssentials
import Foundations

/// A failure together with the file that it is about, for errors that do not name it.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(about url: URL, _ reason: some CustomStringConvertible) {
    description = "\(VisibleText.of(url.path)): \(reason)"
  }
}
