/// The protocols by which pictures in pixels are sent to a terminal.
enum PixelGraphics: String, CaseIterable, Sendable {
  case sixel, kitty
}
