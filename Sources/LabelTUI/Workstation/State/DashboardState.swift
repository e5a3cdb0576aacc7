import Datasets

/// The figures of the dataset as bars. Each bar leads to the samples behind it.
struct DashboardState: Sendable {
  /// Selects the samples that are counted.
  var filter = SampleFilter()
  /// Nil until they are counted.
  var figures: DashboardFigures?
  /// The reason why the figures are not known.
  var failure: String?
  /// The index of the selected bar among all bars.
  var selection = 0

  /// The sections with bars, in the order of the screen.
  var sections: [(section: DashboardFigures.Section, bars: [DashboardFigures.Bar])] {
    guard let figures else { return [] }
    return DashboardFigures.Section.allCases.compactMap { section in
      figures.bars[section].flatMap { $0.isEmpty ? nil : (section, $0) }
    }
  }

  private var bars: [DashboardFigures.Bar] { sections.flatMap(\.bars) }

  /// The selected bar; nil without bars.
  var selected: DashboardFigures.Bar? {
    let bars = bars
    return bars.indices.contains(selection) ? bars[selection] : nil
  }

  /// Moves the selection by `offset` bars.
  mutating func move(by offset: Int) {
    let count = bars.count
    guard count > 0 else { return }
    selection = min(max(0, selection + min(max(offset, -count), count)), count - 1)
  }

  /// Moves the selection to the first bar of the next or the previous section.
  mutating func moveToSection(next: Bool) {
    var starts: [Int] = []
    var start = 0
    for (_, bars) in sections {
      starts.append(start)
      start += bars.count
    }
    let target =
      next ? starts.first { $0 > selection } : starts.last { $0 < selection }
    if let target { selection = target }
  }
}
