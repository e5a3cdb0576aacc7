/// The progress of a bulk save.
package struct BulkProgress: Sendable, Hashable {
  /// The number of windows that are done.
  package internal(set) var windowsDone = 0
  /// The total number of windows.
  package internal(set) var windowCount = 0
  /// The number of new samples.
  package internal(set) var newSamples = 0
  /// The number of samples with new boxes.
  package internal(set) var replacedSamples = 0
  /// The number of samples whose boxes did not change.
  package internal(set) var unchangedSamples = 0

  /// The number of samples of the windows that are done.
  package var samples: Int { newSamples + replacedSamples + unchangedSamples }

  /// The completed share, 0...1.
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
