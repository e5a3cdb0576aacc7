import Curation
import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels
import Radio
import TerminalKit

/// Reads, reviews and exports the dataset.
struct DatasetAccess: Sendable {
  let dataset: Dataset
  /// The person who reviews; nil if unknown.
  let reviewer: String?

  private var store: SampleStore { dataset.signals }
  private var pictures: PictureStore { dataset.pictures }

  /// Finds the classes of the dataset, with their digits and colors.
  func findClasses() throws -> DatasetResult {
    let signals = try store.signalsByAge().filter { $0 != .negative }
    var found = FoundClasses(names: signals.map(\.text) + dataset.pictures.classes())
    do {
      let book = try ClassBookFile(dataset).read()
      found.book = FileSystem.isFolder(dataset.folder.path) ? book : nil
    } catch {
      found.problem = "\(error)"
    }
    return .foundClasses(found)
  }

  /// Stores the digits and colors of the classes.
  func store(_ book: ClassBook, removing removed: Set<String>) throws -> DatasetResult {
    try ClassBookFile(dataset).write(book, removing: removed)
    return .storedClasses
  }

  /// Gives the samples of class `old` the class `new`; nil if that was cancelled.
  func renameClass(
    _ old: String, to new: String, report: ProgressReport
  ) throws -> RenamedClass? {
    try ClassRename(old, to: new).run(in: dataset, progress: report.callback()).map {
      RenamedClass(old: old, new: new, report: $0, problems: $0.problems)
    }
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
    let found = PictureBoxCheck(store: dataset.pictures).savedBoxes(among: annotations, of: url)
    return .foundBoxes(documentID: documentID, found, asked: Set(annotations.map(\.id)))
  }

  /// Finds which of `annotations`, boxes of the open pitch `documentID` with `frames`, are in the dataset.
  func findBoxes(
    _ annotations: [Annotation], ofFrames frames: FrameLayout, documentID: Int
  ) -> DatasetResult {
    let found = PictureBoxCheck(store: dataset.pictures)
      .savedBoxes(among: annotations, ofFrames: frames)
    return .foundBoxes(documentID: documentID, found, asked: Set(annotations.map(\.id)))
  }

  /// Finds the samples of `query`. In a blind review, verdicts are those of the reviewer.
  func findSamples(_ query: SampleQuery) throws -> DatasetResult {
    let rows =
      query.isBlind
      ? try dataset.samples(matching: query.filter, order: query.order, asReviewedBy: reviewer)
      : try dataset.samples(matching: query.filter, order: query.order)
    return .foundSamples(SampleList(query: query, rows: rows, total: try total(query, rows)))
  }

  private func total(_ query: SampleQuery, _ rows: [SampleRow]) throws -> Int {
    query.filter == SampleFilter() ? rows.count : try dataset.count()
  }

  func load(_ key: SampleKey) -> DatasetResult {
    do {
      return .loadedSample(try loaded(key))
    } catch {
      return .failedSample(key, reason: "\(error)")
    }
  }

  /// Makes the thumbnail of the sample `key`, at most `size` dots large.
  func thumbnail(_ key: SampleKey, size: Size) -> DatasetResult {
    do {
      return .thumbnail(Thumbnail(of: try loaded(key), fitting: size))
    } catch {
      return .failedThumbnail(key, reason: "\(error)")
    }
  }

  private func loaded(_ key: SampleKey) throws -> LoadedSample {
    let content = try dataset.content(of: key)
    let image: SampleImage
    switch key {
    case .signal(let sample): image = .inference(try store.image(sample))
    case .picture:
      // Not nil, because the load is never cancelled.
      guard let pyramid = try PicturePyramid.load(dataset.imageURL(of: key)) else {
        throw SampleError.noSuchKey(key)
      }
      image = .picture(pyramid, PictureLoader.colors(of: pyramid))
    }
    let reviews = try dataset.reviews(of: key).reversed().filter { $0.status != .unreviewed }
    return LoadedSample(content: content, image: image, reviews: reviews)
  }

  /// Records the review of the sample `key` at `revision`.
  func review(
    _ key: SampleKey, _ status: ReviewStatus, note: String, revision: Int, boxes: [ReviewedBox]?
  ) throws -> DatasetResult {
    let review = try dataset.review(
      key, status, notes: note, reviewer: reviewer, revision: revision, boxes: boxes)
    return .reviewed(key, review)
  }

  /// Replaces the boxes of the sample `key`, which is at `revision`.
  func replaceBoxes(
    of key: SampleKey, by boxes: [EditedBox], revision: Int
  ) throws -> DatasetResult {
    .fixed(
      try dataset.replaceBoxes(
        of: key, by: boxes, expectingRevision: revision, labeler: reviewer))
  }

  /// Counts the figures of the samples that `filter` selects.
  func figures(of filter: SampleFilter) throws -> DatasetResult {
    .figures(try dataset.figures(of: filter))
  }

  /// Deletes the sample `key` from the dataset.
  func delete(_ key: SampleKey) throws -> DatasetResult {
    _ = try dataset.delete(key)
    return .deleted(key)
  }

  /// Exports the samples that `filter` selects in `formats` to a new version in the dataset.
  func export(
    _ formats: [ExportFormat], _ filter: SampleFilter, report: ProgressReport
  ) throws -> DatasetResult {
    let export = DatasetExport(of: dataset, ExportRequest(formats, filter: filter))
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
