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
}
