import Foundations

/// The labels of one document on disk, whatever its kind: loaded when it is opened, written atomically and
/// durably at every change.
///
/// Fields and entries of other programs are written back. What another program changed meanwhile is
/// merged and reported. While the file beside the document cannot be written or understood, labels
/// go to the user's state folder; every write tries the file beside the document first.
package protocol LabelStore: Sendable {
  /// Prepares the files for labeling: removes temporary files of killed programs, and moves labels from the
  /// state folder to the file beside the document where that is possible. Call it before `load`.
  func prepare() -> LabelWriteReport

  /// The labels of the document, and sentences about what was found and where labels will go. Changes
  /// nothing on disk.
  func load() -> (annotations: [Annotation], warnings: [String])

  /// Makes `revision` the labels of the document on disk; throws `FileError` or `LabelFileError` when neither
  /// the file beside the document nor the state folder takes them.
  @discardableResult
  func write(_ revision: LabelRevision) throws -> LabelWriteReport

  /// Writes the labels again where another program has replaced the file since the last write without
  /// having seen that write. Call it when labeling ends; throws as `write` does.
  @discardableResult
  func confirm() throws -> LabelWriteReport
}
