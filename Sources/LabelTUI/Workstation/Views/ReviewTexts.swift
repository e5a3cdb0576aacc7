import Datasets
import Foundations

/// The texts of a review, of one sample or of thumbnails.
struct ReviewTexts {
  let review: ReviewState
  let state: AppState

  /// The number of the sample, and the filter and the order if they are not the standard ones.
  var position: String {
    var parts: [String] = []
    if review.query.isBlind { parts.append("blind") }
    if review.query.order != .key { parts.append(review.query.order.title) }
    let isFiltered = review.query.filter != SampleFilter()
    if isFiltered { parts.append(Self.shortened(VisibleText.of(review.query.filter.text))) }
    if !review.rows.isEmpty {
      let number = "\(review.index + 1)/\(review.rows.count)"
      parts.append(isFiltered ? "\(number) of \(review.total)" : number)
    }
    return parts.joined(separator: " · ")
  }

  /// The progress of the review, and the verdicts on the sample, the most important first.
  var readout: [String] {
    guard !review.rows.isEmpty else { return [""] }
    var counts = "\(review.reviewedCount) of \(review.rows.count) reviewed: "
    counts +=
      "\(review.count(.good)) good, \(review.count(.bad)) bad, \(review.count(.skip)) skipped"
    if review.count(.flag) > 0 { counts += ", \(review.count(.flag)) flagged" }
    let known = verdicts
    return [known.isEmpty ? counts : "\(known)  ·  \(counts)"]
  }

  /// What is shown instead of samples.
  var placeholder: String {
    if review.isLoading || !review.rows.isEmpty { return "Reading…" }
    if review.query.filter != SampleFilter() {
      return
        "No sample matches the filter. Press \(state.keyName(.review(.clearFilter))) to show all, "
        + "\(state.keyName(.review(.filter))) to change it."
    }
    return "No samples yet. Press \(state.keyName(.sample(.saveWindow))) in a capture to save one."
  }

  /// The verdicts of each person on the sample on the screen. In a blind review, those of others appear
  /// after the reviewer's own.
  private var verdicts: String {
    guard let (content, all) = review.currentSample else { return "" }
    let own = all.last { $0.reviewer == state.reviewer }
    let hidesOthers =
      review.query.isBlind && own.map { !$0.counts(forRevision: content.revision) } ?? true
    let shown = hidesOthers ? own.map { [$0] } ?? [] : all
    return shown.map { review in
      var text = review.status.rawValue
      if !review.notes.isEmpty { text += " (\(VisibleText.of(review.notes)))" }
      if !review.counts(forRevision: content.revision) { text += " on earlier boxes" }
      if review.reviewer == state.reviewer { return "you: \(text)" }
      return "\(review.reviewer.map(VisibleText.of) ?? "someone"): \(text)"
    }.joined(separator: ", ")
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? "\(text.prefix(39))…" : text
  }
}

extension SampleOrder {
  /// The order in a few words.
  var title: String {
    switch self {
    case .key: "by key"
    case .newest: "newest first"
    case .leastConfident: "least confident first"
    case .mostBoxes: "most boxes first"
    }
  }
}
