/// The features of a signal: of each chunk, and the four statistics over the chunks.
package struct FeatureSummary: Sendable, Equatable {
  /// The name of a column in a table of features, such as `snr_db_mean`.
  package static let columnNames = SignalFeature.allCases.flatMap { feature in
    FeatureStatistic.allCases.map { "\(feature.rawValue)_\($0.rawValue)" }
  }

  /// The features of each chunk, in order of time.
  package let chunks: [FeatureValues]

  /// The summary of `chunks`, of which there is at least one.
  package init(chunks: [FeatureValues]) {
    precondition(!chunks.isEmpty)
    self.chunks = chunks
  }

  /// `statistic` of `feature` over all chunks.
  package subscript(feature: SignalFeature, statistic: FeatureStatistic) -> Double {
    statistic.value(of: chunks.map { $0[feature] })
  }

  /// The value for each of `columnNames`.
  package var columns: [Double] {
    SignalFeature.allCases.flatMap { feature in
      let values = chunks.map { $0[feature] }
      return FeatureStatistic.allCases.map { $0.value(of: values) }
    }
  }
}
