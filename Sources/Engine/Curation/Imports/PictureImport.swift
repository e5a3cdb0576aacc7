import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// Imports a dataset of pictures of another program as picture samples.
///
/// Each picture is saved as a whole before the next one is read, and boxes that a sample has already are
/// not added again. So an import that was ended at any moment is completed by running it again, and a
/// second run adds nothing.
package final class PictureImport {
  /// The import was cancelled; samples saved until then stay.
  package struct Cancelled: Error {}

  /// What an import does besides reading.
  package struct Options: Sendable {
    /// New names for classes.
    package var classes = ClassMap()
    /// The folder of the pictures, if they are not in the folder of the dataset.
    package var images: URL?
    /// Whether pictures without boxes are imported.
    package var includesNegatives = true
    /// Whether nothing is written.
    package var isDryRun = false
    /// The person who imports.
    package var labeler: String?

    /// The usual options.
    package init() {}
  }

  private let target: Dataset
  private let options: Options
  private let format: ForeignFormat
  private let progress: (Double, ImportReport) -> Bool
  private var report = ImportReport()
  private var seen: Set<SampleID> = []

  private init(
    _ format: ForeignFormat, into target: Dataset, _ options: Options,
    _ progress: @escaping (Double, ImportReport) -> Bool
  ) {
    self.format = format
    self.target = target
    self.options = options
    self.progress = progress
  }

  /// Imports `source` into `target`. `progress` gets the completed share, 0...1, and cancels by returning
  /// false. Parts that cannot be read are reported without stopping; throws `Cancelled`, or if the dataset
  /// cannot be written.
  package static func run(
    _ source: ForeignDataset, into target: Dataset, options: Options,
    progress: (Double, ImportReport) -> Bool = { _, _ in true }
  ) throws -> ImportReport {
    try withoutActuallyEscaping(progress) { progress in
      let sink = PictureImport(source.format, into: target, options, progress)
      if !options.isDryRun { try target.pictures.recover() }
      sink.report.add(note: "\(source.format.title): \(source.format.assumption)")
      try source.read(into: sink, images: options.images)
      if source.format == .curated { try sink.importReviews(of: source.folder) }
      if sink.report.duplicates > 0 {
        sink.report.add(
          note:
            "\(Quantity.count(sink.report.duplicates, "picture")) with the same bytes as an earlier one: one "
            + "sample with the boxes of all")
      }
      return sink.report
    }
  }

  /// Adds the verdicts of a curated dataset to samples that have none and have not changed since.
  private func importReviews(of folder: String) throws {
    let known = try ReviewLog(store: target.signals).load().latest
    let found = ImportedReviews(folder: folder)
    for problem in found.problems { report.add(problem: "\(problem)") }
    for review in found.reviews {
      guard let id = try? SampleID(review.imageID), seen.contains(id), known[review.imageID] == nil
      else { continue }
      if options.isDryRun {
        report.reviews += 1
        continue
      }
      guard try target.content(of: .picture(id)).revision == 1 else { continue }
      var review = review
      review.revision = 1
      try ReviewLog(store: target.signals).append(review)
      report.reviews += 1
    }
  }
}

extension PictureImport: ForeignSink {
  package func take(_ picture: ForeignPicture) throws {
    let boxes = contentBoxes(of: picture)
    if picture.boxes.isEmpty, !options.includesNegatives { return }
    // Boxes that were all left out do not make a negative.
    if boxes.isEmpty, !picture.boxes.isEmpty { return }
    let draft: PictureDraft
    do {
      draft = try self.draft(of: picture, boxes)
    } catch {
      return report.add(problem: "\(ForeignProblem(path: picture.name, error))")
    }
    // Boxes were checked against the header that was read first.
    guard draft.facts.width == picture.width, draft.facts.height == picture.height else {
      return report.add(
        problem:
          "\(VisibleText.of(picture.name)): was changed while it was imported; import it again")
    }
    try save(draft)
    count(picture, boxes)
  }

  package func take(_ problem: ForeignProblem) { report.add(problem: "\(problem)") }

  package func take(note: String) { report.add(note: note) }

  package func reached(_ share: Double) throws {
    guard progress(share, report) else { throw Cancelled() }
  }

  private func count(_ picture: ForeignPicture, _ boxes: [ContentBox]) {
    report.pictures += 1
    report.boxes += boxes.count
    if boxes.isEmpty { report.negatives += 1 }
    if let split = picture.split { report.splits[split] += 1 }
    for box in boxes { report.classes[box.className] += 1 }
  }

  private func save(_ draft: PictureDraft) throws {
    let isDuplicate = !seen.insert(draft.id).inserted
    if isDuplicate { report.duplicates += 1 }
    if options.isDryRun {
      if isDuplicate { return }
      if (try? target.content(of: .picture(draft.id))) != nil {
        report.unchangedSamples += 1
      } else {
        report.newSamples += 1
        report.newBoxes += draft.boxes.count
      }
      return
    }
    let outcome: PictureOutcome
    do {
      outcome = try target.pictures.save(draft, .adding, pace: .batch)
    } catch let error as PictureSampleError {
      return report.add(problem: "\(error)")
    }
    report.newBoxes += outcome.addedBoxes
    switch outcome.change {
    case .saved: report.newSamples += 1
    case .replaced: report.extendedSamples += 1
    case .unchanged: report.unchangedSamples += isDuplicate ? 0 : 1
    }
  }

  private func draft(of picture: ForeignPicture, _ boxes: [ContentBox]) throws -> PictureDraft {
    let origin = picture.origin(format: format, classes: Set(boxes.map(\.className)))
    switch picture.file {
    case .file(let url):
      return try PictureDraft(url, boxes: boxes, origin: origin, labeler: options.labeler)
    case .embedded(let data):
      return try PictureDraft(
        data: data, path: picture.name, boxes: boxes, origin: origin, labeler: options.labeler)
    }
  }

  private func contentBoxes(of picture: ForeignPicture) -> [ContentBox] {
    picture.boxes.compactMap { box in
      let name = options.classes[box.className]
      // Label files of this program give boxes without a class this name.
      guard name != PictureLabels.unlabeledClass else {
        report.add(
          problem:
            "\(VisibleText.of(picture.labelFile)): a box on \(VisibleText.of(picture.name)) has no class; "
            + "give it one, or name the class with --class-map \(name)=NAME")
        return nil
      }
      return box.content(className: name)
    }
  }
}
