import Foundations
import Glibc
import Libraries

/// Generates a dataset, or the rest of one that was begun. The result is the same, byte for byte, however often it was
/// interrupted and whatever the number of threads.
package enum DatasetGenerator {
  /// How far the generation is.
  package struct Progress: Sendable, Equatable {
    /// The samples that are finished, of `samples`.
    package let finished: Int
    package let samples: Int
    package let tally: GeometryTally
  }

  /// Generates the dataset by `recipe` in the folder `path` on `threads` threads.
  ///
  /// `progress` cancels by returning false; then the result is nil, and another call continues. Throws
  /// `GenerationError`, `FileError` and `SQLiteError`.
  package static func run(
    _ recipe: DatasetRecipe, at path: String, threads: Int,
    progress: (Progress) -> Bool = { _ in true }
  ) throws -> DatasetDescription? {
    try recipe.check()
    let folder = try DatasetFolder(path, recipe)
    guard !folder.description.isComplete else { return folder.description }
    let log = try GenerationLog(folder.path(of: GenerationLog.fileName))
    let begun = log.count
    try checkRoom(recipe, begun: begun, in: path)
    let queue = try GeometryQueue(recipe.geometry, seed: recipe.seed, from: begun)
    let finished = FinishedSamples(log, path: path)
    let work = SampleWork(
      recipe, queue, finished,
      folders: recipe.type == .iqRaw
        ? try SampleFolders(in: path, recipe, finished: begun) : nil)
    let stage = ParallelPieces.Stage<SampleWorker>(count: recipe.samples - begun) {
      try $0.make(begun + $1, work)
    }
    let workers = (0..<max(1, threads)).map { _ in SampleWorker(recipe) }
    let isDone = try finishing(finished) {
      try ParallelPieces.run([stage], by: workers) { share in
        let count = begun + Int((share * Double(recipe.samples - begun)).rounded())
        return progress(
          Progress(finished: count, samples: recipe.samples, tally: queue.tally))
      }
    }
    guard isDone else { return nil }
    try writeTables(of: finished, in: folder)
    try folder.complete(queue.tally, bytes: try bytes(work.folders, recipe, in: folder))
    return folder.description
  }

  /// Runs `body`, and puts the samples that it finished into the log even if it fails.
  private static func finishing(
    _ finished: FinishedSamples, _ body: () throws -> Bool
  ) throws -> Bool {
    do {
      let isDone = try body()
      try finished.flush()
      return isDone
    } catch {
      try? finished.flush()
      throw error
    }
  }

  private static func checkRoom(_ recipe: DatasetRecipe, begun: Int, in path: String) throws {
    let share = 1 - Double(begun) / Double(max(1, recipe.samples))
    let needed = Int(Double(recipe.expectedBytes) * share)
    let free = try FileSystem.freeBytes(at: path)
    guard needed <= free else {
      throw GenerationError.noRoom(path: path, needed: needed, free: free)
    }
  }

  private static func writeTables(of finished: FinishedSamples, in folder: DatasetFolder) throws {
    try folder.create(FeatureDatabase.fileName) { path in
      let database = try FeatureDatabase(path)
      try finished.read { try database.add($0) }
      try database.finish()
    }
    try folder.create(FeatureTable.fileName) { path in
      let table = try FeatureTable(path)
      try finished.read { try table.add($0) }
      try table.finish()
    }
  }

  private static func bytes(
    _ folders: SampleFolders?, _ recipe: DatasetRecipe, in folder: DatasetFolder
  ) throws -> Int {
    try [FeatureDatabase.fileName, FeatureTable.fileName].reduce(
      try folders?.bytes(finished: recipe.samples) ?? 0
    ) { try $0 + OpenFile(folder.path(of: $1), flags: O_RDONLY).size }
  }
}
