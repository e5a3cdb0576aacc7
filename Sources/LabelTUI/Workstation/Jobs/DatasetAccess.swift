import Curation
import Datasets
import FoundationEssentials
import Labels
import Radio

/// Reads, reviews and exports the dataset.
struct DatasetAccess: Sendable {
  let store: SampleStore
  let pictures: PictureStore

  /// Finds the classes of the dataset.
  func findClasses() throws -> DatasetResult {
    .foundClasses(try store.signalsByAge().map(\.text) + pictures.classes())
  }

  /// Finds which of `annotations`, boxes of the open document `documentID`, are in the dataset.
  func findBoxes(_ annotations: [Annotation], of capture: Capture, documentID: Int) -> DatasetResult
  {
    let found = SavedBoxCheck(store: store).savedBoxes(among: annotations, of: capture)
    return .foundBoxes(documentID: documentID, found, asked: Set(annotations.map(\.id)))
  }

  /// Finds which of `annotations`, boxes of the open picture at `url`, are in the dataset.
  func findBoxes(
    _ annotations: [Annotation], ofPicture url: URL, documentID: Int
  ) -> DatasetResult {
    let found = PictureBoxCheck(store: pictures).savedBoxes(among: annotations, of: url)
    return .foundBoxes(documentID: documentID, found, asked: Set(annotations.map(\.id)))
  }

  func findSamples() throws -> DatasetResult {
    let samples = try store.samples()
    let reviews = try ReviewLog(store: store).reviews(of: samples)
    return .foundSamples(samples, reviews: reviews)
  }

  func load(_ sample: SampleReference) -> DatasetResult {
    do {
      return .loadedSample(
        ReviewState.ShownSample(
          reference: sample, record: try store.record(sample), image: try store.image(sample)))
    } catch {
      return .failedSample(sample, reason: "\(error)")
    }
  }

  /// Records the review of `sample` at `revision`.
  func review(
    _ sample: SampleReference, _ status: ReviewStatus, note: String, revision: Int
  ) throws -> DatasetResult {
    let review = try ReviewLog(store: store).add(
      status, of: sample, notes: note, reviewer: Labeler.name,
      revision: revision)
    return .reviewed(sample, review)
  }

  /// Deletes `sample` from the dataset.
  func delete(_ sample: SampleReference) throws -> DatasetResult {
    _ = try store.delete(sample)
    return .deleted(sample)
  }

  /// Exports the good samples to a new version in the dataset.
  func export(report: ProgressReport) throws -> DatasetResult {
    let export = DatasetExport(of: Dataset(folder: store.dataset), ExportRequest([.curated]))
    let result = try export.run(
      to: .version(name: ExportVersions.defaultName, isForced: false), progress: report.callback())
    return .exported(
      imageCount: result.counts.images, folder: result.folder.path, leftOut: result.leftOut,
      isUnchanged: result.isUnchanged)
  }
}

/// The person who labels and reviews, as records name them.
package enum Labeler {
  /// The user's name; nil if the system does not know it.
  package static var name: String? {
    let name = ProcessInfo.processInfo.userName
    return name.isEmpty ? nil : name
  }
}
