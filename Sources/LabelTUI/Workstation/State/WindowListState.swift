import Datasets
import Labels
import Radio

/// The list of the windows of a capture that have boxes or samples.
struct WindowListState: Sendable {
  /// How the dataset has a window.
  enum Status: String, Sendable {
    /// The window has boxes, and the dataset does not have it.
    case unsaved
    /// The dataset has the window with its boxes as they are.
    case saved
    /// The dataset has the window with other boxes.
    case changed
    /// The dataset has the window with boxes, and none of them is left.
    case stale
    /// The dataset has the window as one without boxes.
    case negative
  }

  /// A line of the list.
  struct Line: Sendable, Equatable {
    /// The window in samples of the capture.
    let samples: Range<Int>
    /// Whether it is a window of the grid.
    let isOnGrid: Bool
    let status: Status
    /// The number of boxes with a class in it.
    let boxCount: Int
    /// The number of proposals that lie in it at least in part.
    let proposalCount: Int
    /// The samples of the dataset, `<class>/<id>`.
    let keys: [String]
  }

  let documentID: Int
  /// The samples of the dataset; nil until they are read.
  private var samples: [SavedWindow]?
  /// The reason why the samples are not known.
  private(set) var failure: String?
  private(set) var lines: [Line] = []
  private(set) var selection = LineSelection()

  /// A list for the open capture `documentID`, without lines yet.
  init(documentID: Int) { self.documentID = documentID }

  var isReading: Bool { samples == nil && failure == nil }

  /// The selected line; nil if the list is empty.
  var selected: Line? {
    lines.indices.contains(selection.index) ? lines[selection.index] : nil
  }

  /// Shows the windows of `capture` with the samples `found`. At first, the window at the crosshair is selected.
  mutating func show(_ found: [SavedWindow], of capture: CaptureState, visible: Int) {
    let isFirst = samples == nil
    let known = selected?.samples
    (samples, failure) = (found, nil)
    lines = WindowLines(of: capture, samples: found).all
    let wanted =
      isFirst
      ? lines.lastIndex { $0.samples.lowerBound <= capture.canvas.crosshair.x }
      : known.flatMap { known in lines.firstIndex { $0.samples == known } }
    selection.select(wanted ?? selection.index, count: lines.count, visible: visible)
  }

  /// Notes that the samples cannot be read.
  mutating func fail(_ reason: String) { failure = reason }

  /// Moves the selection.
  mutating func move(_ step: LineStep, times: Int, visible: Int) {
    selection.move(step, times: times, count: lines.count, visible: visible)
  }
}
