import Datasets
import Foundations

/// The second pass of an export: gives the images, with the contents of their samples, to the writers of
/// all formats, then lets each check what it wrote.
struct ExportWriting {
  private let dataset: Dataset
  private let request: ExportRequest
  private let plan: ExportPlan
  private let folder: ExportFolder

  init(_ dataset: Dataset, _ request: ExportRequest, _ plan: ExportPlan, _ folder: ExportFolder) {
    self.dataset = dataset
    self.request = request
    self.plan = plan
    self.folder = folder
  }

  func run(
    progress: (Double) -> Bool
  ) throws -> (counts: ExportCounts, notes: [String]) {
    let reviews = try dataset.latestReviews()
    let writers = try makeWriters()
    var counts = ExportCounts()
    for (index, planned) in plan.images.enumerated() {
      guard progress(0.7 * Double(index) / Double(plan.images.count)) else {
        throw ExportError.cancelled
      }
      let image = try image(planned, reviews)
      counts.add(image)
      for writer in writers { try writer.add(image) }
    }
    for writer in writers { try writer.finish { progress(0.7 + 0.1 * $0) } }
    for (index, writer) in writers.enumerated() {
      guard progress(0.8 + 0.2 * Double(index) / Double(writers.count)) else {
        throw ExportError.cancelled
      }
      try writer.check(counts)
    }
    return (counts, writers.flatMap(\.notes))
  }

  private func makeWriters() throws -> [any ExportWriter] {
    let context = ExportContext(
      request: request, plan: plan, categories: CategoryMap(plan.classes), dataset: dataset)
    return try request.formats.map { format in
      let place = request.formats.count > 1 ? try folder.subfolder(format.rawValue) : folder
      return try format.writer(in: place, context)
    }
  }

  /// The image `planned` with its samples as they are now.
  private func image(
    _ planned: ExportPlan.Image, _ reviews: [String: Review]
  ) throws -> ExportImage {
    let samples = try planned.samples.map { position in
      let sample = plan.samples[position]
      let content = try content(of: sample)
      let review = reviews[sample.key.description].flatMap {
        $0.counts(forRevision: content.revision) ? $0 : nil
      }
      return ExportImage.Sample(content: content, review: review)
    }
    return ExportImage(
      stem: planned.stem, format: planned.format, width: planned.width, height: planned.height,
      split: planned.split, samples: samples)
  }

  /// The content of `sample`. Throws `ExportError.changed` if it is not what the first pass read, but a
  /// `FileError` if the system cannot read it: then nobody changed it.
  private func content(of sample: ExportPlan.Sample) throws -> SampleContent {
    do {
      let content = try dataset.content(of: sample.key)
      guard content.revision == sample.revision else { throw ExportError.changed(sample.key) }
      return content
    } catch let error as FileError where !error.isAbsence {
      throw error
    } catch {
      throw ExportError.changed(sample.key)
    }
  }
}
