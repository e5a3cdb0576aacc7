import Foundations

/// The labels of a document on disk. They are loaded when the document is opened, and written atomically and durably
/// at every change.
///
/// Fields and entries of other programs are kept. Changes by other programs are merged and reported. If the file
/// beside the document cannot be written or read, labels are written to the user's state folder. Every write tries
/// the file beside the document first.
package protocol LabelStore: Sendable {
  /// Prepares the files for labeling: removes temporary files that killed programs left, and moves labels from the
  /// state folder to the file beside the document, if possible. Call it before `load`.
  func prepare() -> LabelWriteReport

  /// Loads the labels of the document, and returns them with sentences about problems and about the place of the
  /// labels. Does not change any file.
  func load() -> (annotations: [Annotation], warnings: [String])

  /// Writes `revision` as the labels of the document. Throws `FileError` or `LabelFileError` if the labels can be
  /// written neither beside the document nor to the state folder.
  @discardableResult
  func write(_ revision: LabelRevision) throws -> LabelWriteReport

  /// Writes the labels again if another program has replaced the file without having read the last write. Call it when
  /// labeling ends. Throws the same errors as `write`.
  @discardableResult
  func confirm() throws -> LabelWriteReport
}

extension LabelStore {
  /// Prepares the files for labeling and loads the labels of the document, with the sentences of both.
  package func open() -> (annotations: [Annotation], warnings: [String]) {
    let prepared = prepare()
    let (annotations, warnings) = load()
    return (annotations, warnings + prepared.warnings + [prepared.notice].compactMap { $0 })
  }
}
