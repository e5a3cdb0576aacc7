import Labels
import TerminalKit

/// A step of the tutor: what to do, and when it is done.
enum TutorStep: Int, CaseIterable, Sendable {
  case move, zoom, showAll, startBox, finishBox, moveEdge, undo, trainingImage, back, save, palette,
    end

  /// What the user shall do, with the keys of this state's keymap.
  func text(_ state: AppState) -> String {
    func key(_ command: Command) -> String { state.keyName(command) }
    func keys(_ commands: [Command]) -> String { commands.map(key).joined(separator: " ") }
    let moves = keys([Direction.left, .down, .up, .right].map { .view(.move($0, cells: 1)) })
    let tens = keys([Direction.left, .down, .up, .right].map { .view(.move($0, cells: 10)) })
    switch self {
    case .move:
      return "Move the crosshair with \(moves) or the arrow keys. \(tens) go ten cells."
    case .zoom:
      return "Zoom in on a bright signal with \(key(.view(.zoom(.x, in: true))))."
    case .showAll: return "See the whole capture again: \(key(.view(.fit)))."
    case .startBox:
      return "Go to the lower left corner of a signal, and start a box: \(key(.box(.anchor)))."
    case .finishBox:
      return
        "Go to the opposite corner. Then \(key(.box(.typeClass))), type burst, and press Enter."
    case .moveEdge:
      return
        "Select the box with \(key(.box(.next))), choose an edge with \(key(.box(.nextPart))), "
        + "and move it with \(moves)."
    case .undo: return "Take the last change back: \(key(.box(.undo)))."
    case .trainingImage:
      return "See this window as a model sees it: \(key(.sample(.preview)))."
    case .back: return "Back to the capture: \(key(.sample(.preview)))."
    case .save:
      return "Save the window with its box as a training sample: \(key(.sample(.saveWindow)))."
    case .palette:
      return
        "Find any command by words: \(key(.comfort(.palette))). Look for zoom, then press Enter."
    case .end:
      return "Done. \(key(.application(.help))) shows all keys, \(key(.application(.quit))) quits. "
        + "Next: labeltui FOLDER with your own captures."
    }
  }

  /// Whether the user did it between two states.
  func isDone(from before: AppState, to after: AppState) -> Bool {
    switch self {
    case .move: before.canvas != nil && before.canvas?.crosshair != after.canvas?.crosshair
    case .zoom: after.canvas.map { !$0.plane.showsAll } ?? false
    case .showAll: after.canvas?.plane.showsAll == true
    case .startBox: after.canvas?.drawnBox != nil
    case .finishBox: (after.canvas?.boxes.count ?? 0) > (before.canvas?.boxes.count ?? 0)
    case .moveEdge, .undo:
      before.canvas != nil && after.canvas != nil && before.canvas?.boxes != after.canvas?.boxes
    case .trainingImage: if case .preview = after.place { true } else { false }
    case .back: after.canvas != nil
    case .save: after.canvas?.boxes.contains { $0.savedSample != nil } ?? false
    case .palette: before.prompt?.purpose == .palette && after.prompt == nil
    case .end: false
    }
  }
}
