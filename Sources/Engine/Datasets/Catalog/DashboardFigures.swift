import FoundationEssentials
import Labels

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

  /// Selects the samples that were counted; the filter of every bar narrows it.
  package var filter = SampleFilter()
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
  /// The accuracy of each person on gold captures; none if a filter selects samples.
  package var accuracies: [GoldAccuracy] = []

  /// The number of samples with a verdict.
  package var reviewed: Int {
    (bars[.progress] ?? []).filter { $0.name != ReviewStatus.unreviewed.rawValue }
      .map(\.count).reduce(0, +)
  }
}

/// The numbers from which `DashboardFigures` are made.
package struct DashboardCount: Sendable {
  /// The number of samples of each kind.
  package var kinds: [SampleFilter.Kind: Int] = [:]
  /// The number of boxes.
  package var boxes = 0
  /// The number of samples without boxes.
  package var negatives = 0
  /// The number of samples with each verdict.
  package var verdicts: [ReviewStatus: Int] = [:]
  /// The number of samples of each class.
  package var classes: [String: Int] = [:]
  /// The number of boxes by confidence, in tenths; a box that a person drew counts as 1.
  package var confidence = [Int](repeating: 0, count: 10)
  /// The number of boxes of each source.
  package var sources: [String: Int] = [:]
  /// The number of samples by the day they were saved, `YYYY-MM-DD`.
  package var days: [String: Int] = [:]
  /// The number of samples by capture or picture source.
  package var captures: [String: Int] = [:]

  /// The largest number of days and of captures that are shown.
  private static let mostBars = 14

  /// No samples.
  package init() {}

  /// The figures of all samples counted, which `filter` selects, with the agreement of their reviewers.
  ///
  /// Where the filter names classes, sources, verdicts or confidences, only those get bars: a filter
  /// cannot select the samples that have a second class as well.
  package func figures(
    of filter: SampleFilter = SampleFilter(), agreements: [ReviewAgreement] = []
  ) -> DashboardFigures {
    var result = DashboardFigures()
    result.filter = filter
    result.signals = kinds[.signal] ?? 0
    result.pictures = kinds[.picture] ?? 0
    result.samples = result.signals + result.pictures
    result.boxes = boxes
    result.negatives = negatives
    result.agreements = agreements
    func bar(
      _ name: String, _ count: Int, _ change: (inout SampleFilter) -> Void
    ) -> DashboardFigures.Bar {
      var narrowed = filter
      change(&narrowed)
      return DashboardFigures.Bar(name: name, count: count, filter: narrowed)
    }
    result.bars[.progress] = ReviewStatus.allCases
      .filter { filter.verdicts.isEmpty || filter.verdicts.contains($0) }
      .map { status in bar(status.rawValue, verdicts[status] ?? 0) { $0.verdicts = [status] } }
    let byClass = Self.sorted(classes)
      .filter { filter.classes.isEmpty || filter.classes.contains($0.key) }
      .map { name, count in bar(name, count) { $0.classes = [name] } }
    result.bars[.classes] = byClass
    result.bars[.fewSamples] = byClass.filter { $0.count < DatasetSummary.fewSamples }
    result.bars[.confidence] = confidence.indices.compactMap { index in
      guard let range = Self.tenth(index, within: filter.confidence) else { return nil }
      return bar("\(Double(index) / 10)-\(Double(index + 1) / 10)", confidence[index]) {
        $0.confidence = range
      }
    }
    result.bars[.sources] = Self.sorted(sources)
      .filter { filter.sources.isEmpty || filter.sources.contains(BoxSource(rawValue: $0.key)) }
      .map { source, count in bar(source, count) { $0.sources = [BoxSource(rawValue: source)] } }
    result.bars[.days] = days.sorted { $0.key > $1.key }.prefix(Self.mostBars).map { day, count in
      bar(day, count) { $0.days = day...day }
    }
    result.bars[.captures] = Self.sorted(captures).prefix(Self.mostBars).map { name, count in
      bar(name, count) { $0.captures = [name] }
    }
    return result
  }

  /// The confidences of tenth `index` in `range`; nil if there are none.
  private static func tenth(
    _ index: Int, within range: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    let (lower, upper) = (
      Double(index) / 10, index == 9 ? 1 : (Double(index + 1) / 10).nextDown
    )
    guard let range else { return lower...upper }
    let (start, end) = (max(lower, range.lowerBound), min(upper, range.upperBound))
    return start <= end ? start...end : nil
  }

  /// The largest count first; equal ones by name.
  private static func sorted(_ counts: [String: Int]) -> [(key: String, value: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }
}

extension Dataset {
  /// The figures of the samples that `filter` selects.
  package func figures(of filter: SampleFilter = SampleFilter()) throws -> DashboardFigures {
    let (count, keys) = try signals.catalog.read { database in
      try (database.figures(of: filter), filter == SampleFilter() ? nil : database.keys(of: filter))
    }
    var book = try reviewBook()
    if let keys { book.keep(keys) }
    var figures = count.figures(of: filter, agreements: book.agreements)
    if filter == SampleFilter() {
      figures.accuracies = try GoldFolder(dataset: folder).settledAccuracies(at: Date())
    }
    return figures
  }
}
