import Foundations

/// The file `dataset.json` of a generated dataset (docs/formats/iq-datasets.md).
package struct DatasetDescription: Sendable, Equatable, Codable {
  /// The name of the file.
  package static let fileName = "dataset.json"
  /// What `format` says.
  package static let formatName = "labeltui-iq-dataset"

  /// The smallest and the largest number of receivers of a sample.
  package struct Receivers: Sendable, Equatable, Codable {
    package var min: Int
    package var max: Int
  }

  package var format = formatName
  package var version = 1
  package var name: String
  package var type: DatasetType
  /// The number of samples, finished or not.
  package var samples: Int
  package var receivers: Receivers
  /// Hz.
  package var sampleRate: Double
  /// Seconds.
  package var duration: Double
  package var seed: UInt64
  package var recipe: DatasetRecipe
  /// Whether all samples and tables are there. The fields below are 0 until then.
  package var isComplete = false
  /// The geometries that were tried.
  package var candidates = 0
  /// The geometries that were rejected, by reason.
  package var rejected = Counts()
  /// The size of all files but this one.
  package var bytes = 0

  /// The geometries that were tried and rejected.
  package var tally: GeometryTally {
    get {
      var tally = GeometryTally(candidates: candidates)
      for reason in GeometryRules.Rejection.allCases where rejected[reason.rawValue] > 0 {
        tally.rejected[reason] = rejected[reason.rawValue]
      }
      return tally
    }
    set {
      candidates = newValue.candidates
      for (reason, count) in newValue.rejected { rejected[reason.rawValue] = count }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case format, version, name, type, samples, receivers
    case sampleRate = "sample_rate_hz"
    case duration = "duration_s"
    case seed, recipe
    case isComplete = "complete"
    case candidates, rejected
    case bytes = "size_bytes"
  }

  /// Reads the file at `path`; nil if there is none. Throws `FileError` and `GenerationError`, which name the file, the
  /// field and the value.
  static func read(from path: String) throws -> DatasetDescription? {
    guard try FileSystem.isThere(path) else { return nil }
    do {
      let found = try JSONFile.read(DatasetDescription.self, from: path)
      guard found.format == formatName, found.version == 1 else {
        let reason =
          "format is \(found.format) version \(found.version), not \(formatName) version 1"
        throw GenerationError.unreadable(path: path, reason: reason)
      }
      return found
    } catch let error as DecodingError {
      throw GenerationError.unreadable(path: path, reason: DecodingProblem.sentence(error))
    }
  }

  /// The description of a dataset that is begun.
  init(_ recipe: DatasetRecipe) {
    name = recipe.name
    type = recipe.type
    samples = recipe.samples
    let receivers = recipe.geometry.receivers
    self.receivers = Receivers(min: receivers.lowerBound, max: receivers.upperBound)
    sampleRate = recipe.sampleRate
    duration = recipe.duration
    seed = recipe.seed
    self.recipe = recipe
  }
}
