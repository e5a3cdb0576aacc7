import Datasets

/// The figures of the dataset.
extension AppState {
  /// Shows the figures of the dataset; from a review, those of the samples of its filter.
  mutating func enterDashboard() -> [Job] {
    if case .dashboard = place { return [] }
    let filter = openReview?.query.filter ?? SampleFilter()
    var dashboard = DashboardState()
    dashboard.filter = filter
    enter(.dashboard(dashboard))
    beginJob(.counting)
    return [.dataset(.figures(filter))]
  }

  /// Performs `command` on the dashboard; does nothing if it does not fill the screen.
  mutating func perform(_ command: DashboardCommand, times: Int) -> [Job] {
    guard case .dashboard(let dashboard) = place else { return [] }
    switch command {
    case .next: changeDashboard { $0.move(by: times) }
    case .previous: changeDashboard { $0.move(by: -times) }
    case .first: changeDashboard { $0.move(by: -.max) }
    case .last: changeDashboard { $0.move(by: .max) }
    case .nextSection: changeDashboard { $0.moveToSection(next: true) }
    case .previousSection: changeDashboard { $0.moveToSection(next: false) }
    case .reload:
      guard jobs[.counting] == nil else { return [] }
      beginJob(.counting)
      return [.dataset(.figures(dashboard.filter))]
    case .open:
      guard let bar = dashboard.selected else { return [] }
      return enterReview(bar.filter)
    }
    return []
  }
}

extension DashboardState {
  /// Shows `counted`, unless they are of another filter; the selection stays if there still is a bar.
  mutating func show(_ counted: DashboardFigures) {
    guard counted.filter == filter else { return }
    figures = counted
    failure = nil
    move(by: 0)
  }
}
