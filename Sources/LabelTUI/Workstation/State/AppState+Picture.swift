import Radio
import TerminalKit

/// How pictures are drawn: what the user chose, as far as the terminal is known to show it.
extension AppState {
  /// The format of pictures at the moment.
  var pictureFormat: PictureFormat {
    guard pictureStyle.graphics != nil else { return PictureFormat(pictureStyle) }
    guard canShow(pictureStyle), let cellSize = terminal.answers.cellSize else {
      return .halfBlocks
    }
    return PictureFormat(pictureStyle, cellSize: cellSize)
  }

  /// The styles that the key goes through: those that the terminal is known to show.
  private var pictureStyles: [PictureStyle] { PictureStyle.allCases.filter(canShow) }

  private func canShow(_ style: PictureStyle) -> Bool {
    let showsRGB = [.direct, .indexed256].contains(terminal.colors.colors)
    switch style {
    case .halfBlocks, .quadrants: return true
    case .sextants: return terminal.hasSextants
    case .sixel: return showsRGB && terminal.hasSixel && terminal.answers.cellSize != nil
    case .kitty: return showsRGB && terminal.hasKittyGraphics && terminal.answers.cellSize != nil
    }
  }

  /// Draws pictures in the next style.
  mutating func chooseNextPictureStyle() {
    let styles = pictureStyles
    let index = styles.firstIndex(of: pictureFormat.style) ?? 0
    pictureStyle = styles[(index + 1) % styles.count]
    formatPictures()
    showInfo("Picture: \(pictureStyle.title)")
  }

  /// Divides the cells of all pictures by the format that is in force now.
  mutating func formatPictures() {
    let dots = pictureFormat.dots
    changeCanvases { $0.plane.setDots(dots) }
  }

  /// Says so when the terminal turned out not to show what the user asked for.
  mutating func checkPictureStyle() {
    guard pictureStyle.graphics != nil, !canShow(pictureStyle) else { return }
    showWarning(
      "This terminal does not report \(pictureStyle.title); labeltui doctor tells more.")
  }
}
