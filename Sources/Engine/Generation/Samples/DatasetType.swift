/// What a generated dataset contains.
package enum DatasetType: String, Sendable, Codable, CaseIterable {
  /// IQ samples of every receiver, and features.
  case iqRaw = "iq_raw"
  /// Features only.
  case featureBased = "feature_based"

  /// The standard limit of the dilution of precision: random receivers rarely have a small one.
  package var dilutionLimit: Double {
    switch self {
    case .iqRaw: 200
    case .featureBased: 100
    }
  }
}
