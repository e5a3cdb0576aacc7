import Engine
import FoundationEssentials

/// Reading, reviewing and exporting the dataset.
struct DatasetJobs: Sendable {
  let store: SampleStore

  /// The classes that the dataset has.
  func findClasses() throws -> Action { .classesFound(try store.signals().map(\.text)) }

  func findSamples() throws -> Action {
    let samples = try store.samples()
    let reviews = try ReviewLog(store: store).reviews(of: samples)
    return .samplesFound(samples, reviews: reviews)
  }

  func load(_ sample: SampleReference) -> Action {
    do {
      return .sampleLoaded(
        ReviewState.ShownSample(
          reference: sample, record: try store.record(sample), image: try store.image(sample)))
    } catch {
      return .sampleFailed(sample, reason: "\(error)")
    }
  }

  /// Keeps the verdict on `sample` at `revision`.
  func review(
    _ sample: SampleReference, _ status: ReviewStatus, note: String, revision: Int
  ) throws -> Action {
    let review = try ReviewLog(store: store).add(
      status, of: sample, notes: note, reviewer: ProcessInfo.processInfo.userName,
      revision: revision)
    return .reviewed(sample, review)
  }

  func export(report: ProgressReport) throws -> Action { .exported(imageCount: 0, folder: "") }
}
