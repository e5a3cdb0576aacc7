import Foundations

/// Why features cannot be computed.
package enum FeatureError: Error, Equatable {
  case tooShort(sampleCount: Int)
}

extension FeatureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooShort(let count):
      "\(Quantity.count(count, "sample")) found, but features need at least"
        + " \(FeatureExtractor.chunkCount * FeatureExtractor.leastChunk); choose a longer part"
    }
  }
}
