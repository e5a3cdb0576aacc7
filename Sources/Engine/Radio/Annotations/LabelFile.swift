import FoundationEssentials
import Foundations
import Synchronization

/// The labels of one capture on disk, as SigMF annotations: read when it is opened, written at every
/// change, atomically.
///
/// Fields and entries of others are written back. What another program changed meanwhile is merged,
/// and reported to whoever writes. While the file beside the capture cannot be written, is no
/// metadata or belongs to another recording, labels go to the user's state folder; every write tries
/// the place beside the capture first.
package final class LabelFile: Sendable {
  /// Bytes of metadata that are read at most.
  package static let largestSize = SigMFMetadata.largestSize

  /// What a write met with.
  package struct WriteReport: Sendable, Equatable {
    /// What another program had changed; from now on part of the file.
    package var changes = LabelChanges()
    /// What went wrong: labels that went to the state folder, boxes that another program had removed
    /// unseen.
    package var warnings: [String] = []
    /// That labels of the state folder are beside the capture again.
    package var notice: String?

    /// A write that met with nothing.
    package init() {}
  }

  private let places: LabelPlaces
  private let session: Mutex<LabelSession>

  /// The labels of `capture`; `stateFolder` takes them where its own folder cannot.
  ///
  /// The file counts the writes of `session`, so that this session can tell what others saw of them;
  /// nil for a program that writes once.
  package convenience init(
    of capture: Capture, stateFolder: URL, session: String? = LabelFile.newSession()
  ) {
    self.init(
      of: capture, stateFolder: stateFolder, session: session, sizeLimit: Self.largestSize)
  }

  /// The same, with `sizeLimit` bytes that a label file may have.
  init(of capture: Capture, stateFolder: URL, session: String?, sizeLimit: Int) {
    places = LabelPlaces(of: capture, stateFolder: stateFolder)
    self.session = Mutex(
      LabelSession(id: session, places: places, capture: capture, sizeLimit: sizeLimit))
  }

  /// A name that no other editing session has.
  package static func newSession() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
  }

  /// Goes on with `capture`, the same one with more samples.
  package func follow(_ capture: Capture) { session.withLock { $0.capture = capture } }

  /// Reads the labels; warnings are sentences about what was found and where labels will go.
  ///
  /// Nothing on the disk is changed.
  package func load() -> (annotations: [Annotation], warnings: [String]) {
    session.withLock { $0.load() }
  }

  /// Removes the temporary files that killed programs left, and brings labels of the state folder back
  /// beside the capture where that is possible: for those who open a capture to label it.
  package func prepare() -> WriteReport {
    let folders = [try? places.besideFolder, places.fallbackFolder]
    for case let folder? in folders {
      // That leftovers cannot be removed stops nobody.
      try? AtomicFile.removeAbandoned(in: folder, suffix: ".\(LabelPlaces.ending)")
    }
    return bringBack()
  }

  /// Brings labels of the state folder back beside the capture where that is possible.
  package func bringBack() -> WriteReport { session.withLock { $0.bringBack() } }

  /// Writes the labels again where another program has replaced the file since the last write and did
  /// not see that: for those who stop labeling. Throws as `write` does.
  @discardableResult
  package func confirm() throws -> WriteReport { try session.withLock { try $0.confirm() } }

  /// Why labels that are there could not be read by `load`; nil when all were.
  package var problem: (any Error)? { session.withLock { $0.problem } }

  /// Makes `revision` the labels on disk, durably; throws `FileError` or `LabelFileError` when neither
  /// place takes them.
  @discardableResult
  package func write(_ revision: LabelRevision) throws -> WriteReport {
    try session.withLock { try $0.write(revision) }
  }
}
