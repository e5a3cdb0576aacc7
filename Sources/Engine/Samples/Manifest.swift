/// What `<signal>/manifest.json` says of a class.
public struct Manifest: Sendable, Hashable, Codable {
  /// A capture that samples were taken from.
  public struct Source: Sendable, Hashable, Codable {
    public var captureFile: String?
    public var sampleCount: Int
    public var addedAt: String?

    private enum CodingKeys: String, CodingKey {
      case captureFile = "capture_file"
      case sampleCount = "sample_count"
      case addedAt = "added_at"
    }
  }

  public var signalName: String
  public var totalSamples: Int
  public var sources: [Source]
  public var createdAt: String?
  public var lastUpdated: String?
  /// The lowest id that was never given out; nil in files of other programs.
  public var nextID: Int?

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case totalSamples = "total_samples"
    case sources
    case createdAt = "created_at"
    case lastUpdated = "last_updated"
    case nextID = "next_id"
  }

  /// Whether `other` counts the same samples of the same captures. A manifest without `next_id`
  /// agrees with any: the field is added when there is something else to write.
  func agrees(with other: Manifest) -> Bool {
    signalName == other.signalName && totalSamples == other.totalSamples
      && sources.map(\.captureFile) == other.sources.map(\.captureFile)
      && sources.map(\.sampleCount) == other.sources.map(\.sampleCount)
      && (nextID == nil || nextID == other.nextID)
  }
}
