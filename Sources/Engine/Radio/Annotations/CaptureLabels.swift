import FoundationEssentials
import Foundations
import Labels
import Libraries

/// The labels of one capture on disk, as SigMF annotations in `X.sigmf-meta` beside it, or in the metadata of
/// the recording.
package struct CaptureLabels: LabelStore {
  /// Bytes of metadata that are read at most.
  package static let largestSize = SigMFMetadata.largestSize

  private let file: LabelFile<SigMFLabelCodec>
  private let labels: DocumentLabels<SigMFLabelCodec>

  /// The labels of `capture`; `stateFolder` takes them where the folder of the capture cannot.
  ///
  /// `session` names the editing session in the file; nil for a program that writes once.
  package init(
    of capture: Capture, stateFolder: URL, session: String? = LabelSessionName.random()
  ) {
    self.init(
      of: capture, stateFolder: stateFolder, session: session, sizeLimit: Self.largestSize)
  }

  /// The same, with `sizeLimit` bytes that the label file may have.
  init(of capture: Capture, stateFolder: URL, session: String?, sizeLimit: Int) {
    file = LabelFile(
      places: LabelPlaces(of: capture, stateFolder: stateFolder),
      codec: SigMFLabelCodec(capture: capture), session: session, sizeLimit: sizeLimit)
    labels = file.labels(of: .capture)
  }

  /// Goes on with `capture`, which is the same capture with more samples.
  package func follow(_ capture: Capture) { file.updateCodec { $0.capture = capture } }

  /// Why labels that exist could not be read by `load`; nil when all were.
  package var problem: (any Error)? { file.problem }

  /// Moves labels of the state folder to the file beside the capture where that is possible.
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
