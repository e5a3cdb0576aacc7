/// A job that the user waits for, as the status line shows it.
struct RunningJob: Equatable, Sendable {
  /// What it does: "Saving", "Exporting".
  var title: String
  /// 0...1.
  var progress: Double
}
