import Datasets

/// A sample of a dataset, or an image of an export, as `labeltui diff` compares it.
package struct ComparedSample: Sendable, Hashable {
  /// Width and height of the image in pixels; nil if unknown.
  package var size: [Int]?
  /// The part of a split; nil without splits.
  package var split: String?
  /// The boxes.
  package var boxes: [ContentBox]
  /// Whether the confidence, source and review of the boxes are known. They are only compared if they
  /// are on both sides.
  package var statesJudgment = true

  /// A sample with these values.
  package init(
    size: [Int]? = nil, split: String? = nil, boxes: [ContentBox], statesJudgment: Bool = true
  ) {
    self.size = size
    self.split = split
    self.boxes = boxes
    self.statesJudgment = statesJudgment
  }
}

/// Something that `labeltui diff` compares: the samples of a dataset, or the images of an export.
package protocol ComparedSource {
  /// The names of the samples, sorted and different.
  var names: [String] { get }
  /// The sample `name`; throws if it cannot be read.
  func sample(_ name: String) throws -> ComparedSample
}

/// The samples of a dataset, by their keys. One is read at a time.
package struct ComparedDataset: ComparedSource {
  package let names: [String]
  private let dataset: Dataset

  /// Lists the samples of `dataset`.
  package init(_ dataset: Dataset) throws {
    self.dataset = dataset
    names = try dataset.samples().map(\.key.description).sorted()
  }

  package func sample(_ name: String) throws -> ComparedSample {
    let content = try dataset.content(of: SampleKey(name))
    return ComparedSample(size: [content.width, content.height], boxes: content.boxes)
  }
}
