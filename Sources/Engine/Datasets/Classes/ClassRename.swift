import Foundations

/// Gives all boxes of a class in a dataset another class, which may exist already.
///
/// A sample of a capture is copied to the new class, its valid reviews are added for the copy, then it is deleted. A picture
/// keeps its id: first its valid reviews are added for its next revision, then its boxes change. So a kill at any moment
/// loses nothing, and the next run completes the work (`docs/dataset.md`).
package struct ClassRename: Sendable {
  private let old: String
  private let new: SignalName

  /// Renames the class `old` to `new`. Throws `ClassRenameError`, or `SampleError` for a name that is not valid.
  package init(_ old: String, to new: String) throws {
    guard old != new else { throw ClassRenameError.sameName(old) }
    for name in [old, new] where name == SignalName.negative.text {
      throw ClassRenameError.isNegative(name)
    }
    self.old = old
    self.new = try SignalName(new)
  }

  /// Renames the class in `dataset`. `progress` is called with the completed share, 0...1, and cancels by returning false;
  /// then the result is nil, and what is left can be done later.
  package func run(
    in dataset: Dataset, progress: (Double) -> Bool = { _ in true }
  ) throws -> ClassRenameReport? {
    // A deletion of an earlier run may be half done.
    try dataset.signals.recover()
    try dataset.pictures.recover()
    var filter = SampleFilter()
    filter.classes = [old]
    let keys = try dataset.samples(matching: filter).map(\.key)
    var report = ClassRenameReport()
    for (done, key) in keys.enumerated() {
      guard progress(Double(done) / Double(keys.count)) else { return nil }
      do {
        switch key {
        case .signal(let sample): try move(sample, in: dataset, &report)
        case .picture(let id): try change(id, in: dataset, &report)
        }
      } catch let error as FileError where error.isAbsence {
        report.problems.append("\(error)")
      } catch let error as SampleError {
        report.problems.append("\(error)")
      }
    }
    if report.problems.isEmpty { try renameInBook(of: dataset) }
    return report
  }

  private func move(
    _ sample: SampleReference, in dataset: Dataset, _ report: inout ClassRenameReport
  ) throws {
    let store = dataset.signals
    let outcome = try store.copy(sample, to: new)
    let (record, copy) = (try store.record(sample), try store.record(outcome.sample))
    // A verdict is about all boxes of a sample.
    if Set(record.boxes.map(\.pixels)) == Set(copy.boxes.map(\.pixels)) {
      try carryReviews(
        of: .signal(sample), at: record.revision, to: .signal(outcome.sample), at: copy.revision,
        in: dataset)
    }
    _ = try store.delete(sample)
    report.newSamples[sample.description] = outcome.sample
    if outcome.change == .saved { report.moved += 1 } else { report.merged += 1 }
  }

  private func change(
    _ id: SampleID, in dataset: Dataset, _ report: inout ClassRenameReport
  ) throws {
    let key = SampleKey.picture(id)
    let revision = try dataset.pictures.content(of: id).revision
    try carryReviews(of: key, at: revision, to: key, at: revision + 1, in: dataset)
    let outcome = try dataset.pictures.renameClass(old, to: new.text, of: id)
    if outcome.change != .unchanged { report.pictures += 1 }
  }

  /// Adds the reviews of `sample` that are valid at `revision` for `other` at `otherRevision`, except those of people who
  /// reviewed that.
  private func carryReviews(
    of sample: SampleKey, at revision: Int, to other: SampleKey, at otherRevision: Int,
    in dataset: Dataset
  ) throws {
    let known = try dataset.reviews(of: other).filter { $0.revision == otherRevision }
    // The latest one is first in the list, but last in the file.
    for review in try dataset.reviews(of: sample).reversed()
    where review.counts(forRevision: revision)
      && !known.contains(where: { $0.reviewer == review.reviewer })
    {
      var copy = review
      copy.imageID = other.description
      copy.revision = otherRevision
      copy.boxes = review.boxes?.map { box in
        var box = box
        if box.className == old { box.className = new.text }
        return box
      }
      try dataset.reviewLog.append(copy)
    }
  }

  /// Gives the digit and the color of the old class to the new one, unless it has its own.
  private func renameInBook(of dataset: Dataset) throws {
    let file = ClassBookFile(dataset)
    var entries = try file.read().entries
    guard let index = entries.firstIndex(where: { $0.name == old }) else { return }
    let entry = entries.remove(at: index)
    if let known = entries.firstIndex(where: { $0.name == new.text }) {
      entries[known].digit = entries[known].digit ?? entry.digit
    } else {
      entries.insert(
        ClassBook.Entry(name: new.text, digit: entry.digit, color: entry.color), at: index)
    }
    try file.write(ClassBook(entries), removing: [old])
  }
}
