import FoundationEssentials
import Foundations
import Glibc
import Libraries
import Radio

/// The folders with the IQ files of the samples: `samples/000123`.
///
/// A folder gets its name when it is complete. What a killed process left under a temporary name is removed.
struct SampleFolders: Sendable {
  static let folderName = "samples"
  private static let temporarySuffix = ".labeltui-temporary"

  private let path: String
  private let recipe: DatasetRecipe

  /// The folders in the dataset at `dataset`, which are created. Folders of samples that are not among the first
  /// `finished` are removed.
  init(in dataset: String, _ recipe: DatasetRecipe, finished: Int) throws {
    path = "\(dataset)/\(Self.folderName)"
    self.recipe = recipe
    try FileSystem.createFolder(path)
    for name in try FileSystem.names(in: path) {
      let number = Int(name)
      if let number, number < finished, name == Self.name(number) { continue }
      if number != nil || name.hasSuffix(Self.temporarySuffix) {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      }
    }
  }

  /// The name of the folder of sample `number`.
  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Makes the folder of sample `number`. `fill` calls its argument with each receiver and its samples.
  func make(
    _ number: Int,
    _ fill: ((GeneratedSample.Receiver, UnsafeBufferPointer<Float>) throws -> Void) throws ->
      GeneratedSample
  ) throws -> GeneratedSample {
    let name = Self.name(number)
    let temporary = "\(path)/.\(name)\(Self.temporarySuffix)"
    if FileSystem.exists(temporary) { try FileManager.default.removeItem(atPath: temporary) }
    try FileSystem.createFolder(temporary)
    do {
      let files = ReceiverFiles(folder: temporary, collection: name, recipe)
      let sample = try fill { receiver, values in try files.write(receiver, values) }
      try files.finish(sample)
      try FileSystem.rename(temporary, to: "\(path)/\(name)")
      return sample
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
  }

  /// The bytes of all files.
  func bytes(finished: Int) throws -> Int {
    try (0..<finished).reduce(0) { sum, number in
      let folder = "\(path)/\(Self.name(number))"
      return try FileSystem.names(in: folder).reduce(sum) {
        $0 + (try OpenFile("\(folder)/\($1)", flags: O_RDONLY).size)
      }
    }
  }
}
