import Radio
import TerminalKit

/// The format in which pictures are drawn: the style that the user chose, if the terminal supports it.
extension AppState {
  /// The current format of pictures.
  var pictureFormat: PictureFormat {
    guard pictureStyle.graphics != nil else { return PictureFormat(pictureStyle) }
    guard canShow(pictureStyle), let cellSize = terminal.answers.cellSize else {
      return .halfBlocks
    }
    return PictureFormat(pictureStyle, cellSize: cellSize)
  }

  /// The styles that the user can choose: those that the terminal is known to support.
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

  /// Chooses the next style.
  mutating func chooseNextPictureStyle() {
    let styles = pictureStyles
    let index = styles.firstIndex(of: pictureFormat.style) ?? 0
    pictureStyle = styles[(index + 1) % styles.count]
    formatPictures()
    showInfo("Picture: \(pictureStyle.title)")
  }

  /// Sets the dots per cell of all open documents to those of the current format.
  mutating func formatPictures() {
    let dots = pictureFormat.dots
    for kind in DocumentKind.allCases { changeCanvases(of: kind) { $0.plane.setDots(dots) } }
  }

  /// Warns if the terminal does not support the style that the user asked for.
  mutating func checkPictureStyle() {
    guard pictureStyle.graphics != nil, !canShow(pictureStyle) else { return }
    showWarning(
      "This terminal does not report \(pictureStyle.title); run labeltui doctor for details.")
  }
}
