import FoundationEssentials
import Foundations
import Labels
import Libraries

extension LabelPlaces {
  /// The file extension of SigMF metadata.
  package static let captureEnding = "sigmf-meta"

  /// The places of the labels of `capture`: `X.sigmf-meta` beside the capture, or the capture's SigMF metadata; and a
  /// file in the state folder whose name is a digest of the full path of the capture.
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
