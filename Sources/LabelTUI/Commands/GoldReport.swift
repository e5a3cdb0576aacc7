import Datasets

/// What `labeltui gold score --json` prints.
struct GoldReport: Encodable {
  /// The accuracy of a person, or on a day.
  private struct Figures: Encodable {
    let day: String?
    let captures: Int
    let signals: Int
    let labels: Int
    let matches: Int
    let recall: Double?
    let precision: Double?
    let overlap: Double?
    let rightClasses: Double?
    let samples: Double?
    let hertz: Double?

    private enum CodingKeys: String, CodingKey {
      case day, captures, signals, labels, matches, recall, precision
      case overlap = "mean_iou"
      case rightClasses = "class_accuracy"
      case samples = "edge_error_samples"
      case hertz = "edge_error_hz"
    }

    init(_ score: GoldScore, captures: Int, day: String? = nil) {
      self.day = day
      self.captures = captures
      (signals, labels, matches) = (score.truths, score.labels, score.matches)
      (recall, precision) = (score.recall, score.precision)
      (overlap, rightClasses) = (score.meanOverlap, score.classAccuracy)
      (samples, hertz) = (score.sampleError, score.hertzError)
    }
  }

  private struct Labeler: Encodable {
    let reviewer: String?
    let all: Figures
    let days: [Figures]
    let confusions: [GoldScore.Confusion]
  }

  private let captures: Int
  private let labelers: [Labeler]

  /// - Parameter captures: the number of gold captures.
  init(captures: Int, _ accuracies: [GoldAccuracy]) {
    self.captures = captures
    labelers = accuracies.map { accuracy in
      Labeler(
        reviewer: accuracy.labeler, all: Figures(accuracy.score, captures: accuracy.captures),
        days: accuracy.days.map { Figures($0.score, captures: $0.captures, day: $0.day) },
        confusions: accuracy.score.confusions)
    }
  }
}
