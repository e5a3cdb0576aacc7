import Datasets
import Labels
import Radio

/// The list of sample windows.
extension AppState {
  private var visibleLines: Int { ListLayout(size: size).visibleEntries }

  /// Shows the list of the windows of the capture on the screen.
  mutating func enterWindowList() -> [Job] {
    guard let capture else { return [] }
    enter(.windowList(WindowListState(documentID: capture.id)))
    return readWindows(documentID: capture.id)
  }

  /// Performs `command` on the list of windows; does nothing if it does not fill the screen.
  mutating func perform(_ command: WindowListCommand, times: Int) -> [Job] {
    guard case .windowList(let list) = place else { return [] }
    let visible = visibleLines
    switch command {
    case .select(let step): changeWindowList { $0.move(step, times: times, visible: visible) }
    case .reload: return readWindows(documentID: list.documentID)
    case .open:
      guard let selected = list.selected else { return [] }
      return leavePlace() + goToWindow(selected.samples)
    case .save:
      guard let selected = list.selected, let capture = capture(withID: list.documentID) else {
        return []
      }
      guard selected.boxCount > 0 else {
        showError(
          selected.status == .negative
            ? "This window is saved as one without boxes."
            : "This window has no boxes any more. Delete its samples in the review, or draw boxes.")
        return []
      }
      return save(windows: [selected.samples], of: capture)
    }
    return []
  }

  /// Shows the samples that the dataset has of the capture `id`, in the list on the screen.
  mutating func show(_ samples: [SavedWindow], documentID id: Int) {
    guard let capture = capture(withID: id) else { return }
    let visible = visibleLines
    changeWindowList { list in
      if list.documentID == id { list.show(samples, of: capture, visible: visible) }
    }
  }

  /// Reads the windows of the capture `id` again if their list fills the screen.
  mutating func readWindowsAgain(documentID id: Int) -> [Job] {
    guard case .windowList(let list) = place, list.documentID == id else { return [] }
    return readWindows(documentID: id)
  }

  private mutating func readWindows(documentID id: Int) -> [Job] {
    beginJob(.readingWindows)
    return [.dataset(.findWindows(documentID: id))]
  }

  /// Shows the window `samples` of the capture on the screen, with the crosshair in its middle.
  private mutating func goToWindow(_ samples: Range<Int>) -> [Job] {
    changeCapture { capture in
      let box = Box(samples: samples, frequencies: capture.capture.band)
      capture.canvas.cancelBox()
      capture.canvas.plane.reveal(box)
      capture.canvas.plane.show(box)
    }
    return []
  }

  /// Changes the list of windows, while it fills the screen.
  mutating func changeWindowList(_ change: (inout WindowListState) -> Void) {
    guard case .windowList(var list) = place else { return }
    place = .none
    change(&list)
    place = .windowList(list)
  }
}
