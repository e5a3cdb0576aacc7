import Radio
import TerminalKit

/// The program's only way to change its state: pure, so that a test can play any sequence of keys
/// and results. Effects are returned, not performed.
extension AppState {
  /// Takes in `action`; returns the jobs that it makes necessary.
  mutating func update(_ action: Action, keymap: Keymap = .standard) -> [Job] {
    var jobs = handle(action, keymap: keymap)
    jobs += [requestTiles(), requestRefinements(), requestMeasurement()].compactMap { $0 }
    return jobs
  }

  private mutating func handle(_ action: Action, keymap: Keymap) -> [Job] {
    switch action {
    case .terminal(.key(let key)): return press(key, keymap: keymap)
    case .terminal(.paste(let text)): return paste(text)
    case .terminal(.mouse(let event)): return mouse(event)
    case .terminal(.resize(let size)):
      resize(to: size)
      return []
    case .terminal(.reply(let reply)): return takeIn(reply)
    case .tmuxAnswered(let facts): return takeIn(facts)
    case .terminate:
      isQuitting = true
      return []
    default: return takeIn(action)
    }
  }

  private mutating func resize(to newSize: Size) {
    size = newSize
    fitPictures()
    list?.reveal(visible: ListLayout(size: newSize).visibleEntries)
  }

  /// Makes the pictures of all open captures as large as there is room for them.
  mutating func fitPictures() {
    let picture = captureLayout.picture
    let pictureSize = Size(width: picture.width, height: picture.height)
    changeCaptures { $0.viewport.resize(to: pictureSize, extent: $0.capture.extent) }
  }

  /// Asks for the tiles of the picture that are not there yet, and for those to either side.
  private mutating func requestTiles() -> Job? {
    guard var capture else { return nil }
    let wanted = capture.wantedTiles
    guard wanted != capture.requestedTiles else { return nil }
    capture.requestedTiles = wanted
    self.capture = capture
    return .tiles(captureID: capture.id, wanted)
  }

  /// Asks for better tiles where those of the picture left samples out.
  private mutating func requestRefinements() -> Job? {
    guard var capture else { return nil }
    let wanted = capture.refinableTiles
    guard wanted != capture.requestedRefinements else { return nil }
    capture.requestedRefinements = wanted
    self.capture = capture
    return .refine(captureID: capture.id, wanted)
  }
}
