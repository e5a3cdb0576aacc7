import Glibc

/// The size of a terminal's window, as the kernel knows it.
struct WindowSize: Equatable, Sendable {
  let cells: Size
  /// Width and height of a cell; nil where the terminal does not tell its pixels.
  let cell: PixelSize?

  /// Nil when `descriptor` is no terminal, or one without a size.
  init?(of descriptor: Int32) {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    cells = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    let cell = PixelSize(
      width: Int(window.ws_xpixel / window.ws_col), height: Int(window.ws_ypixel / window.ws_row))
    self.cell = cell.width > 0 && cell.height > 0 ? cell : nil
  }
}
