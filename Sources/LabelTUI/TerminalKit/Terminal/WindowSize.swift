import Glibc

/// The size of a terminal window, as the kernel reports it.
struct WindowSize: Equatable, Sendable {
  let cells: Size
  /// Width and height of a cell in pixels; nil if the terminal does not report its pixels.
  let cell: PixelSize?

  /// Nil if `descriptor` is not a terminal, or if the terminal has no size.
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
