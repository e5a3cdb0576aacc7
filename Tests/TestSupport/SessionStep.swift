/// The steps of `DatasetSession`.
public enum SessionStep: Sendable, Hashable {
  /// Opens the dataset as in a new process.
  case open
  /// Saves the window with one box that starts at `column`.
  case save(signal: String, window: Int, column: Int)
  /// Replaces the box of the window's sample by one that starts at `column`, as a reviewer fixes boxes.
  case fix(signal: String, window: Int, column: Int)
  case review(signal: String, window: Int, status: String)
  case delete(signal: String, window: Int)
  case export

  /// Every kind of change, in two classes. The sample with the highest id is deleted before the dataset is opened
  /// again, so that only the manifest knows that its id was used. No two reviews of a class have the same status.
  public static let script: [SessionStep] = [
    .open,
    .save(signal: "drone", window: 1, column: 10),
    .save(signal: "drone", window: 2, column: 20),
    .save(signal: "video", window: 3, column: 30),
    .save(signal: "drone", window: 1, column: 11),
    .review(signal: "drone", window: 1, status: "good"),
    .review(signal: "drone", window: 2, status: "bad"),
    .review(signal: "video", window: 3, status: "bad"),
    .delete(signal: "drone", window: 2),
    .open,
    .save(signal: "drone", window: 4, column: 40),
    .fix(signal: "drone", window: 4, column: 41),
    .save(signal: "video", window: 3, column: 31),
    .review(signal: "video", window: 3, status: "good"),
    .export,
  ]

  /// A text that replaces the SHA-256 of the window's samples.
  public static func hash(window: Int) -> String { "hash\(window)" }
}
