/// The windows of a grid that boxes reach into, as runs of neighbors: a box over all of a long capture
/// takes no more room than a short one.
package struct WindowRuns: Sendable {
  private struct Run {
    /// Indices in the grid.
    var windows: ClosedRange<Int>
    /// Windows of the runs before.
    var before: Int
  }

  private let grid: WindowGrid
  private var runs: [Run] = []
  /// Windows in all.
  package private(set) var count = 0

  /// The windows of `grid` that any of `boxes`, stretches of samples, reaches into.
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

  /// The samples of the window `number`, which is 0..<count, counted from the start of the capture.
  package func samples(ofWindow number: Int) -> Range<Int> {
    let run = runs[runs.partitioningIndex { $0.before > number } - 1]
    return grid.samples(ofWindow: run.windows.lowerBound + number - run.before)
  }
}
