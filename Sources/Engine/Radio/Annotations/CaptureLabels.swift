import FoundationEssentials
import Foundations
import Labels
import Libraries

/// The labels of a capture on disk: SigMF annotations in `X.sigmf-meta` beside the capture, or in the capture's
/// SigMF metadata.
package struct CaptureLabels: LabelStore {
  /// The maximum size of metadata in bytes.
  package static let largestSize = SigMFMetadata.largestSize

  private let file: LabelFile<SigMFLabelCodec>
  private let labels: DocumentLabels<SigMFLabelCodec>

  /// The labels of `capture`. They are written to `stateFolder` if the folder of the capture cannot be written.
  ///
  /// `session` is the name of the editing session in the file; nil for a program that writes once.
  package init(
    of capture: Capture, stateFolder: URL, session: String? = LabelSessionName.random()
  ) {
    self.init(
      of: capture, stateFolder: stateFolder, session: session, sizeLimit: Self.largestSize)
  }

  /// The labels of `capture`, with a maximum file size of `sizeLimit` bytes.
  init(of capture: Capture, stateFolder: URL, session: String?, sizeLimit: Int) {
    file = LabelFile(
      places: LabelPlaces(of: capture, stateFolder: stateFolder),
      codec: SigMFLabelCodec(capture: capture), session: session, sizeLimit: sizeLimit)
    labels = file.labels(of: .capture)
  }

  /// Replaces the capture with `capture`: the same file after it has grown.
  package func follow(_ capture: Capture) { file.updateCodec { $0.capture = capture } }

  /// The error that occurred when `load` read existing labels; nil if there was none.
  package var problem: (any Error)? { file.problem }

  /// Moves labels from the state folder to the file beside the capture, if possible.
  package func bringBack() -> LabelWriteReport { file.bringBack() }

  package func prepare() -> LabelWriteReport { labels.prepare() }

  package func load() -> (annotations: [Annotation], warnings: [String]) { labels.load() }

  @discardableResult
  package func write(_ revision: LabelRevision) throws -> LabelWriteReport {
    try labels.write(revision)
  }

  @discardableResult
  package func confirm() throws -> LabelWriteReport { try labels.confirm() }
}
