import FoundationEssentials
import Foundations
import Imaging
import Labels
import TerminalKit

/// Pitches: opening them, going from row to row, and results of jobs on them.
extension AppState {
  /// Performs `command` on the pitch on the screen; does nothing if there is none.
  mutating func perform(_ command: PitchCommand, times: Int) -> [Job] {
    guard let pitch else { return [] }
    let row = pitch.awaitedRow ?? pitch.row
    switch command {
    case .next: return show(row: row + times)
    case .previous: return show(row: row - times)
    case .nextDetection, .previousDetection:
      return step(
        times, forward: command == .nextDetection, among: pitch.detectionRows,
        noneLeft: "No camera saw the ball in a")
    case .nextKeyFrame, .previousKeyFrame:
      return step(
        times, forward: command == .nextKeyFrame, among: pitch.pitch.keyRows,
        noneLeft: "There is no key frame in a")
    case .nextCamera:
      changePitch { $0.showNextCamera() }
      return self.pitch.map { [$0.request(row: $0.awaitedRow ?? $0.row)] } ?? []
    case .toggle(let kind):
      changePitch { $0.lines.formSymmetricDifference([kind]) }
      let isShown = self.pitch?.lines.contains(kind) == true
      showInfo("\(isShown ? "Shown" : "Hidden"): \(kind.title)")
      return []
    case .interpolate: return interpolate()
    }
  }

  /// Requests the frames of `row`, or else of the first or last row.
  mutating func show(row: Int) -> [Job] {
    guard let pitch else { return [] }
    let current = pitch.awaitedRow ?? pitch.row
    let wanted = min(max(0, row), pitch.pitch.rowCount - 1)
    guard wanted != current else {
      if row != current {
        showInfo(row > current ? "This is the last frame." : "This is the first frame.")
      }
      return []
    }
    changePitch { $0.awaitedRow = wanted }
    return [pitch.request(row: wanted)]
  }

  /// Goes `times` rows of `rows` further, or to the last one that there is.
  private mutating func step(
    _ times: Int, forward: Bool, among rows: [Int], noneLeft: String
  ) -> [Job] {
    guard let pitch else { return [] }
    let current = pitch.awaitedRow ?? pitch.row
    let ahead = forward ? rows.filter { $0 > current } : rows.reversed().filter { $0 < current }
    guard let target = ahead.prefix(times).last else {
      showInfo("\(noneLeft) \(forward ? "later" : "earlier") frame.")
      return []
    }
    return show(row: target)
  }

  /// Requests the frames of the last row.
  mutating func showLastRow() -> [Job] { pitch.map { show(row: $0.pitch.rowCount - 1) } ?? [] }

  /// After a change that the user may not see: goes to a row whose boxes differ from those of `before`, unless the
  /// row on the screen does.
  mutating func showRow(ofChangeFrom before: [Annotation]) -> [Job] {
    guard let pitch else { return [] }
    let after = pitch.canvas.boxes
    let (old, new) = (Set(before), Set(after))
    let changed = before.filter { !new.contains($0) } + after.filter { !old.contains($0) }
    let rows = changed.map(\.box.layer)
    guard let first = rows.min(), !rows.contains(pitch.row) else { return [] }
    return show(row: first)
  }

  /// Keeps `key` until the frames that are being decoded are on the screen, if it means these frames: a user who types
  /// faster than frames are decoded must not change boxes of an earlier frame. Returns whether it was kept.
  mutating func deferUntilFrame(_ key: Key) -> Bool {
    guard let pitch, pitch.awaitedRow != nil, prompt == nil, overlay == nil else { return false }
    if pitch.deferredKeys.isEmpty, case .command(let command) = keymap.match([key], in: keyContext)
    {
      switch command {
      case .application, .display, .pitch(.next), .pitch(.previous), .pitch(.nextDetection),
        .pitch(.previousDetection), .pitch(.nextKeyFrame), .pitch(.previousKeyFrame),
        .pitch(.nextCamera), .pitch(.toggle):
        return false
      case .pitch(.interpolate), .list, .view, .analysis, .picture, .box, .edit, .classes, .finding,
        .proposal, .parameter, .sample, .exchange, .boxList, .windowList, .datasets, .review,
        .dashboard,
        .overlay, .question, .prompt, .comfort:
        break
      }
    }
    changePitch { $0.deferredKeys.append(key) }
    return true
  }

  // MARK: Opening

  /// Opens the pitch in the folder `url` under a new number.
  mutating func openPitch(_ url: URL) -> [Job] {
    let id = nextDocumentID
    nextDocumentID += 1
    beginJob(.opening)
    return [.pitch(.open(url, id: id))]
  }

  /// Handles results of jobs on pitches.
  mutating func handle(_ result: PitchResult) -> [Job] {
    switch result {
    case .opened(let id, let pitch, let first, let annotations, let warnings):
      return show(pitch, first, annotations, warnings, id: id)
    case .failed(let url, let reason):
      changeList { $0.noteUnreadable(url, reason: reason) }
      showError(reason)
    case .decoded(let id, let row):
      let keys = changePitch(withID: id) { $0.showAwaited(row) } ?? []
      for problem in row.problems { showError(problem) }
      return keys.flatMap { handle($0) }
    }
    return []
  }

  private mutating func show(
    _ pitch: LoadedPitch, _ first: PitchRow, _ annotations: [Annotation], _ warnings: [String],
    id: Int
  ) -> [Job] {
    guard case .list = place else { return [.pitch(.close(id: id))] }
    let view = layout(of: .pitch).picture
    let opened = PitchState(
      id: id, pitch: pitch, first: first, annotations: annotations,
      viewSize: Size(width: view.width, height: view.height), dots: pictureFormat.dots)
    if opensOnlyDocument {
      place = .document(.pitch(opened))
    } else {
      enter(.document(.pitch(opened)))
    }
    classes.add(annotations.compactMap(\.label))
    for warning in warnings + first.problems { showWarning(warning) }
    return restoreHistory(annotations, documentID: id) + restorePosition()
      + findInDataset(annotations, documentID: id)
  }
}
