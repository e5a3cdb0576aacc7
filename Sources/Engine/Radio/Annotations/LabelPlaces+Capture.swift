import FoundationEssentials
import Foundations
import Labels
import Libraries

extension LabelPlaces {
  /// The file extension of SigMF metadata.
  package static let captureEnding = "sigmf-meta"

  /// `X.sigmf-meta` beside `capture`, or the recording's own metadata; in the state folder, a file
  /// named after the full path of the capture.
  init(of capture: Capture, stateFolder: URL) {
    let path = capture.url.standardizedFileURL.path
    let digest = SHA256.hexadecimal(of: Array(path.utf8)).prefix(16)
    self.init(
      beside: capture.facts.metadata,
      fallback: Self.fallbackFolder(in: stateFolder)
        .appending(path: "\(digest).\(Self.captureEnding)"),
      ending: Self.captureEnding)
  }
}
