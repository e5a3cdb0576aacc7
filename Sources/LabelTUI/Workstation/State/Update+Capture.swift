import Radio
import TerminalKit

/// Commands on an open capture.
extension AppState {
  mutating func performInCapture(_ command: Command, times: Int) -> [Job] {
    guard var capture else { return [] }
    switch command {
    case .move(let direction, let cells):
      return moveInCapture(direction, cells: cells * times)
    case .anchor, .commit, .cancel, .otherCorner, .otherSide, .classDigit, .nextGrip, .label,
      .delete:
      return performOnBoxes(command)
    case .duplicate, .nextBox, .previousBox, .nextBoxHere, .undo, .redo:
      return performOnBoxes(command, times: times)
    case .saveWindow, .saveAllWindows:
      return save(allWindows: command == .saveAllWindows)
    case .preview: return enterPreview()
    case .reload:
      guard jobs[.opening] == nil else { return [] }
      begin(.opening)
      return [.reload(captureID: capture.id)]
    case .goTo:
      promptForDestination()
      return []
    case .nextColorMap:
      colorMap = colorMap.next
      say("Color map: \(colorMap.rawValue)")
      return []
    case .nextPictureStyle:
      chooseNextPictureStyle()
      return []
    case .toggleMean, .fftSize, .automaticFFTSize, .nextWindow:
      say(capture.changeAnalysis(command, times: times))
    case .toggleSpectrum, .toggleTimeInstruments:
      toggle(command == .toggleSpectrum ? .spectrum : .time)
      return []
    default:
      capture.changeWhatIsSeen(command, times: times)
    }
    if capture.levels != self.capture?.levels {
      let (floor, range) = (capture.levels.floor, capture.levels.range)
      say("From \(Int(floor)) to \(Int(floor + range)) dB/Hz")
    }
    self.capture = capture
    return []
  }

  private mutating func moveInCapture(_ direction: Command.Direction, cells: Int) -> [Job] {
    guard var capture else { return [] }
    if case .selected(let id, let grip?) = capture.mode {
      capture.moveGrip(grip, of: id, direction, cells: cells)
      self.capture = capture
      return labelsChanged()
    }
    capture.move(direction, cells: cells)
    if case .selected = capture.mode { capture.mode = .idle }
    self.capture = capture
    return []
  }
}

extension CaptureState {
  /// View, levels: what changes no box.
  mutating func changeWhatIsSeen(_ command: Command, times: Int) {
    let extent = capture.extent
    let (sample, frequency) = (crosshair.sample, crosshair.frequency)
    switch command {
    case .pan(let direction): pan(direction, times: times)
    case .scroll(let direction): scroll(direction, cells: times)
    case .goToStart, .goToEnd:
      // The crosshair leaves the chosen box, as with the movement keys.
      if selected != nil { mode = .idle }
      goTo(sample: command == .goToStart ? 0 : capture.sampleCount - 1)
    case .centerView: changeView { $0.center(on: sample, extent: extent) }
    case .zoomTime(let zoomsIn):
      changeView { view in
        for _ in 0..<times { view.zoomTime(in: zoomsIn, around: sample, extent: extent) }
      }
    case .zoomFrequency(let zoomsIn):
      changeView { view in
        for _ in 0..<times {
          view.zoomFrequency(in: zoomsIn, around: frequency, extent: extent)
        }
      }
    case .zoomToBox: zoomToBox()
    case .fit: fit()
    case .previousView: previousView()
    case .floor(let up): levels.moveFloor(by: up ? times : -times)
    case .range(let wider): levels.widen(by: wider ? times : -times)
    case .automaticLevels: chooseLevels()
    default: break
    }
  }
}
