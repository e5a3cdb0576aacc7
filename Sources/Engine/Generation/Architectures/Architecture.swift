/// A kind of network that is trained outside of the program, and what it can be trained on (docs/formats/iq-datasets.md).
package struct Architecture: Sendable, Equatable, Codable {
  /// What an architecture reads of a dataset.
  package enum Input: String, Sendable, Codable, CaseIterable {
    case iqRaw = "iq_raw"
    case featureBased = "feature_based"
    /// Datasets of either type.
    case both
  }

  /// The largest number of receivers, and of IQ samples of a receiver, that an architecture can have.
  package static let largestLimit = 1_000_000_000

  /// Identifies the architecture on the command line and in the config file.
  package var id: String
  /// The name in lists.
  package var name: String
  package var input: Input
  /// The largest number of receivers of a sample; nil if any number fits.
  package var mostReceivers: Int?
  /// The number of IQ samples of each receiver that it reads; nil if any number fits.
  package var sequenceLength: Int?
  /// What it is, in one sentence; empty if that is not known.
  package var details: String

  private enum CodingKeys: String, CodingKey {
    case id, name
    case input = "data_type"
    case mostReceivers = "max_receivers"
    case sequenceLength = "sequence_length"
    case details = "description"
  }

  /// An architecture with these values.
  package init(
    id: String, name: String, input: Input, mostReceivers: Int? = nil, sequenceLength: Int? = nil,
    details: String = ""
  ) {
    self.id = id
    self.name = name
    self.input = input
    self.mostReceivers = mostReceivers
    self.sequenceLength = sequenceLength
    self.details = details
  }

  /// Why the architecture cannot be trained on `dataset`; nil if it can.
  package func misfit(_ dataset: ListedDataset) -> Misfit? {
    switch (input, dataset.type) {
    case (.both, _), (.iqRaw, .iqRaw), (.featureBased, .featureBased): break
    case (.iqRaw, .featureBased), (.featureBased, .iqRaw):
      return .type(found: dataset.type, wanted: input)
    }
    if let mostReceivers, dataset.receivers.upperBound > mostReceivers {
      return .receivers(found: dataset.receivers.upperBound, most: mostReceivers)
    }
    let found = dataset.sequenceLength
    if let sequenceLength, dataset.type == .iqRaw, found < sequenceLength {
      return .length(found: found, wanted: sequenceLength)
    }
    return dataset.isComplete ? nil : .incomplete
  }
}
