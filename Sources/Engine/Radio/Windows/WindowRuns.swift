/// The windows of a grid that contain boxes, stored as runs of neighbors: a box over a whole long
/// capture takes no more memory than a short one.
package struct WindowRuns: Sendable {
  private struct Run {
    /// Indices in the grid.
    var windows: ClosedRange<Int>
    /// The number of windows in the runs before this one.
    var before: Int
  }

  private let grid: WindowGrid
  private var runs: [Run] = []
  /// The total number of windows.
  package private(set) var count = 0

  /// The windows of `grid` that overlap any of `boxes`, given as ranges of samples.
  package init(_ grid: WindowGrid, holding boxes: [Range<Int>]) {
    self.grid = grid
    let reached = boxes.filter { !$0.isEmpty }.map { grid.indices(overlapping: $0) }
      .sorted { $0.lowerBound < $1.lowerBound }
    for windows in reached {
      if let last = runs.last?.windows, windows.lowerBound <= last.upperBound + 1 {
        runs[runs.count - 1].windows =
          last.lowerBound...max(last.upperBound, windows.upperBound)
      } else {
        runs.append(Run(windows: windows, before: 0))
      }
    }
    for index in runs.indices {
      runs[index].before = count
      count += runs[index].windows.count
    }
  }

  /// The samples of window `number` of these windows, 0..<count, counted from the start of the
  /// capture.
  package func samples(ofWindow number: Int) -> Range<Int> {
    let run = runs[runs.partitioningIndex { $0.before > number } - 1]
    return grid.samples(ofWindow: run.windows.lowerBound + number - run.before)
  }
}
