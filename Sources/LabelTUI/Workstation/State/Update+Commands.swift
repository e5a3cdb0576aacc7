/// What commands do everywhere; the rest goes to the place that fills the screen.
extension AppState {
  mutating func perform(_ command: Command, times: Int, keymap: Keymap) -> [Job] {
    switch command {
    case .help: overlay = .help(top: 0)
    case .messages: overlay = .messages(top: 0)
    case .quit: quit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .cancelJob: return cancelJob()
    case .review: return enterReview()
    case .export: return export()
    case .close: return close()
    default: return performHere(command, times: times, keymap: keymap)
    }
    return []
  }

  private mutating func performHere(
    _ command: Command, times: Int, keymap: Keymap
  ) -> [Job] {
    if let overlay {
      scroll(overlay, command, times: times, keymap: keymap)
      return []
    }
    switch place {
    case .list: return performInList(command, times: times)
    case .review: return performInReview(command, times: times)
    case .preview: return performInPreview(command)
    case .capture: return performInCapture(command, times: times)
    }
  }

  private mutating func close() -> [Job] {
    if overlay != nil {
      overlay = nil
      return []
    }
    if !placesBelow.isEmpty, case .failed = capture?.labelsOnDisk {
      overlay = .confirmClose
      return []
    }
    return leavePlace()
  }

  /// Returns to the place below, or quits from the first one.
  mutating func leavePlace() -> [Job] {
    guard let below = placesBelow.popLast() else {
      quit()
      return []
    }
    let closed = capture
    place = below
    lastChange = nil
    guard let closed else { return [] }
    list?.takeIn(closed.capture, labelCount: closed.boxes.current.count)
    return [.close(captureID: closed.id)]
  }

  /// Quits, after a question where something would be lost.
  private mutating func quit() {
    if isAnythingAtStake { overlay = .confirmQuit } else { isQuitting = true }
  }

  /// Whether a job is running that quitting would cut off, or labels could not be written.
  private var isAnythingAtStake: Bool {
    let unwritten = ([place] + placesBelow).contains { place in
      if case .capture(let capture) = place, case .failed = capture.labelsOnDisk {
        true
      } else {
        false
      }
    }
    return unwritten || jobs[.saving] != nil || jobs[.exporting] != nil
  }

  private mutating func cancelJob() -> [Job] {
    if jobs.isEmpty, capture?.spectrum.isPending != true {
      say("Nothing is running. Q quits.")
      return []
    }
    return [.cancel]
  }

  private mutating func scroll(
    _ overlay: Overlay, _ command: Command, times: Int, keymap: Keymap
  ) {
    let text = OverlayText(overlay, state: self, keymap: keymap)
    let top: Int
    switch command {
    case .selectNext: top = overlay.top + times
    case .selectPrevious: top = overlay.top - times
    case .selectNextPage: top = overlay.top + text.visible * times
    case .selectPreviousPage: top = overlay.top - text.visible * times
    case .selectFirst: top = 0
    case .selectLast: top = text.lastTop
    default: return
    }
    let bounded = min(max(0, top), text.lastTop)
    if case .help = overlay { self.overlay = .help(top: bounded) }
    if case .messages = overlay { self.overlay = .messages(top: bounded) }
  }

  private mutating func export() -> [Job] {
    guard jobs[.exporting] == nil else {
      complain("An export is running already.")
      return []
    }
    begin(.exporting)
    return [.export]
  }

  private mutating func enterReview() -> [Job] {
    guard review == nil else { return [] }
    enter(.review(ReviewState()))
    return [.findSamples]
  }
}
