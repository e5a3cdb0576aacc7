import Labels

/// Selects samples. A sample is selected if it meets every condition; an empty set sets none.
package struct SampleFilter: Sendable, Hashable {
  /// The kind of a sample.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case signal, picture
  }

  /// Keeps samples with one of these verdicts.
  package var verdicts: Set<ReviewStatus> = []
  /// Keeps samples with a box of one of these classes, and samples of captures that are saved for one.
  package var classes: Set<String> = []
  /// Keeps samples with a box from one of these sources.
  package var sources: Set<BoxSource> = []
  /// Keeps samples with a box of a confidence in this range. Boxes that a person drew count as 1.
  package var confidence: ClosedRange<Double>?
  /// Keeps samples that one of these people reviewed, whether or not others did later.
  package var reviewers: Set<String> = []
  /// Keeps samples whose creation has one of these days (`YYYY-MM-DD`, UTC) or a day between.
  package var days: ClosedRange<String>?
  /// Keeps samples of one of these captures or picture sources.
  package var captures: Set<String> = []
  /// Keeps samples of one of these kinds.
  package var kinds: Set<Kind> = []

  /// A filter that selects every sample.
  package init() {}

  /// A filter that selects samples with one of `verdicts`.
  package init(verdicts: Set<ReviewStatus>) { self.verdicts = verdicts }
}

extension SampleFilter {
  /// Whether `sample`, whose latest reviews by each person are `reviews`, is selected. `verdict` is the
  /// result of the latest valid one.
  package func admits(
    _ sample: SampleContent, verdict: ReviewStatus, reviews: [Review] = []
  ) -> Bool {
    (verdicts.isEmpty || verdicts.contains(verdict))
      && (classes.isEmpty || sample.classes.contains(where: classes.contains))
      && (sources.isEmpty || sample.boxes.contains { sources.contains($0.source) })
      && (confidence.map { range in sample.boxes.contains { range.contains($0.confidence ?? 1) } }
        ?? true)
      && (reviewers.isEmpty
        || reviews.contains { $0.reviewer.map(reviewers.contains) ?? false })
      && (days.map { days in sample.createdAt.map { days.contains(String($0.prefix(10))) } ?? false
      }
        ?? true)
      && (captures.isEmpty || sample.origin.source.map(captures.contains) ?? false)
      && (kinds.isEmpty || kinds.contains(sample.key.kind))
  }
}

extension SampleKey {
  /// The kind of the sample.
  package var kind: SampleFilter.Kind {
    switch self {
    case .signal: .signal
    case .picture: .picture
    }
  }
}
