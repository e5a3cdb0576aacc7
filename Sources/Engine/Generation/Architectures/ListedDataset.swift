import FoundationEssentials
import Foundations

/// A generated dataset as lists show it: what its `dataset.json` says (docs/formats/iq-datasets.md). Fields that are not
/// listed here may be missing or unknown.
package struct ListedDataset: Sendable, Equatable {
  /// A name and a value, as untrusted text.
  package struct Fact: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// The path of its folder.
  package let path: String
  /// The name, as untrusted text.
  package let name: String
  package let type: DatasetType
  /// The number of samples, finished or not.
  package let samples: Int
  /// The smallest and the largest number of receivers of a sample.
  package let receivers: ClosedRange<Int>
  /// IQ samples per second.
  package let sampleRate: Double
  /// Seconds per sample.
  package let duration: Double
  /// The size in bytes; nil if it is not known.
  package let bytes: Int?
  /// Whether all samples are there.
  package let isComplete: Bool
  /// The geometries that were tried; nil if that is not known.
  package let candidates: Int?
  /// The geometries that were rejected, by reason.
  package let rejected: [Fact]
  /// The parameters that it was generated with.
  package let recipe: [Fact]

  /// The path of the folder with the recordings of sample `number`, 0 or more.
  package func folder(ofSample number: Int) -> String {
    "\(path)/\(SampleFolders.folderName)/\(SampleFolders.name(number))"
  }

  /// The number of IQ samples of a receiver.
  package var sequenceLength: Int {
    let count = (sampleRate * duration).rounded()
    return count < 1e15 ? Int(count) : .max
  }
}
