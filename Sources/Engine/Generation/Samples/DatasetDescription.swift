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
  package var rejected: [GeometryRules.Rejection: Int] = [:]
  /// The size of all files but this one.
  package var bytes = 0

  private enum CodingKeys: String, CodingKey {
    case format, version, name, type, samples, receivers
    case sampleRate = "sample_rate_hz"
    case duration = "duration_s"
    case seed, recipe
    case isComplete = "complete"
    case candidates, rejected
    case bytes = "size_bytes"
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
