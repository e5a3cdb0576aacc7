/// How far a bulk save is.
public struct BulkProgress: Sendable, Hashable {
  public internal(set) var windowsDone = 0
  public internal(set) var windowCount = 0
  public internal(set) var newSamples = 0
  /// Samples that got new boxes.
  public internal(set) var replacedSamples = 0
  /// Samples that held their boxes already.
  public internal(set) var unchangedSamples = 0

  /// Samples of the windows that are done.
  public var samples: Int { newSamples + replacedSamples + unchangedSamples }

  /// The share that is done, 0...1.
  public var share: Double {
    windowCount == 0 ? 1 : Double(windowsDone) / Double(windowCount)
  }

  mutating func count(_ change: SaveOutcome.Change) {
    switch change {
    case .saved: newSamples += 1
    case .replaced: replacedSamples += 1
    case .unchanged: unchangedSamples += 1
    }
  }
}
