/// How far a bulk save is.
package struct BulkProgress: Sendable, Hashable {
  package internal(set) var windowsDone = 0
  package internal(set) var windowCount = 0
  package internal(set) var newSamples = 0
  /// Samples that got new boxes.
  package internal(set) var replacedSamples = 0
  /// Samples that held their boxes already.
  package internal(set) var unchangedSamples = 0

  /// Samples of the windows that are done.
  package var samples: Int { newSamples + replacedSamples + unchangedSamples }

  /// The share that is done, 0...1.
  package var share: Double {
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
