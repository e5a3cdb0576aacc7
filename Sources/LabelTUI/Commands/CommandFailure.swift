import FoundationEssentials
import Foundations

/// An error together with the file that it concerns, for errors that do not name the file.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(about url: URL, _ reason: some CustomStringConvertible) {
    description = "\(VisibleText.of(url.path)): \(reason)"
  }
}
