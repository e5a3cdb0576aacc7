import Foundations
import TerminalKit

/// The page of the first run.
extension OverlayText {
  /// What was found, and the keys that matter most.
  static func welcome(_ state: AppState) -> [Line] {
    func row(_ key: String, _ text: String) -> Line {
      Line("  " + key + String(repeating: " ", count: max(1, 8 - key.unicodeScalars.count)) + text)
    }
    return [Line("FOUND", isTitle: true)]
      + found(state).map { Line("  \($0)") }
      + [Line(""), Line("FIVE KEYS", isTitle: true)]
      + fiveKeys(state).map { row($0.0, $0.1) }
      + [
        Line(""), Line("labeltui tutor teaches the rest in three minutes."),
        Line("Every key closes this page, and does its work."),
      ]
  }

  private static func found(_ state: AppState) -> [String] {
    let colors =
      switch state.terminal.colors.colors {
      case .direct: "all colors"
      case .indexed256: "256 colors"
      case .indexed16: "16 colors"
      case .indexed8: "8 colors"
      case .none: "no colors; shades show levels"
      }
    return [
      "Terminal: \(colors), pictures as \(state.pictureFormat.style.title)", documents(state),
    ]
  }

  private static func documents(_ state: AppState) -> String {
    guard let list = state.openList, !list.isLoading else { return "Documents: still searching" }
    var (captures, pictures, pitches) = (0, 0, 0)
    for entry in list.entries {
      switch entry.content {
      case .capture, .rateUnknown: captures += 1
      case .picture: pictures += 1
      case .pitch: pitches += 1
      case .unreadable: break
      }
    }
    let parts = [(captures, "capture"), (pictures, "picture")].filter { $0.0 > 0 }
      .map { Quantity.count($0.0, $0.1) }
    let all = parts + (pitches > 0 ? [Quantity.count(pitches, "pitch", "pitches")] : [])
    return all.isEmpty
      ? "Documents: none here; name a folder"
      : "Documents: "
        + all.joined(separator: ", ")
  }

  private static func fiveKeys(_ state: AppState) -> [(String, String)] {
    let keymap = state.keymap
    let (list, view) = (KeyContext(.list), KeyContext(.view, on: .capture))
    return [
      (keymap.name(of: .list(.open), in: list), "open a document"),
      (keymap.name(of: .box(.anchor), in: view), "start a box in it; a digit gives it a class"),
      (keymap.name(of: .sample(.saveWindow), in: view), "save the window as a training sample"),
      (keymap.name(of: .comfort(.palette), in: list), "find any command by words"),
      (keymap.name(of: .application(.help), in: list), "all keys"),
    ]
  }
}
