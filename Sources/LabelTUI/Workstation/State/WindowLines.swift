import Datasets
import Labels
import Radio

/// Compares the boxes in the windows of a capture with the samples of the dataset.
struct WindowLines {
  /// The windows with boxes or samples, by their starts.
  let all: [WindowListState.Line]

  /// The windows of the grid of `capture` that have boxes with a class, and those of `samples`.
  init(of capture: CaptureState, samples: [SavedWindow]) {
    let boxes = capture.labeledBoxes.filter { !$0.isUnverified }
    let ranges = boxes.map(\.box.samples)
    let search = RangeSearch(ranges)
    let proposals = RangeSearch(capture.canvas.boxes.filter(\.isUnverified).map(\.box.samples))
    let saved = Dictionary(samples.map { ($0.samples, $0) }, uniquingKeysWith: { $1 })
    let runs = WindowRuns(capture.windows, holding: ranges)
    var windows = Set(saved.keys)
    for number in 0..<runs.count { windows.insert(runs.samples(ofWindow: number)) }
    all = windows.sorted { ($0.lowerBound, $0.count) < ($1.lowerBound, $1.count) }
      .map { range in
        let window = capture.capture.window(range)
        let found = search.positions(overlapping: range).map { boxes[$0] }
          .filter { window.clip($0.box) != nil }
        let grid = capture.windows
        let isOnGrid = grid.samples(ofWindow: grid.index(ofWindowAt: range.lowerBound)) == range
        return WindowListState.Line(
          samples: range, isOnGrid: isOnGrid,
          status: Self.status(of: found, in: window, saved: saved[range]),
          boxCount: found.count,
          proposalCount: proposals.positions(overlapping: range).count,
          keys: saved[range]?.keys.map(\.description) ?? [])
      }
  }

  private static func status(
    of boxes: [Annotation], in window: SampleWindow, saved: SavedWindow?
  ) -> WindowListState.Status {
    guard let saved else { return .unsaved }
    guard !boxes.isEmpty else { return saved.boxes.isEmpty ? .negative : .stale }
    let geometry = ImageGeometry(window)
    var counts: [SavedWindow.Box: Int] = [:]
    for annotation in boxes {
      guard let box = window.clip(annotation.box), let label = annotation.label else { continue }
      counts[SavedWindow.Box(className: label, pixels: geometry.pixels(of: box)), default: 0] += 1
    }
    for box in saved.boxes { counts[box, default: 0] -= 1 }
    return counts.values.allSatisfy { $0 == 0 } ? .saved : .changed
  }
}
