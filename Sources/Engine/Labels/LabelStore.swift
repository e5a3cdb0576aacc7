import Foundations

/// The labels of one document of any kind on disk: loaded when it is opened, written atomically and
/// durably at every change.
///
/// Fields and entries of other programs are kept. Changes by other programs are merged and
/// reported. If the file beside the document cannot be written or read, labels are written to the
/// user's state folder; every write tries the file beside the document first.
package protocol LabelStore: Sendable {
  /// Prepares the files for labeling: removes leftover temporary files of killed programs, and
  /// moves labels from the state folder to the file beside the document, if possible. Call it
  /// before `load`.
  func prepare() -> LabelWriteReport

  /// The labels of the document, and sentences about problems and about the place of the labels.
  /// Changes nothing on disk.
  func load() -> (annotations: [Annotation], warnings: [String])

  /// Writes `revision` as the labels of the document; throws `FileError` or `LabelFileError` if
  /// they can be written neither beside the document nor to the state folder.
  @discardableResult
  func write(_ revision: LabelRevision) throws -> LabelWriteReport

  /// Writes the labels again if another program has replaced the file without having seen the last
  /// write. Call it when labeling ends; throws the same errors as `write`.
  @discardableResult
  func confirm() throws -> LabelWriteReport
}
