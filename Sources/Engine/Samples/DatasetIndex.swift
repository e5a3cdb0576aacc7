/// What `<dataset>/index.json` says: all classes with their counts.
public struct DatasetIndex: Sendable, Hashable, Codable {
  /// One class.
  public struct Signal: Sendable, Hashable, Codable {
    public var signalName: String
    public var totalSamples: Int
    public var lastUpdated: String?

    private enum CodingKeys: String, CodingKey {
      case signalName = "signal_name"
      case totalSamples = "total_samples"
      case lastUpdated = "last_updated"
    }
  }

  /// The classes, by name.
  public private(set) var signals: [Signal]
  public private(set) var totalSamples: Int

  private enum CodingKeys: String, CodingKey {
    case signals
    case totalSamples = "total_samples"
  }

  /// An index of `manifests`.
  init(_ manifests: [Manifest]) {
    signals = []
    totalSamples = 0
    for manifest in manifests { update(manifest) }
  }

  /// Takes over what `manifest` says of its class.
  mutating func update(_ manifest: Manifest) {
    signals.removeAll { $0.signalName == manifest.signalName }
    signals.append(
      Signal(
        signalName: manifest.signalName, totalSamples: manifest.totalSamples,
        lastUpdated: manifest.lastUpdated))
    signals.sort { $0.signalName < $1.signalName }
    // A count from a file may be any number.
    totalSamples = signals.reduce(0) { sum, signal in
      let (total, isTooLarge) = sum.addingReportingOverflow(signal.totalSamples)
      return isTooLarge ? .max : total
    }
  }
}
