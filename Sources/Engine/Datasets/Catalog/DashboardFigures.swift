/// The figures of a dataset that the dashboard shows: bars, each with the filter that selects the samples
/// behind it.
package struct DashboardFigures: Sendable, Hashable {
  /// What the bars of a section count.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    /// Samples by verdict.
    case progress
    /// Samples by class.
    case classes
    /// Boxes by confidence, in tenths.
    case confidence
    /// Boxes by who or what drew them.
    case sources
    /// Samples by the day they were saved, the latest first.
    case days
    /// Samples by capture or picture source.
    case captures
    /// Classes with fewer than `DatasetSummary.fewSamples` samples.
    case fewSamples
  }

  /// A bar.
  package struct Bar: Sendable, Hashable {
    /// What it counts.
    package var name: String
    /// The number of samples or boxes.
    package var count: Int
    /// Selects the samples behind the bar.
    package var filter: SampleFilter

    /// A bar with these values.
    package init(name: String, count: Int, filter: SampleFilter) {
      self.name = name
      self.count = count
      self.filter = filter
    }
  }

  /// The number of samples.
  package var samples = 0
  /// The number of samples of captures.
  package var signals = 0
  /// The number of picture samples.
  package var pictures = 0
  /// The number of boxes.
  package var boxes = 0
  /// The number of samples without boxes.
  package var negatives = 0
  /// The bars of each section.
  package var bars: [Section: [Bar]] = [:]
  /// How far every two reviewers agree.
  package var agreements: [ReviewAgreement] = []

  /// The number of samples with a verdict.
  package var reviewed: Int {
    (bars[.progress] ?? []).filter { $0.name != ReviewStatus.unreviewed.rawValue }
      .map(\.count).reduce(0, +)
  }
}

/// Counts samples one by one for `DashboardFigures`.
package struct DashboardCount: Sendable {
  private var figures = DashboardFigures()
  private var verdicts: [ReviewStatus: Int] = [:]
  private var classes: [String: Int] = [:]
  private var confidence = [Int](repeating: 0, count: 10)
  private var sources: [BoxSource: Int] = [:]
  private var days: [String: Int] = [:]
  private var captures: [String: Int] = [:]

  /// The number of days and of captures that are shown.
  private static let mostBars = 14

  /// No samples.
  package init() {}

  /// Counts `sample`, whose latest valid review is `verdict`.
  package mutating func add(_ sample: SampleContent, verdict: ReviewStatus) {
    figures.samples += 1
    figures.boxes += sample.boxes.count
    switch sample.key {
    case .signal: figures.signals += 1
    case .picture: figures.pictures += 1
    }
    if sample.boxes.isEmpty { figures.negatives += 1 }
    verdicts[verdict, default: 0] += 1
    for name in sample.classes { classes[name, default: 0] += 1 }
    for box in sample.boxes {
      let share = box.confidence ?? 1
      // A confidence that is not a number is in no bar.
      if share.isFinite { confidence[min(9, Int(min(max(0, share), 1) * 10))] += 1 }
      sources[box.source, default: 0] += 1
    }
    if let day = sample.createdAt?.prefix(10), day.count == 10 {
      days[String(day), default: 0] += 1
    }
    if let source = sample.origin.source { captures[source, default: 0] += 1 }
  }

  /// The figures of all samples counted, with the agreement of their reviewers.
  package func figures(agreements: [ReviewAgreement] = []) -> DashboardFigures {
    var result = figures
    result.agreements = agreements
    result.bars[.progress] = ReviewStatus.allCases.map { status in
      bar(status.rawValue, verdicts[status] ?? 0) { $0.verdicts = [status] }
    }
    let byClass = classes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      bar(name, count) { $0.classes = [name] }
    }
    result.bars[.classes] = byClass
    result.bars[.fewSamples] = byClass.filter { $0.count < DatasetSummary.fewSamples }
    result.bars[.confidence] = confidence.indices.map { index in
      let (lower, upper) = (Double(index) / 10, Double(index + 1) / 10)
      return bar("\(lower)-\(upper)", confidence[index]) {
        $0.confidence = lower...(index == 9 ? 1 : upper.nextDown)
      }
    }
    result.bars[.sources] = sources.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    .map { source, count in bar(source.rawValue, count) { $0.sources = [source] } }
    result.bars[.days] = days.sorted { $0.key > $1.key }.prefix(Self.mostBars).map { day, count in
      bar(day, count) { $0.days = day...day }
    }
    result.bars[.captures] = captures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.mostBars)
      .map { name, count in bar(name, count) { $0.captures = [name] } }
    return result
  }

  private func bar(
    _ name: String, _ count: Int, _ change: (inout SampleFilter) -> Void
  ) -> DashboardFigures.Bar {
    var filter = SampleFilter()
    change(&filter)
    return DashboardFigures.Bar(name: name, count: count, filter: filter)
  }
}

extension Dataset {
  /// The figures of the whole dataset; `progress` takes the completed share, 0...1, and returns whether to
  /// continue. Nil if it returned false.
  package func figures(progress: (Double) -> Bool = { _ in true }) throws -> DashboardFigures? {
    var count = DashboardCount()
    let rows = try samples()
    for (index, row) in rows.enumerated() {
      guard progress(Double(index) / Double(rows.count)) else { return nil }
      count.add(try content(of: row.key), verdict: row.verdict)
    }
    return count.figures(agreements: try reviewBook().agreements)
  }
}
