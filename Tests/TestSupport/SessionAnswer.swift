/// The result of a step of `DatasetSession`, printed as one line of JSON.
public enum SessionAnswer: Sendable, Hashable, Codable {
  case opened
  /// `isNew` is false if an existing sample got new boxes.
  case saved(id: String, isNew: Bool)
  case reviewed(id: String, revision: Int)
  /// `existed` is false if the dataset had no such sample.
  case deleted(id: String, existed: Bool)
  case exported(samples: Int, leftOut: [String])
  /// The step needs a sample whose save failed.
  case skipped
  /// The text of the error.
  case failed(String)
}
