import Labels
import Radio

extension CaptureLabels {
  /// Gives the boxes of class `old` on disk the class `new`, and marks them with the samples that `report` says. Returns the
  /// number of boxes, and sentences about problems. Throws `FileError` or `LabelFileError`.
  package func renameClass(
    _ old: String, to new: String, after report: ClassRenameReport
  ) throws -> (count: Int, warnings: [String]) {
    var (annotations, problems) = load()
    if let problem { throw problem }
    let renamed = annotations.indices.filter { annotations[$0].label == old }
    guard !renamed.isEmpty else { return (0, problems) }
    for index in renamed {
      annotations[index].label = new
      // Without a known sample the box counts as unsaved; saving it again finds its sample.
      annotations[index].savedSample =
        annotations[index].savedSample
        .flatMap { report.newSamples[$0] }?.description
    }
    let written = try write(LabelRevision(annotations))
    return (renamed.count, problems + written.warnings + [written.notice].compactMap { $0 })
  }
}
