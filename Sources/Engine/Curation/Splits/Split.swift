/// A side of a split dataset.
package enum Split: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// For training.
  case train
  /// For choosing between models during training.
  case val
  /// For the final test.
  case test

  /// Sorted as they are listed above.
  package static func < (left: Split, right: Split) -> Bool { left.position < right.position }

  private var position: Int {
    switch self {
    case .train: 0
    case .val: 1
    case .test: 2
    }
  }
}
