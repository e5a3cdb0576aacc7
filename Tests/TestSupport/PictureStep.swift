/// The steps of `PictureSession`. Pictures are numbers; boxes are the columns where they start.
public enum PictureStep: Sendable, Hashable {
  /// Opens the dataset as in a new process.
  case open
  /// Saves the picture with these boxes, which replace those that it has.
  case save(Int, columns: Set<Int>)
  /// Replaces the boxes of a saved picture, at the revision that it has.
  case fix(Int, columns: Set<Int>)
  case delete(Int)
  /// Brings the files that depend on all samples up to date.
  case finish

  /// Every kind of change.
  public static let script: [PictureStep] = [
    .open,
    .save(1, columns: [10, 20]),
    .save(2, columns: [5]),
    .save(3, columns: []),
    .save(1, columns: [10, 30]),
    .fix(2, columns: [6, 7]),
    .finish,
    .delete(3),
    .open,
    .save(4, columns: [8]),
    .fix(1, columns: [11]),
    .delete(2),
    .save(3, columns: [9]),
    .finish,
  ]

  /// The picture that the step changes, and its boxes afterwards; nil if it is gone.
  public var change: (picture: Int, columns: Set<Int>?)? {
    switch self {
    case .open, .finish: nil
    case .save(let picture, let columns), .fix(let picture, let columns): (picture, columns)
    case .delete(let picture): (picture, nil)
    }
  }
}

/// The result of a step of `PictureSession`, printed as one line of JSON.
public enum PictureAnswer: Sendable, Hashable, Codable {
  case done
  /// The step needs a sample whose save failed.
  case skipped
  /// The text of the error.
  case failed(String)
}
