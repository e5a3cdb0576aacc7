/// What all threads need to make the samples of a dataset.
struct SampleWork: Sendable {
  let recipe: DatasetRecipe
  let queue: GeometryQueue
  let finished: FinishedSamples
  /// Where IQ samples are kept; nil if they are not.
  let folders: SampleFolders?

  init(
    _ recipe: DatasetRecipe, _ queue: GeometryQueue, _ finished: FinishedSamples,
    folders: SampleFolders?
  ) {
    self.recipe = recipe
    self.queue = queue
    self.finished = finished
    self.folders = folders
  }
}

/// A thread's memory for making samples.
///
/// `@unchecked Sendable`: only one thread uses it.
final class SampleWorker: @unchecked Sendable {
  private let generator: SampleGenerator

  /// A worker for `recipe`.
  init(_ recipe: DatasetRecipe) { generator = SampleGenerator(recipe) }

  /// Makes the sample `number`, with its files.
  func make(_ number: Int, _ work: SampleWork) throws {
    let geometry = try work.queue.geometry(of: number)
    guard let folders = work.folders else {
      try work.finished.add(try generator.sample(number, geometry))
      return
    }
    let sample = try folders.make(number) { keep in
      try generator.sample(number, geometry, keep: keep)
    }
    try work.finished.add(sample)
  }
}
